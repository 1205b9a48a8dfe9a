/** What a cell's colour says: engine/sweeps/colour_classes.py for the maps that the browser makes itself. */

import { CONVERGED, DIVERGED, MOVING, STUCK } from "./batch.js";

const [BANDS, NOWHERE] = [10, 255];
export const [UNSETTLED, LOST, MISSING] = [BANDS, BANDS + 1, BANDS + 2];

/** Whether there is no number in a cell. */
export const nowhere = ({ period }, i) => period[i] === NOWHERE;

/** The band of every cell, row by row. */
export function bands(cells, { colour, low, high }, floor) {
  const { status, period, steps, loss } = cells;
  const value = colour === "steps" ? (i) => steps[i] : (i) => loss[i] - floor;
  return Uint8Array.from(status, (kind, i) => {
    if (nowhere(cells, i)) return MISSING;
    if (kind === DIVERGED) return LOST;
    if (colour === "status")
      return kind === CONVERGED ? 0 : kind === STUCK ? 3 : period[i] === 2 ? 1 : period[i] ? 2 : UNSETTLED;
    if (colour === "steps" && kind !== CONVERGED) return UNSETTLED;
    const band = Math.floor((BANDS * (Math.log10(Math.max(value(i), 1e-300)) - low)) / (high - low));
    return Math.min(Math.max(band || 0, 0), BANDS - 1);
  });
}

/** The place of the best run; −1 without one. */
export function best({ status, steps, loss }, colour) {
  const order =
    colour === "loss"
      ? (i) => [Number.isFinite(loss[i]) && status[i] !== DIVERGED, loss[i], steps[i]]
      : (i) => [status[i] === CONVERGED, steps[i], loss[i]];
  let [found, lowest, tie] = [-1, Infinity, Infinity];
  for (let i = 0; i < status.length; i++) {
    const [good, first, second] = order(i);
    if (good && (first < lowest || (first === lowest && second < tie))) [found, lowest, tie] = [i, first, second];
  }
  return found;
}

/** A scale for a map that Python has not seen yet. */
export function scaleOf(cells, colour, limit, floor) {
  const i = best(cells, colour);
  const high = Math.log10(limit);
  if (colour !== "loss")
    return { colour, low: Math.min(i < 0 ? 0 : Math.log10(Math.max(cells.steps[i], 1)), high - 0.01), high };
  const low = i < 0 ? -1 : Math.max(Math.floor(Math.log10(Math.max(cells.loss[i] - floor, 1e-9))), -9);
  return { colour, low, high: Math.max(low + 1, 1) };
}

/** The key of what happened in a cell, for the words of it. */
export function ending(cells, i) {
  if (nowhere(cells, i)) return "missing";
  const kind = cells.status[i];
  return kind === MOVING
    ? cells.period[i]
      ? "oscillating"
      : "moving"
    : kind === CONVERGED
      ? "converged"
      : kind === STUCK
        ? "stuck"
        : "diverged";
}

/** The cells of a batch. */
export function gathered({ x, y, ...cells }, side) {
  const { period, loss, status } = cells;
  for (let i = 0; i < status.length; i++)
    if (Number.isNaN(x[i]) || Number.isNaN(y[i]) || (Number.isNaN(loss[i]) && status[i] !== DIVERGED))
      period[i] = NOWHERE;
  return { ...cells, side };
}
