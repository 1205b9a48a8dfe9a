/** Minima and saddles while a hand moves the ground under them: Newton's method from where they were. */

import { call, columns } from "./program.js";

const [STEPS, STRIDE, STILL, NEAR] = [20, 0.3, 1e-7, 1e-3]; // of Newton, in units of x and y
const SIDE = 33; // of the grid for the lowest place in sight

/** @typedef {import("./types.js").Surface} Surface */

/**
 * The minima from the lowest up, and the saddles, of a surface whose marks were near `starts`; Newton also begins at
 * `side` × `side` places of the view. Python finds them all once the hand lets go. Where none is left of those that
 * there were, the lowest place in sight stands for a minimum.
 * @param {Surface} surface @param {number[][]} starts
 * @returns {{minima: number[][], saddles: number[][], floor: number}}
 */
export function marks({ program, gradient, hessian, view, minima: before }, starts, side = 0) {
  /** @type {Record<"minima" | "saddles", number[][]>} */
  const found = { minima: [], saddles: [] };
  for (const start of [...starts, ...places(view, side)]) {
    const at = stationary(gradient, hessian, [start[0], start[1]]);
    if (!at || !inSight(view, at)) continue;
    const [a, b, , d] = call(hessian, at);
    const kind = a * d - b * b < 0 ? "saddles" : a + d > 0 ? "minima" : null;
    if (kind && found[kind].every(([x, y]) => Math.hypot(x - at[0], y - at[1]) > NEAR)) found[kind].push(at);
  }
  const lowest = lowestOf(program, view);
  const minima = found.minima.map(([x, y]) => [x, y, call(program, [x, y])[0]]);
  if (!minima.length && before.length && lowest) minima.push(lowest);
  minima.sort((one, other) => one[2] - other[2]);
  const losses = [minima[0], lowest].filter(Boolean).map((/** @type {any} */ point) => point[2]);
  return { minima, saddles: found.saddles, floor: losses.length ? Math.min(...losses) : 0 };
}

/** Whether a point lies in or around the view, as far out as Python looks. */
const inSight = (/** @type {number[]} */ [x0, x1, y0, y1], /** @type {number[]} */ [x, y]) =>
  Math.abs(2 * x - x0 - x1) <= 1.5 * (x1 - x0) && Math.abs(2 * y - y0 - y1) <= 1.5 * (y1 - y0);

/**
 * Where the slope is 0 near a point, or null.
 * @param {Surface["gradient"]} gradient @param {Surface["hessian"]} hessian @param {[number, number]} start
 */
function stationary(gradient, hessian, [x, y]) {
  for (let k = 0; k < STEPS; k++) {
    const [g, h] = call(gradient, [x, y]);
    const [a, b, , d] = call(hessian, [x, y]);
    const det = a * d - b * b;
    const [right, up] = [(b * h - d * g) / det, (b * g - a * h) / det];
    const length = Math.hypot(right, up);
    if (!Number.isFinite(length)) return null;
    const share = Math.min(1, STRIDE / length);
    x += share * right;
    y += share * up;
    if (length < STILL) return [x, y];
  }
  return null;
}

/** Places of the view, row by row. @param {Surface["view"]} view @param {number} side @returns {number[][]} */
function places([x0, x1, y0, y1], side) {
  const place = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ i) =>
    low + ((high - low) * i) / (side - 1);
  return Array.from({ length: side * side }, (_, i) => [place(x0, x1, i % side), place(y0, y1, Math.floor(i / side))]);
}

/**
 * The lowest point of a grid over the view, with the loss there; none where no loss is a number.
 * @param {Surface["program"]} program @param {Surface["view"]} view
 */
function lowestOf(program, view) {
  const points = places(view, SIDE);
  const [loss] = columns(program, [points.map(([x]) => x), points.map(([, y]) => y)]);
  let least = -1;
  for (let i = 0; i < loss.length; i++) if (Number.isFinite(loss[i]) && !(loss[i] >= loss[least])) least = i;
  return least < 0 ? null : [...points[least], loss[least]];
}
