/** What the views ask of a path at every frame, and how the run ended: engine/outcome/status.py and engine/outcome/score.py in the browser. */

import { call, columns, hypot } from "./program.js";

/** @param {any} catalog surface, reach and tolerance @param {Float64Array} path x0, y0, x1, y1, … @param {number} diverged step or −1 */
export function judge({ surface, reach, tolerance }, path, diverged) {
  const rows = path.length / 2;
  const [x, y] = [new Float64Array(rows), new Float64Array(rows)];
  for (let k = 0; k < rows; k++) {
    x[k] = path[2 * k];
    y[k] = path[2 * k + 1];
  }
  const loss = columns(surface.program, [x, y])[0].slice();
  const [gx, gy] = columns(surface.gradient, [x, y]);
  const norm = new Float64Array(rows);
  const distance = surface.minima.length ? new Float64Array(rows) : null;
  for (let k = 0; k < rows; k++) {
    norm[k] = hypot(gx[k], gy[k]);
    if (distance) distance[k] = nearest(surface.minima, x[k], y[k]);
  }
  const arrival = distance ? distance.findIndex((value) => value <= reach) : -1;
  const calm = norm.findLastIndex((value) => !(value <= tolerance)) + 1;
  const place = diverged < 0 && calm < rows ? where(surface, x[rows - 1], y[rows - 1]) : "";
  const status =
    diverged >= 0
      ? { kind: "diverged", step: diverged, cause: null }
      : calm === rows
        ? { kind: "moving", step: rows - 1, cause: null }
        : { kind: place ? "stuck" : "converged", step: calm, cause: place || null };
  return { rows, loss, norm, distance, arrival: arrival < 0 ? null : arrival, status };
}

function nearest(minima, x, y) {
  let best = Infinity;
  for (const minimum of minima) best = Math.min(best, hypot(x - minimum[0], y - minimum[1]));
  return best;
}

/** What lies where the gradient is tiny: "" at a minimum, else what the signs of the curvatures say. */
export function where({ hessian, minima, view: [x0, x1] }, x, y) {
  // A kink or a flat-bottomed minimum has no definite Hessian, and is a minimum all the same.
  if (nearest(minima, x, y) < 1e-6 * (x1 - x0)) return "";
  const [a, b, , d] = call(hessian, [x, y]);
  const [mean, half] = [(a + d) / 2, hypot((a - d) / 2, b)];
  const [low, high] = [mean - half, mean + half];
  const flat = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  return low > flat ? "" : low >= -flat ? "plateau" : high < -flat ? "maximum" : "saddle";
}
