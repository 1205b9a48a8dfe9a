/** The numbers of a step by name: what the run recorded, and what the rule computes from it on the way. */

import { call, compile } from "../../core/program.js";

export const AXES = [0, 1];
const EARLIER = { before: "state", earlier: "gradient" }; // as recorded one step before

/** The names of a number's coordinates, or of the number itself. */
export const spread = (name, wide) => (wide ? AXES.map((axis) => `${name}.${axis}`) : [name]);
/** What was recorded under a name in row `row` of a run. */
export const at = ({ names, history }, name, row) => history[row * names.length + names.indexOf(name)];
/** What step k, from 0 on, added to a coordinate. */
export const moved = ({ path }, axis, k) => path[2 * k + 2 + axis] - path[2 * k + axis];

/** What is known of step k of a run, from 0 on, by name. */
export function reader({ inputs, slots, computed, program, first, begin }) {
  const [step, start] = [compile(program), compile(begin)];
  const places = [
    ...slots.flatMap((wide, index) => spread(index, true).slice(0, 1 + wide)),
    ...computed.flatMap(([name, wide]) => spread(name, wide)),
  ];
  const before = first.flatMap(([name, wide]) => spread(name, wide));
  return (runner, k) => {
    const read = (name) => {
      const [kind, axis] = name.split(".");
      if (kind === "rule") return runner.cycled?.[name.slice(5)]?.[k] ?? Number(runner.values[name.slice(5)]);
      if (kind === "theta") return runner.path[2 * k + +axis];
      if (kind === "update") return moved(runner, +axis, k);
      if (kind in EARLIER) return k ? at(runner, name.replace(kind, EARLIER[kind]), k - 1) : NaN;
      return kind === "lr" ? runner.lr[k] : at(runner, name, k);
    };
    const known = new Map(inputs.map((name) => [name, read(name)]));
    if (!k)
      call(start, [...known.values()]).forEach(
        (value, index) => known.has(before[index]) && known.set(before[index], value),
      );
    call(step, [...known.values()]).forEach((value, index) => known.set(places[index], value));
    return (name) => known.get(name) ?? read(name);
  };
}
