/** Why each of many runs diverged: `Settled.causes` of engine/batch/settle.py in the browser. */

import { DIVERGED } from "./batch.js";
import { OUTSIDE, OVERSHOT, UNDEFINED, departures } from "./ending.js";
import { differs } from "./lines.js";
import { run } from "./loop.js";

/**
 * Fills in why runs diverged: looked for only where somebody asks.
 * @param {import("./types.js").Ends} found by `settling`
 * @param {Parameters<typeof import("./batch.js").settling>} asked what it was asked
 */
export function withCauses(found, ...asked) {
  const [programs, values, starts, , catalog] = asked;
  const one = (/** @type {number | Float64Array} */ value, /** @type {number} */ i) =>
    differs(value) ? value[i] : Number(value);
  const start = (/** @type {number} */ i) => starts.map((value) => one(value, i));
  const gone = Int32Array.from(found.status.keys()).filter((i) => found.status[i] === DIVERGED);
  const finite = (/** @type {number} */ i) => Number.isFinite(found.x[i]) && Number.isFinite(found.y[i]);
  // UNDEFINED at a point means: no loss there.
  const left = (/** @type {number} */ i) => finite(i) && found.cause[i] !== UNDEFINED;
  departures(catalog, found, gone.filter(left), start);
  for (const i of gone) {
    if (!found.steps[i]) found.cause[i] = OUTSIDE;
    else if (!finite(i)) {
      const own = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, one(value, i)]));
      const { made } = run(programs.rule, programs.plan, own, start(i), found.steps[i], catalog.bound);
      found.cause[i] = made === null ? OVERSHOT : UNDEFINED;
    }
  }
  return found;
}
