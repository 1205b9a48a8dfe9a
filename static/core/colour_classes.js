/** What a cell's colour says: engine/sweeps/colour_classes.py for the maps that the browser makes itself. */

import { CONVERGED, DIVERGED, MOVING, STUCK } from "./batch.js";

const NOWHERE = 255; // the period of a cell without a number
/** How many steps of colour there are, and the bands after them. */
export const BANDS = 10;
export const [UNSETTLED, LOST, MISSING] = [BANDS, BANDS + 1, BANDS + 2];

/** The bands of a map of endings, in their order. */
export const ENDINGS = ["converged", "two", "more", "stuck"];

/**
 * What became of the run of each cell, row by row; `side` cells in a row.
 * @typedef {import("./types.js").Ends} Ends
 * @typedef {Pick<Ends, "status" | "period" | "steps" | "arrived" | "loss"> & {side?: number}} Cells
 */
/**
 * What the colour says, and the decimal logarithms at its ends.
 * @typedef {{colour: string, low: number, high: number}} Scale
 */

/**
 * What happened in a cell, as the key of its words.
 * @param {Pick<Cells, "status" | "period">} cells
 * @param {number} i
 */
export function ending(cells, i) {
  if (cells.period[i] === NOWHERE) return "missing";
  const kind = cells.status[i];
  if (kind === MOVING) return cells.period[i] ? "oscillating" : "moving";
  return kind === CONVERGED ? "converged" : kind === STUCK ? "stuck" : "diverged";
}

/**
 * The band of every cell, row by row.
 * @param {Cells} cells @param {Scale} scale @param {number} floor of the surface
 */
export function bands(cells, { colour, low, high }, floor) {
  const { status, period, arrived, loss } = cells;
  const value = (/** @type {number} */ i) => (colour === "steps" ? arrived[i] : loss[i] - floor);
  return Uint8Array.from(status, (_, i) => {
    const what = ending(cells, i);
    if (what === "missing") return MISSING;
    if (what === "diverged") return LOST;
    if (colour === "status") {
      if (what === "moving") return UNSETTLED;
      return ENDINGS.indexOf(what !== "oscillating" ? what : period[i] === 2 ? "two" : "more");
    }
    if (colour === "steps" && arrived[i] < 0) return UNSETTLED;
    const band = Math.floor((BANDS * (Math.log10(Math.max(value(i), 1e-300)) - low)) / (high - low));
    return Math.min(Math.max(band || 0, 0), BANDS - 1);
  });
}

/** The place of the best run; −1 without one. @param {Cells} cells @param {string} colour */
export function best({ status, steps, arrived, loss }, colour) {
  const good = (/** @type {number} */ i) =>
    colour === "loss"
      ? Number.isFinite(loss[i]) && status[i] !== DIVERGED
      : arrived[i] >= 0 && Number.isFinite(loss[i]);
  const [one, other] = colour === "loss" ? [loss, steps] : [arrived, loss];
  let [found, lowest, tie] = [-1, Infinity, Infinity];
  for (let i = 0; i < status.length; i++) {
    const [first, second] = [one[i], other[i]];
    if (good(i) && (first < lowest || (first === lowest && second < tie))) [found, lowest, tie] = [i, first, second];
  }
  return found;
}

/**
 * A scale for a map that Python has not seen yet.
 * @param {Cells} cells @param {string} colour @param {number} limit steps @param {number} floor of the surface
 * @returns {Scale}
 */
export function scaleOf(cells, colour, limit, floor) {
  const i = best(cells, colour);
  const high = Math.log10(limit);
  if (colour !== "loss")
    return { colour, low: Math.min(i < 0 ? 0 : Math.log10(Math.max(cells.arrived[i], 1)), high - 0.01), high };
  const low = i < 0 ? -1 : Math.max(Math.floor(Math.log10(Math.max(cells.loss[i] - floor, 1e-9))), -9);
  return { colour, low, high: Math.max(low + 1, 1) };
}

/** The cells of a batch. @param {import("./types.js").Ends} ends @param {number} side */
export function gathered({ x, y, ...cells }, side) {
  const { period, loss, status } = cells;
  for (let i = 0; i < status.length; i++)
    if (Number.isNaN(x[i]) || Number.isNaN(y[i]) || (Number.isNaN(loss[i]) && status[i] !== DIVERGED))
      period[i] = NOWHERE;
  return { ...cells, side };
}

/**
 * What occurs on a map besides the ten steps of colour: the band, the name of its words, and its look.
 * @param {Set<number>} there the bands of all cells @param {string} colour what it says
 * @param {boolean} floor whether the loss has a lowest point
 * @returns {[number, string, string?][]}
 */
export function occurring(there, colour, floor) {
  /** @type {[number, string, string?][]} */
  const all = [
    ...(colour === "status" ? ENDINGS.map((name, band) => /** @type {[number, string]} */ ([band, name])) : []),
    [UNSETTLED, colour === "status" ? "moving" : "unsettled"],
    [LOST, floor ? "diverged" : "left", "lost"],
    [MISSING, "missing", "nowhere"],
  ];
  return all.filter(([band]) => there.has(band));
}
