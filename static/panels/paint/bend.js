/**
 * The landscape while it is shaped: the programs of stage/painting_programs.py with its numbers filled in. A drag sets
 * constants and compiles nothing.
 */

import { prepare } from "../../core/loop.js";
import { call, compile, filled } from "../../core/program.js";
import { marks } from "../../core/stationary.js";

/**
 * @typedef {import("./shapes.js").Shape} Shape
 * @param {any} bend what the page says of the programs
 * @returns {(shapes: Shape[], bowl: number, old: any) => [surface: any, change: (rule: any) => any]}
 */
export function bender({ count, programs, exponent, rules, views }) {
  const [compiled, form] = [programs.map(compile), compile(exponent)];
  const whole = prepare({ rules, plans: [], views }).rules;
  const same = (one, other) => one.kind === other.kind && JSON.stringify(one.fixed) === JSON.stringify(other.fixed);

  return (shapes, bowl, old) => {
    const values = new Float64Array(1 + 6 * count);
    values[0] = bowl;
    shapes.slice(0, count).forEach(([x, y, height, ...sizes], i) => {
      values.set([x, y, height, ...call(form, sizes)], 1 + 6 * i);
    });
    const [program, gradient, hessian] = compiled.map((each) => filled(each, values));
    const bent = { ...old, program, gradient, hessian };
    const near = [...old.minima, ...old.saddles, ...shapes];
    const known = new Map();
    const change = (rule) => {
      if (!known.has(rule)) known.set(rule, seen(rule, values));
      return known.get(rule);
    };
    return [{ ...bent, ...marks(bent, near) }, change];
  };

  /** A rule on this landscape, with the chance that it had; none where Python has to say its programs first. */
  function seen(rule, values) {
    const found = whole.find((each) => same(each, rule));
    if (!found) return undefined;
    const { feeds, numbers } = rule.view;
    const view = { feeds, numbers, loss: filled(found.view.loss, values) };
    return { ...found, step: filled(found.step, values), view };
  }
}
