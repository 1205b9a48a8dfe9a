/** The curvature of a surface where it is one number for all: engine/tuning/quadratic.py in the browser. */

import { hypot } from "./operations.js";
import { call } from "./program.js";

const [ACROSS, UP] = [7, 5]; // points of the view where the Hessian is compared
const SAME = 1e-9; // of its largest entry

const known = new WeakMap();

/**
 * The largest eigenvalue of a Hessian that is positive and the same everywhere; null for every other surface.
 * @param {{hessian: import("./program.js").Program, view: [number, number, number, number]}} surface
 * @returns {number | null}
 */
export function steepest(surface) {
  if (!known.has(surface)) known.set(surface, constant(surface));
  return known.get(surface);
}

/** @param {{hessian: import("./program.js").Program, view: [number, number, number, number]}} surface */
function constant({ hessian, view: [x0, x1, y0, y1] }) {
  /** @type {number[]} */ let first = [];
  let least = first;
  let most = first;
  for (let i = 0; i < ACROSS * UP; i++) {
    const x = x0 + ((x1 - x0) * (i % ACROSS)) / (ACROSS - 1);
    const y = y0 + ((y1 - y0) * Math.floor(i / ACROSS)) / (UP - 1);
    const here = Array.from(call(hessian, [x, y]));
    if (!here.every(Number.isFinite)) return null;
    if (i === 0) first = least = most = here;
    least = least.map((value, k) => Math.min(value, here[k]));
    most = most.map((value, k) => Math.max(value, here[k]));
  }
  const largest = Math.max(...least.map(Math.abs), ...most.map(Math.abs));
  if (most.some((value, k) => value - least[k] > SAME * largest)) return null;
  const [a, b, , d] = first;
  const [mean, half] = [(a + d) / 2, hypot((a - d) / 2, b)];
  return mean - half > 0 ? mean + half : null;
}
