/**
 * A surface whose programs take its own numbers as their last inputs (stage/numbered.py): filled in, it is a surface as
 * any other, and another number compiles nothing.
 */

import { filled } from "../core/program.js";
import { marks } from "../core/stationary.js";

const SIDE = 7; // places along each side of the view where minima and saddles are looked for besides
const PARTS = ["program", "gradient", "hessian"];

/** Its own numbers as the catalog says them, by name; none where it has no sliders. */
export const numbersOf = ({ numbers = [] }) => Object.fromEntries(numbers.map(({ name, value }) => [name, value]));

/** The values in the order in which its programs take them: by name, or without names those of the catalog. */
const inOrder = ({ numbers, values: told }, values) =>
  numbers ? numbers.map(({ name }) => Number(values[name])) : told;

/**
 * The surface of a catalog with its numbers filled in.
 * @param {any} surface with compiled programs
 */
export function begun(surface) {
  if (!surface.values) return surface;
  const { program, gradient, hessian } = surface;
  return withPrograms({ ...surface, forms: { program, gradient, hessian } }, numbersOf(surface));
}

/**
 * The same surface at other numbers, with minima and saddles near those of `before`; Python finds them all on release.
 * @param {any} surface as it was begun @param {Record<string, number>} values @param {any} before at other numbers
 */
export function at(surface, values, before) {
  const found = withPrograms(surface, values);
  return { ...found, ...marks(found, [...before.minima, ...before.saddles], SIDE) };
}

const withPrograms = (surface, values) => {
  const list = inOrder(surface, values);
  return { ...surface, ...Object.fromEntries(PARTS.map((part) => [part, filled(surface.forms[part], list)])) };
};

/**
 * Makes of each rule the one that sees the surface at these numbers; of one rule always the same.
 * @param {any} surface as it was begun @param {Record<string, number>} values
 */
export function seeing(surface, values) {
  if (!surface.forms) return (rule) => rule;
  const list = inOrder(surface, values);
  const [rules, views] = [new Map(), new Map()];
  const once = (known, key, make) => known.get(key) ?? known.set(key, make()).get(key);
  return (rule) =>
    once(rules, rule, () => ({
      ...rule,
      step: filled(rule.step, list),
      view: once(views, rule.view, () => ({ ...rule.view, loss: filled(rule.view.loss, list) })),
    }));
}
