/** Kept rows: an ensemble keeps the losses and places of some steps only. */

/**
 * The index of the last kept row that is no later than a step.
 * @param {number[]} rows their steps
 * @param {number} step
 */
export const upTo = (rows, step) =>
  Math.max(
    rows.findLastIndex((row) => row <= step + 1e-9),
    0,
  );
