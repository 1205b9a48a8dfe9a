/** Minima and saddles while a hand moves the ground under them: Newton's method from where they were. */

import { call, columns } from "../../core/program.js";

const [STEPS, STRIDE, STILL, NEAR] = [20, 0.3, 1e-7, 1e-3]; // of Newton, in units of x and y
const SIDE = 33; // of the grid for the lowest place in sight

/**
 * The minima from the lowest up, and the saddles, of a surface whose marks were near `starts`. Python finds them all
 * once the hand lets go. Where none is left, the lowest place in sight stands for a minimum, so that heights are
 * counted from a floor as before.
 * @param {any} surface @param {number[][]} starts
 */
export function marks({ program, gradient, hessian, view }, starts) {
  const found = { minima: [], saddles: [] };
  for (const start of starts) {
    const at = stationary(gradient, hessian, [start[0], start[1]]);
    if (!at || !inSight(view, at)) continue;
    const [a, b, , d] = call(hessian, at);
    const kind = a * d - b * b < 0 ? "saddles" : a + d > 0 ? "minima" : null;
    if (kind && found[kind].every(([x, y]) => Math.hypot(x - at[0], y - at[1]) > NEAR)) found[kind].push(at);
  }
  const minima = found.minima.map(([x, y]) => [x, y, call(program, [x, y])[0]]);
  if (!minima.length) minima.push(lowest(program, view));
  minima.sort((one, other) => one[2] - other[2]);
  return { minima, saddles: found.saddles, floor: minima[0][2] };
}

/** Whether a point lies in or around the view, as far out as Python looks. */
const inSight = (/** @type {number[]} */ [x0, x1, y0, y1], /** @type {number[]} */ [x, y]) =>
  Math.abs(2 * x - x0 - x1) <= 1.5 * (x1 - x0) && Math.abs(2 * y - y0 - y1) <= 1.5 * (y1 - y0);

/** Where the slope is 0 near a point, or null. */
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

/** The lowest point of a grid over the view, with the loss there. */
function lowest(program, [x0, x1, y0, y1]) {
  const place = (low, high, i) => low + ((high - low) * i) / (SIDE - 1);
  const all = Array.from({ length: SIDE * SIDE }, (_, i) => i);
  const xs = Float64Array.from(all, (i) => place(x0, x1, i % SIDE));
  const ys = Float64Array.from(all, (i) => place(y0, y1, Math.floor(i / SIDE)));
  const [loss] = columns(program, [xs, ys]);
  const least = loss.indexOf(Math.min(...loss));
  return [xs[least], ys[least], loss[least]];
}
