/**
 * The loss while one score is dragged: the programs of stage/outlier_programs.py with the score filled in, and rows
 * that say it.
 */

import { prepare } from "../../core/loop.js";
import { compile, filled } from "../../core/program.js";

/** How many rows each step of a view draws, of data with or without noise; 0 where it uses all of them. */
export const rowsOf = ({ feeds }, { noisy }) => Math.floor((feeds - (noisy && feeds ? 2 : 0)) / 2);

/**
 * @param {any} data what the page says of its regression
 * @returns {(slip: number, steps: number, old: any) => [surface: any, change: (rule: any) => any]}
 */
export function bender(data) {
  const {
    bend: { programs, rules, views },
    hours,
    wrong,
    least,
    fine,
  } = data;
  const compiled = programs.map(compile);
  const whole = prepare({ rules, plans: [], views }).rules;
  const same = (a, b) => a.kind === b.kind && JSON.stringify(a.fixed) === JSON.stringify(b.fixed);

  /** A rule on mini-batches: the wrong row has another score. */
  function told(rule, slip) {
    const { view } = rule;
    const count = rowsOf(view, data);
    const numbers = view.numbers.slice();
    for (let at = 0; at < numbers.length; at += view.feeds) {
      for (let i = at; i < at + count; i++) if (numbers[i] === hours[wrong]) numbers[i + count] = slip;
    }
    return { ...rule, view: { ...view, numbers } };
  }

  /** A rule on all rows: the inputs of each step are the score, then its noise. */
  function fed({ view: { feeds, numbers } }, bent, slip, steps) {
    const wide = bent.view.feeds;
    const all = new Float64Array(wide * steps);
    for (let k = 0; k < steps; k++) {
      all[wide * k] = slip;
      all.set(numbers.subarray(feeds * k, feeds * (k + 1)), wide * k + 1);
    }
    return { ...bent, view: { ...bent.view, numbers: all } };
  }

  return (slip, steps, old) => {
    const [program, gradient, hessian] = compiled.map((each) => filled(each, [slip]));
    const best = least[Math.round(slip * fine)];
    const change = (rule) => {
      if (rowsOf(rule.view, data)) return told(rule, slip);
      const bent = whole.find((each) => same(each, rule));
      return bent && fed(rule, bent, slip, steps);
    };
    return [{ ...old, program, gradient, hessian, minima: [best], floor: best[2] }, change];
  };
}
