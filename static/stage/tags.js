/** What a card says of a runner's schedule beyond its numbers. */

import { exact, fill } from "../kit/format.js";

const MOMENTUM = /^(?!schedule\.)(.*\.)?(momentum|beta1)$/;
const CYCLE = /^schedule\.(.*\.)?cycle_momentum$/;
const CYCLED = /^schedule\.(.*\.)?(cycle|base|max)_momentum$/;
const MODE = /^schedule\.(.*\.)?threshold_mode$/;

const named = ({ values }, pattern) => Object.keys(values).find((name) => pattern.test(name));

/**
 * Whether one cycle moves the momentum of this runner, as it does in torch unless it is told not to; "" for no matter.
 */
function momentum(runner, terms, words) {
  const [cycle, field] = [named(runner, CYCLE), named(runner, MOMENTUM)];
  if (!cycle || !field) return "";
  const { symbol } = { ...terms[field], ...runner.params.find(({ name }) => name === field) };
  const [low, high] = ["base", "max"].map((end) => exact(runner.values[cycle.replace("cycle", end)]));
  return fill(words[runner.values[cycle] ? "momentum_cycled" : "momentum_fixed"], { symbol, low, high });
}

/** Whether a setting can do anything for a runner: a cycle of the momentum needs a rule that has one. */
export const concerns = (runner, name) => !CYCLED.test(name) || Boolean(named(runner, MOMENTUM));

/** The declarations of a runner's settings that can do anything for it. */
export const settingsOf = (runner, terms) =>
  runner.params.filter(({ name }) => concerns(runner, name)).map((param) => ({ ...terms[param.name], ...param }));

/** What of a declaration decides how its control is built; where its marks stand may change under the hand. */
export const built = ({ default: _usual, tuned: _tuned, rate: _rate, how: _how, law: _law, value: _value, ...rest }) =>
  rest;

/** The words beside a runner's name and its schedule. */
export const tagsOf = (runner, terms, words) =>
  [hintOf(runner, words) && words.plateau_tag, momentum(runner, terms, words), runner.sees].filter(Boolean).join(" · ");

/** What is worth knowing of a schedule where it does not do what one expects of it. */
export function hintOf(runner, words) {
  const mode = named(runner, MODE);
  return mode && runner.values[mode] === "rel" && runner.loss?.some((loss) => loss < 0) ? words.plateau_negative : "";
}

const ROOM = 23; // letters of a name and of what has become of it that fit beside the tools of a narrow open card
/** @param {string} text @returns {number} its length in letters: a Korean syllable is as wide as two */
const wide = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u1100" ? 2 : 1), 0);

/** Whether a name and what has become of its run are too long for a narrow open card. @param {string[]} texts */
export const crowded = (...texts) => texts.reduce((sum, text) => sum + wide(text), 0) > ROOM;
