/**
 * What the views ask of a path at every frame, and how the run ended: engine/outcome/status.py and
 * engine/outcome/score.py in the browser.
 */

import { NONE, OVERSHOT, UNDEFINED, atRest, lost, lying, nearest, overshot } from "./ending.js";
import { hypot } from "./operations.js";
import { call, columns } from "./program.js";

/** @typedef {import("./types.js").Judging} Judging */
/** @typedef {import("./types.js").LastStep} LastStep */
/** @typedef {import("./types.js").Surface} Surface */

const WITHOUT_LOSS = { operation: null, symbol: "gradient", loss: true, rate: null, limit: null };
const LEFT = 1; // how far below a saddle a run has left it, where there is no minimum to reach

/**
 * @param {Judging} catalog
 * @param {Float64Array} path x0, y0, x1, y1, …
 * @param {number} diverged step or −1
 * @param {LastStep} outcome what `run` knows of a last step: what made it undefined, its rate and limit
 */
export function judge(catalog, path, diverged, outcome = {}) {
  const { surface, reach, tolerance } = catalog;
  const rows = path.length / 2;
  const [x, y] = [new Float64Array(rows), new Float64Array(rows)];
  for (let k = 0; k < rows; k++) {
    x[k] = path[2 * k];
    y[k] = path[2 * k + 1];
  }
  const loss = columns(surface.program, [x, y])[0].slice();
  const [gx, gy] = columns(surface.gradient, [x, y]);
  const norm = new Float64Array(rows);
  // How far a run has come: to the nearest minimum; from the nearest saddle where there is none.
  const marks = surface.minima.length ? surface.minima : (surface.saddles ?? []);
  const distance = marks.length ? new Float64Array(rows) : null;
  for (let k = 0; k < rows; k++) {
    norm[k] = hypot(gx[k], gy[k]);
    if (distance) distance[k] = nearest(marks, x[k], y[k]);
  }
  const passed = surface.minima.length && distance ? distance.findIndex((value) => value <= reach) : -1;
  const calm = norm.findLastIndex((value) => !(value <= tolerance)) + 1;
  const nowhere = diverged < 0 && Number.isNaN(loss[rows - 1]); // one step more, and the point would be no number
  const status = nowhere
    ? { kind: "diverged", step: rows - 1, cause: catalog.ends.causes[UNDEFINED], why: WITHOUT_LOSS }
    : diverged < 0
      ? arrived(catalog, path, calm)
      : gone(catalog, path, diverged, outcome);
  return {
    rows,
    loss,
    norm,
    distance,
    passed: passed < 0 ? null : passed,
    left: leaving(surface, loss),
    arrival: status.kind !== "diverged" ? staying(surface.minima, reach, x, y) : null,
    status,
  };
}

/**
 * The step from which the loss stays below that of the saddle by more than LEFT; null where it has not left.
 * @param {Surface} surface @param {Float64Array} loss
 */
function leaving({ program, minima, saddles }, loss) {
  if (minima.length || !saddles?.length) return null;
  const level = Math.min(...saddles.map((saddle) => call(program, saddle)[0])) - LEFT;
  const since = loss.findLastIndex((value) => !(value < level)) + 1;
  return since < loss.length ? since : null;
}

/**
 * The step from which a run stays within reach of the minimum it ends at; null where it ends at none.
 * @param {Surface["minima"]} minima @param {number} reach @param {Float64Array} x @param {Float64Array} y
 */
function staying(minima, reach, x, y) {
  const near = (/** @type {number[]} */ [homeX, homeY], /** @type {number} */ k) =>
    hypot(x[k] - homeX, y[k] - homeY) <= reach;
  const last = x.length - 1;
  const since = minima
    .filter((minimum) => near(minimum, last))
    .map((minimum) => x.findLastIndex((_, k) => !near(minimum, k)) + 1);
  return since.length ? Math.min(...since) : null;
}

/** @param {Float64Array} path @param {number} k */
const point = (path, k) => [path[2 * k], path[2 * k + 1]];

/**
 * The status of a run that has not diverged.
 * @param {Judging} catalog @param {Float64Array} path @param {number} calm since which step
 */
function arrived(catalog, path, calm) {
  const steps = path.length / 2 - 1;
  const end = point(path, steps);
  if (!atRest(catalog, point(path, Math.max(steps - 1, 0)), end, calm, steps))
    return { kind: "moving", step: steps, cause: null, why: null };
  const place = lying(catalog, end[0], end[1]);
  const cause = place === NONE ? null : catalog.ends.causes[place];
  return { kind: cause ? "stuck" : "converged", step: calm, cause, why: null };
}

/**
 * The status of a run that has; its path holds the row where it did only if that is finite.
 * @param {Judging} catalog @param {Float64Array} path @param {number} step @param {LastStep} outcome
 */
function gone(catalog, path, step, outcome) {
  const end = path.length / 2 > step ? point(path, step) : [NaN, NaN];
  let cause = lost(catalog, point(path, 0), end, step);
  if (cause === UNDEFINED && outcome.made === null) cause = OVERSHOT;
  const why = cause === OVERSHOT ? overshot(catalog, path, step, outcome) : cause === UNDEFINED ? outcome.made : null;
  return { kind: "diverged", step, cause: catalog.ends.causes[cause], why: why ?? null };
}
