/** What a card says of a runner's schedule beyond its numbers. */

import { exact, fill } from "../kit/format.js";

const MOMENTUM = /^(?!schedule\.)(.*\.)?(momentum|beta1)$/;
const CYCLE = /^schedule\.(.*\.)?cycle_momentum$/;
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

/** The words beside a runner's name. */
export const tagsOf = (runner, terms, words) =>
  [runner.schedule?.title, momentum(runner, terms, words), runner.sees].filter(Boolean).join(" · ");

/** What is worth knowing of a schedule where it does not do what one expects of it. */
export function hintOf(runner, words) {
  const mode = named(runner, MODE);
  return mode && runner.values[mode] === "rel" && runner.loss?.some((loss) => loss < 0) ? words.plateau_negative : "";
}
