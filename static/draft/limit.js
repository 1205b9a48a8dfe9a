/** The largest stable learning rate of a runner, where theory knows it exactly: engine/outcome/stability.py. */

import { steepest } from "../core/curvature.js";
import { call } from "../core/program.js";

/**
 * On a quadratic, of descent and momentum: the rate above which the run diverges, and its law in letters. Null
 * elsewhere, where chance has a part in the gradient, and where a schedule changes the rate on the way.
 * @param {any} surface @param {any} rule as core/loop.js has it @param {any} entry values and plan
 * @returns {{rate: number, law: string} | null}
 */
export function limitOf(surface, rule, { values, plan }) {
  if (!rule?.limit || rule.view.feeds || plan) return null;
  const curvature = steepest(surface);
  if (curvature === null) return null;
  const [rate] = call(rule.limit, [...rule.numbers.map((name) => Number(values[name])), curvature]);
  if (!(0 < rate && rate < Infinity)) return null;
  const [usual, whole] = rule.laws;
  return { rate, law: values.weight_decay || values.dampening ? whole : usual };
}
