/** Why a run ended as it did: engine/outcome/cause.py and engine/outcome/status.py in the browser. */

import { hypot } from "./operations.js";
import { call, columns, compile } from "./program.js";

export const [NONE, PLATEAU, MAXIMUM, SADDLE, OVERSHOT, UNBOUNDED, UNDEFINED, OUTSIDE] = [0, 1, 2, 3, 4, 5, 6, 7];

/** @typedef {import("./types.js").EndProgram} EndProgram */
/** @typedef {import("./types.js").EndPrograms} EndPrograms */
/** @typedef {import("./types.js").Judging} Judging */
/** @typedef {import("./types.js").Known} Known */
/** @typedef {import("./types.js").LastStep} LastStep */
/** @typedef {import("./types.js").Program} Program */
/** @typedef {import("./types.js").Sides} Sides */
/** @typedef {import("./types.js").Surface} Surface */

const compiled = new WeakMap();

/** One of the catalog's programs of endings. @param {EndPrograms} ends @param {EndProgram} name @returns {Program} */
function ready(ends, name) {
  const packed = ends[name];
  if (!compiled.has(packed)) compiled.set(packed, compile(packed));
  return compiled.get(packed);
}
/** @param {EndPrograms} ends @param {EndProgram} name @param {number[]} values */
const number = (ends, name, values) => call(ready(ends, name), values)[0];

/** @param {number[][]} minima @param {number} x @param {number} y */
export function nearest(minima, x, y) {
  let best = Infinity;
  for (const minimum of minima) best = Math.min(best, hypot(x - minimum[0], y - minimum[1]));
  return best;
}

/**
 * hypot(x, y) <= radius; a root only where it decides.
 * @param {number} x @param {number} y @param {number} radius
 */
export function within(x, y, radius) {
  const ratio = (x * x + y * y) / (radius * radius);
  return ratio < 0.99 || (!(ratio > 1.01) && hypot(x, y) <= radius);
}

/**
 * Whether a run has diverged that stands at (x, y): farther from the middle of the view than the bound, or nowhere.
 * As in engine/outcome/status.py.
 * @param {number[]} bound x and y of the middle, and how far
 * @param {number} x @param {number} y
 */
export const escaped = (bound, x, y) => !within(x - bound[0], y - bound[1], bound[2]);

/**
 * What lies where the gradient is tiny: NONE at a minimum, else what the signs of the curvatures say.
 * @param {Judging} judging @param {number} x @param {number} y
 */
export function lying({ surface: { hessian, minima, view }, ends }, x, y) {
  // A kink or a flat-bottomed minimum has no definite Hessian, and is a minimum all the same.
  if (nearest(minima, x, y) < 1e-6 * (view[1] - view[0])) return NONE;
  const [a, b, , d] = call(hessian, [x, y]);
  return number(ends, "lying", [a, b, d]);
}

/**
 * Whether a point has no slope, but for rounding, along any direction in which the loss bends down at another.
 * @param {Surface} surface @param {ArrayLike<number>} from @param {ArrayLike<number>} at
 */
export function straight({ gradient, hessian }, from, at) {
  const [a, b, , d] = call(hessian, at);
  const [mean, half] = [(a + d) / 2, hypot((a - d) / 2, b)];
  const [gx, gy] = call(gradient, from).slice();
  if (mean + half < 0) return gx === 0 && gy === 0; // it bends down in every direction
  const low = mean - half;
  const [x, y] = Math.abs(a - low) > Math.abs(d - low) ? [b, low - a] : [low - d, b];
  return Math.abs(gx * x + gy * y) <= 1e-12 * hypot(gx, gy) * hypot(x, y);
}

/**
 * Whether a run that has been calm since a step has come to rest, and does not merely pass by.
 * @param {Judging} judging
 * @param {number[]} before
 * @param {number[]} end its last two points
 * @param {number} calm
 * @param {number} steps
 */
export function atRest({ surface: { gradient }, tolerance, ends: { rest } }, before, end, calm, steps) {
  if (calm > steps) return false;
  if (steps + 1 - calm >= Math.min(rest, steps)) return true;
  const ahead = end.map((value, i) => value + rest * (value - before[i]));
  const [x, y] = call(gradient, ahead);
  return within(x, y, tolerance);
}

/**
 * Why a run diverged that went from one point to another, where its last step may have no number.
 * @param {Judging} judging @param {number[]} start @param {number[]} end @param {number} step
 */
export function lost({ surface, ends }, start, end, step) {
  if (step === 0) return OUTSIDE;
  if (!end.every(Number.isFinite)) return UNDEFINED;
  const last = call(surface.program, end)[0];
  const { lowest, centre, width } = frame(surface);
  if (lowest !== null) return number(ends, "leaving", [lowest, last, last, 0]);
  const [a, b, , d] = call(surface.hessian, end);
  const floor = [...call(ready(ends, "valley"), [...end, ...call(surface.gradient, end), a, b, d])];
  const away = hypot(floor[0] - centre[0], floor[1] - centre[1]) / width;
  const [first, below] = [start, floor].map((point) => call(surface.program, point)[0]);
  return number(ends, "leaving", [first, last, below, away]);
}

/** The lowest declared minimum, null without one; the centre of the view, and its width. @param {Surface} surface */
function frame({ minima, view: [x0, x1, y0, y1] }) {
  const lowest = minima.length ? Math.min(...minima.map((minimum) => minimum[2])) : null;
  return { lowest, centre: [(x0 + x1) / 2, (y0 + y1) / 2], width: x1 - x0 };
}

/**
 * The same for many runs at once: those at the places `who` of `found`, whose ends are finite.
 * @param {Judging} judging @param {import("./types.js").Ends} found
 * @param {Int32Array} who @param {(i: number) => number[]} start
 */
export function departures({ surface, ends }, found, who, start) {
  if (!who.length) return;
  const { lowest, centre, width } = frame(surface);
  const same = (/** @type {number} */ value) => new Float64Array(who.length).fill(value);
  const losses = (/** @type {Float64Array[]} */ points) => columns(surface.program, points)[0].slice();
  const end = [found.x, found.y].map((column) => Float64Array.from(who, (i) => column[i]));
  const last = losses(end);
  let ways;
  if (lowest !== null) ways = [same(lowest), last, last, same(0)];
  else {
    const slope = columns(surface.gradient, end).map((column) => column.slice());
    const [a, b, , d] = columns(surface.hessian, end).map((column) => column.slice());
    const floor = columns(ready(ends, "valley"), [...end, ...slope, a, b, d]).map((column) => column.slice());
    const away = floor[0].map((x, k) => hypot(x - centre[0], floor[1][k] - centre[1]) / width);
    const from = Array.from(who, start);
    const first = losses([0, 1].map((axis) => Float64Array.from(from, (point) => point[axis])));
    ways = [first, last, losses(floor), away];
  }
  const codes = columns(ready(ends, "leaving"), ways)[0];
  who.forEach((i, k) => (found.cause[i] = codes[k]));
}

/**
 * The last point of a path inside the view, or its first.
 * @param {Sides} view @param {Float64Array} path @param {number} rows
 */
function inView([x0, x1, y0, y1], path, rows) {
  for (let k = rows - 1; k > 0; k--) {
    const [x, y] = [path[2 * k], path[2 * k + 1]];
    if (x0 <= x && x <= x1 && y0 <= y && y <= y1) return [x, y];
  }
  return [path[0], path[1]];
}

/**
 * The rate of the step that led out, and the largest stable one where theory knows it and the rate is above it.
 * @param {Judging} judging @param {Float64Array} path @param {number} diverged @param {LastStep} last
 */
export function overshot({ surface, ends }, path, diverged, { rate, limit }) {
  /** @type {Known} */
  const why = { operation: null, symbol: null, loss: false, rate: null, limit: null };
  if (rate === undefined || !Number.isFinite(rate)) return why;
  why.rate = rate;
  const [a, b, , d] = call(surface.hessian, inView(surface.view, path, diverged));
  const most = limit?.(number(ends, "steepest", [a, b, d]));
  if (most !== undefined && 0 < most && most < Math.abs(rate)) why.limit = most;
  return why;
}
