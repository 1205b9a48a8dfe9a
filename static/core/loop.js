/**
 * The race loop in the browser: the programs of engine/trace/loop.py and engine/trace/schedule_program.py, run step by
 * step with full history.
 */

import { escaped } from "./ending.js";
import { origin } from "./origin.js";
import { call, compile, registersOf, runScalar } from "./program.js";

const ROOM = 4e6; // numbers of one history that are worth their memory: beyond, only the path and the rates are kept

/** @typedef {import("./types.js").PackedProgram} PackedProgram */
/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./types.js").Rule} Rule */
/** @typedef {import("./types.js").View} View */

/**
 * @template T
 * @typedef {Omit<T, "start" | "step" | "limit" | "view"> & Record<"start" | "step", PackedProgram> &
 *   {limit?: PackedProgram}} Packed
 */
/** @typedef {Packed<Rule> & {view: number}} PackedRule */
/** @typedef {{feeds: number, numbers: ArrayLike<number>, loss: PackedProgram}} PackedView */

/**
 * Makes the packed programs of rules, plans and views ready to run.
 * @param {{rules: PackedRule[], plans: Packed<Plan>[], views: PackedView[]}} packed
 */
export function prepare({ rules, plans, views }) {
  /** @template {Packed<Rule | Plan>} T @param {T} each */
  const ready = (each) => ({
    ...each,
    start: compile(each.start),
    step: compile(each.step),
    limit: each.limit && compile(each.limit),
  });
  const seen = views.map((view) => ({
    ...view,
    loss: compile(view.loss),
    numbers: new Float64Array(view.numbers),
  }));
  return { rules: rules.map((rule) => ({ ...ready(rule), view: seen[rule.view] })), plans: plans.map(ready) };
}

/** Whether a view has the chance of so many steps. @param {View} view @param {number} steps */
export const covers = ({ feeds, numbers }, steps) => numbers.length >= feeds * steps;

/**
 * One run of a rule, by a plan or none. Row k of the history holds, in the order of `names`, what the rule carries on
 * and what it
 * recorded in step k; `view` is what the rule was shown. A run ends where it has diverged: at a step, or −1, farther
 * from (x, y) than the bound.
 * @param {Rule} rule @param {Plan | null} plan @param {Record<string, any>} values by dotted name
 * @param {number[]} start @param {number} steps @param {number[]} bound x, y and how far
 */
export function run(rule, plan, values, start, steps, bound) {
  const { step, view, carried, recorded } = rule;
  const names = [...carried, ...recorded];
  const numbers = rule.numbers.map((name) => Number(values[name]));
  const base = Number(values[rule.base] ?? rule.base); // by name; or a number that nobody can set
  const registers = registersOf(step);
  registers.set(numbers, 1 + carried.length);
  const fed = 1 + carried.length + numbers.length;
  const { outputs } = step;
  const state = Float64Array.from(call(rule.start, [...start, ...numbers]));
  const history = names.length * steps <= ROOM ? new Float64Array(names.length * steps) : null;
  const path = new Float64Array(2 * (steps + 1));
  const lr = new Float64Array(steps);
  const rate = plan ? planned(plan, values, base, view) : Object.assign(() => base, { read: () => base });
  // What the schedule sets at every step beside the rate, by name: a register of the rule, a place among its outputs.
  const cycled = cycles(rule, plan).map(([name, at, from]) => ({ name, at, from, values: new Float64Array(steps) }));
  const end = (/** @type {number} */ taken, /** @type {number} */ diverged) => {
    const rows =
      diverged < 0
        ? taken + 1
        : diverged + Number(Number.isFinite(path[2 * diverged]) && Number.isFinite(path[2 * diverged + 1]));
    return {
      names,
      history: history && history.subarray(0, names.length * taken),
      path: path.subarray(0, 2 * rows),
      lr: lr.subarray(0, Math.max(rows - 1, 0)),
      cycled: Object.fromEntries(cycled.map((each) => [each.name, each.values.subarray(0, Math.max(rows - 1, 0))])),
      view,
      diverged,
      ...(diverged > 0 && last(diverged - 1)),
    };
  };
  /**
   * What is known of the step that led out: what made it undefined, its rate, and the largest stable one at a
   * curvature.
   * @param {number} k
   */
  const last = (k) => {
    const own = Array.from(registers.subarray(1 + carried.length, fed));
    const finite = Number.isFinite(state[0]) && Number.isFinite(state[1]);
    const { limit: most } = rule;
    const limit = most && ((/** @type {number} */ curvature) => call(most, [...own, curvature])[0]);
    return { made: finite ? undefined : origin(step, registers, names), rate: lr[k], limit };
  };
  path.set(start);
  if (escaped(bound, start[0], start[1])) return end(0, 0);
  for (let k = 0; k < steps; k++) {
    const feeds = view.numbers.subarray(view.feeds * k, view.feeds * (k + 1));
    registers[0] = k;
    registers.set(state, 1);
    registers.set(feeds, fed);
    registers[fed + view.feeds] = lr[k] = rate(k, state, feeds);
    for (const { at, from, values: set } of cycled) registers[1 + carried.length + at] = set[k] = rate.read(from);
    runScalar(step, registers);
    for (let i = 0; i < state.length; i++) state[i] = registers[outputs[i]];
    if (history) for (let i = 0, at = k * names.length; i < names.length; i++) history[at + i] = registers[outputs[i]];
    path[2 * k + 2] = state[0];
    path[2 * k + 3] = state[1];
    if (escaped(bound, state[0], state[1])) return end(k + 1, k + 1);
  }
  return end(steps, -1);
}

/**
 * The rate of each step by a schedule, which remembers on its own and may watch the loss as the step sees it.
 * @param {Plan} plan @param {Record<string, any>} values @param {number} base @param {View} view
 */
function planned({ start, step, memory, numbers, watches }, values, base, { loss }) {
  const set = numbers.map((name) => Number(values[name]));
  const registers = registersOf(step);
  const seen = registersOf(loss);
  const remembered = Float64Array.from(call(start, [base, ...set]));
  registers[1] = base;
  registers.set(set, 3 + memory.length);
  /** @param {number} k @param {ArrayLike<number>} state @param {ArrayLike<number>} feeds */
  const rate = (k, state, feeds) => {
    registers[0] = k;
    if (watches) {
      seen.set([state[0], state[1]]);
      seen.set(feeds, 2);
      runScalar(loss, seen);
      registers[2] = seen[loss.outputs[0]];
    }
    registers.set(remembered, 3);
    runScalar(step, registers);
    for (let i = 0; i < remembered.length; i++) remembered[i] = registers[step.outputs[i + 1]];
    return registers[step.outputs[0]];
  };
  rate.read = (/** @type {number} */ output) => registers[step.outputs[output]];
  return rate;
}

/**
 * The numbers of a rule, or of a rule inside it, that a schedule sets: [name, place among them, output of the
 * schedule].
 * @param {Rule} rule @param {Plan | null} plan @returns {[string, number, number][]}
 */
export function cycles(rule, plan) {
  if (!plan?.cycled) return [];
  const first = 1 + plan.memory.length;
  return plan.cycled.flatMap((field, i) =>
    rule.numbers.flatMap((name, at) =>
      name.split(".").at(-1) === field ? [/** @type {[string, number, number]} */ ([name, at, first + i])] : [],
    ),
  );
}
