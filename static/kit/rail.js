/** The rail of a slider: where a value stands on it, and how keys move a value along it. */

/** @param {number} value */
const round = (value, digits = 3) => Number(value.toPrecision(digits));
/** @param {number} value */
const log = (value) => Math.log10(Math.max(value, Number.MIN_VALUE));

/**
 * From a value to its place on the rail, and back in the digits a hand can mean. Of a β, its distance from 1 counts.
 * @type {Record<string, [(value: number) => number, (place: number) => number]>}
 */
export const SCALES = {
  log: [log, (place) => round(10 ** place)],
  one_minus: [(value) => -log(1 - value), (place) => round(1 - round(10 ** -place), 12)],
  linear: [Number, (place) => round(place)],
  integer: [Number, Math.round],
};

/**
 * The rail of a declared number, and how far a key goes: one percent, on a short scale of whole numbers one.
 * @param {{low: number, high: number, scale: string}} spec
 */
export function railOf({ low, high, scale }) {
  const [warp, unwarp] = SCALES[scale];
  const [min, max] = [warp(low), warp(high)];
  return { min, max, warp, unwarp, step: Math.max((max - min) / 100, Number(scale === "integer")) };
}

/**
 * Each key back takes back a key forth, to the very number where the keys began.
 *
 * The steps go along the rail, whose places are rounded to values; so they are counted from where the first began, and
 * the count, not the rounded value, is what a key changes. A value outside the rail enters it at the nearer end.
 * @param {ReturnType<typeof railOf>} rail
 * @returns {(value: number, by: number) => number} the value after so many steps from a value
 */
export function keySteps({ min, max, step, warp, unwarp }) {
  let [first, last, count] = [NaN, NaN, 0];

  /** The value so many steps from the first. @param {number} steps */
  function at(steps) {
    if (steps === 0) return first;
    const place = warp(first);
    const inside = Math.min(Math.max(place, min), max);
    const entered = place === inside ? steps : steps - Math.sign(steps);
    return unwarp(Math.min(Math.max(inside + entered * step, min), max));
  }

  return (value, by) => {
    if (!Object.is(value, last)) [first, count] = [value, 0]; // something else than a key has moved it since
    const place = warp(first);
    const room = (/** @type {number} */ gap) =>
      gap < 0 ? 0 : Math.ceil(gap / step) + Number(place < min || place > max);
    count = Math.min(Math.max(count + by, -room(place - min)), room(max - place));
    // Steps that rounding makes one with the end of the rail would have to be taken back one by one.
    while (count && at(count) === at(count - Math.sign(count))) count -= Math.sign(count);
    last = at(count);
    return last;
  };
}
