/** The search for learning rates that engine/tuning/rates.py makes in the app, made by this browser. */

import { DIVERGED, settle } from "../core/batch.js";
import { call } from "../core/program.js";
import { good } from "../core/rate_tolerance.js";
import { isRate, replaced } from "../draft/rates.js";

const [COUNT, LONGEST] = [121, 1000]; // rates that are tried, and steps
const OWN = ["formula", "painted"]; // surfaces that nobody has looked at

/** The settings of a race with every rate that was found, and whose it was. @param {any} draft @param {any} model */
export function tuned({ start, steps, numbers, runners }, model) {
  const { race } = model;
  const rates = new Map(
    race.runners.map((runner) => [runner.id, found(runner, race, model.programs(runner, race.steps))]),
  );
  const better = runners.map((entry) => ({ ...entry, values: { ...entry.values, ...rates.get(entry.id) } }));
  return { wished: { start, steps, numbers, runners: better }, whose: [...rates.keys()].filter((id) => rates.get(id)) };
}

/** About COUNT rates over the whole slider, of three digits. @param {{low: number, high: number}} term */
export const tried = ({ low, high }) => [
  ...new Set(Array.from({ length: COUNT }, (_, i) => Number((low * (high / low) ** (i / (COUNT - 1))).toPrecision(3)))),
];

/**
 * The rate that ends lowest, of equally good ones the middle, by its name; null where no rate descends or none is used.
 * @param {any} runner as it is drawn @param {any} race @param {any} programs its rule and its plan
 * @returns {Record<string, number> | null}
 */
export function found(runner, race, programs) {
  const { surface, terms, start, steps } = race;
  const param = runner.params.find(({ name }) => isRate(name));
  if (!param || !programs || !surface.minima.length || replaced(runner)) return null;
  if (runner.tuned) return { [param.name]: runner.tuned.rate };
  const rates = tried({ ...terms[param.name], ...param });
  const values = { ...runner.values, [param.name]: Float64Array.from(rates) };
  const { loss, status } = settle(programs, values, start, Math.min(steps, LONGEST), race);
  let losses = Array.from(loss, (each, i) => (status[i] === DIVERGED ? Infinity : each));
  // A rate between two that are worse was lucky.
  if (OWN.includes(surface.key))
    losses = losses.map((each, i) => Math.max(each, losses[i - 1] ?? Infinity, losses[i + 1] ?? Infinity));
  const [first] = call(surface.program, start);
  const floor = Math.min(...surface.minima.map(([, , lowest]) => lowest));
  const best = good(losses, floor, first)?.best ?? -1;
  return losses[best] < first ? { [param.name]: rates[best] } : null;
}
