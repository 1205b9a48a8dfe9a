/** What is said of runs that ended oddly, and what helps: stage/words_ends.py by the cause of each. */

import { replaced } from "../draft/rates.js";
import { straight } from "../core/ending.js";
import { apart, fill, inText, short } from "../kit/format.js";

const LETTERS = { theta: "Δθ", gradient: "∇f" };
const DIVISIONS = ["0/0", "x/0"];

/** The limit of a rate that the run was above all the way, with its law; null where theory has no exact one. */
const crossed = ({ stable, status: { cause, why } }) => (cause === "overshot" && why?.limit && stable) || null;

/** What made the last step of a run undefined, in words. */
export function operation({ words }, { status: { why }, letters }) {
  // The slope of a loss that has no value is made none; only a division is the slope's own.
  const name = why?.loss && !DIVISIONS.includes(why.operation) ? "f" : (why?.symbol ?? "theta");
  const symbol = LETTERS[name] ?? letters?.[name] ?? name;
  const key = why?.operation?.replace(/^log.+/, "log");
  return fill(words[`made_${key}`] ?? words.made_other, { symbol });
}

function numbersOf({ rate: edge, law }, { status: { why } }) {
  const [rate, limit] = apart(why.rate, edge);
  return { rate, limit, law };
}

function rateSymbol({ terms }, runner) {
  const name = replaced(runner, runner.status.step);
  const own = runner.params.find((param) => param.name === name)?.symbol;
  return name ? inText(own ?? terms?.[name]?.symbol ?? "η") : "η";
}

/** What helps against the end of one run; "" where nothing is known to. `named`: the limit has been told. */
export function advice(race, runner, named = Boolean(crossed(runner))) {
  const { words } = race;
  const { values, norm, status } = runner;
  const { cause, why } = status;
  const own = (name) => values[name] ?? values[`inner.${name}`];
  if (cause === "overshot") {
    if (own("damping") !== undefined) return fill(words.advice_damping, { symbol: rateSymbol(race, runner) });
    const [rate, limit] = why?.limit ? apart(why.rate, why.limit) : [short(why?.rate ?? NaN), ""];
    const numbers = { symbol: rateSymbol(race, runner), rate, limit };
    const scheduled = why?.rate && replaced(runner, status.step);
    const known = named ? "smaller" : why?.limit ? "limit" : scheduled ? "scheduled" : "smaller";
    return fill(words[`advice_${known}`], numbers);
  }
  if (cause === "undefined") {
    if (why?.loss) return words.advice_loss;
    if (own("centered") && why?.operation !== "0/0") return words.advice_centered;
    if (!DIVISIONS.includes(why?.operation)) return "";
    if (Number(own("epsilon") ?? NaN) === 0) return words.advice_epsilon;
    return own("damping") === undefined ? "" : words.advice_damp;
  }
  // Newton's rule as it is goes wherever the gradient vanishes; from other rules only chance or the start hides a way
  // down.
  if ((cause === "saddle" || cause === "maximum") && own("saddle_free") === false)
    return unturned(race, runner) ? words.advice_aside : words.advice_newton;
  if (cause === "plateau")
    return norm.at(-1) === 0 ? words.advice_flat : fill(words.advice_plateau, { symbol: rateSymbol(race, runner) });
  if (cause === "unbounded" && race.surface.minima.length)
    return fill(words.advice_fell, { symbol: rateSymbol(race, runner) });
  return words[`advice_${cause}`] ?? "";
}

/** Whether a run started where no slope leads off the saddle or the top that it ended on: then no damping turns it. */
function unturned({ surface }, { path, norm }) {
  return norm[0] === 0 || straight(surface, path.slice(0, 2), path.slice(-2));
}

/** What is said of a run whose first step was its last, and led nowhere. */
export function unmoved(race, runner) {
  const said = fill(race.words[`unmoved_${runner.status.cause}`], { operation: operation(race, runner) });
  return `${said} ${advice(race, runner, false)}`.trim();
}

/** What helps against the ends of runs of one cause: said only where it holds for all. */
function shared(race, runners) {
  const found = new Set(runners.map((runner) => advice(race, runner)));
  if (found.size === 1) return [...found][0];
  if (runners.some(({ status }) => status.cause !== "overshot")) return "";
  const symbols = new Set(runners.map((runner) => rateSymbol(race, runner)));
  return symbols.size > 1 ? race.words.advice_rates : fill(race.words.advice_smaller, { symbol: [...symbols][0] });
}

/**
 * The runs that ended oddly in one or two sentences, as [key of the words, what fills them], and what helps; [] where
 * all is well.
 * @param {any[]} field standings, the diverged ones last
 */
export function odd(race, field) {
  const gone = field.filter((each) => each.gone);
  const some = gone.length ? gone : field.filter(({ stuck }) => stuck);
  if (!some.length) return { sentences: [], advice: "" };
  const causes = [...new Set(some.map(({ runner }) => runner.status.cause))];
  const groups = causes.map((cause) => some.filter(({ runner }) => runner.status.cause === cause));
  const helps = groups.length === 1 ? shared(race, some.map(({ runner }) => runner)) : ""; // prettier-ignore
  if (gone.length === field.length) {
    const key = groups.length > 1 ? "end_mixed_all" : `end_${some[0].runner.status.cause}_all`;
    if (gone.length > 1 || some[0].runner.status.cause === "outside")
      return { sentences: [{ key, runners: [] }], advice: helps };
  }
  const sentences = groups.slice(0, 2).map((group) => {
    const { status } = group[0].runner;
    const many = group.length > 1 && status.kind === "diverged";
    const filled = { step: status.step, operation: operation(race, group[0].runner) };
    const limit = many ? null : crossed(group[0].runner);
    if (limit) Object.assign(filled, numbersOf(limit, group[0].runner), { symbol: rateSymbol(race, group[0].runner) });
    return { key: `end_${status.cause}${many ? "_some" : limit ? "_limit" : ""}`, runners: group, ...filled };
  });
  return { sentences, advice: helps };
}
