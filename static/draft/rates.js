/**
 * Where the learning rates of a race come from, and whether they suit it: engine/tuning/rates.py says which rates do.
 */

/** @param {string} name a dotted name */
export const isRate = (name) => name.split(".").at(-1) === "learning_rate";

/** All that decides which rate suits a runner, as one text: equal for settings that differ in the rate alone. */
export function settingsOf({ kind, plan, values }, { start, steps, catalog }) {
  const others = Object.entries(values).filter(([name]) => !isRate(name));
  return JSON.stringify([kind, plan ?? null, others.sort(), start, steps, catalog]);
}

/** The rate that a runner has. */
export const rateOf = ({ params, values }) => values[params.find(({ name }) => isRate(name))?.name];

/**
 * The setting that stands in the place of the rule's own rate at a step, by its name; null where the rule's own
 * counts. A rate changed by hand counts from its own step on.
 */
export const replaced = ({ schedule, values }, step = 0) =>
  schedule?.replaces && !(step <= values["schedule.at"] && values["schedule.at"] > 0) ? schedule.replaces : null;

/** Whether it is the one that suits. */
const suits = (runner) => runner.tuned?.rate === rateOf(runner);

/**
 * Where the rates of these runners come from: "table" (tuned for the surface), "theory", "found", "mixed" of those;
 * "default" (the framework's), "each" where `origins` tells, or "replaced" where schedules set them all; and the
 * law of theory, where one is common to all.
 */
export function origin(everyone, textbook = {}, given = {}) {
  const runners = everyone.filter((runner) => !replaced(runner));
  if (!runners.length && everyone.length) return { how: "replaced", law: "" };
  const same = (list) => (new Set(list).size === 1 ? list[0] : null);
  if (runners.every(suits))
    return {
      how: same(runners.map(({ tuned }) => tuned.how)) ?? "mixed",
      law: same(runners.map(({ tuned }) => tuned.law)) ?? "",
    };
  const [[group], ...others] = origins(runners, textbook, given);
  return { how: others.length || group !== "default" ? "each" : group, law: "" };
}

const standard = ({ params, values }) =>
  params.filter(({ name }) => isRate(name)).every(({ name, default: own }) => String(values[name]) === String(own));
const ORDER = ["tuned", "elsewhere", "textbook", "default", "set", "hand"];

/**
 * The runners by where their rates come from: tuned (whichever way), tuned for other settings, the textbook's, default,
 * set by the scene or example, or by hand; those without a rate, and those whose schedule sets it, are left out.
 * @returns {[string, any[]][]}
 */
export function origins(everyone, textbook = {}, given = {}) {
  const kind = (runner) => {
    if (suits(runner)) return "tuned";
    if (textbook[runner.key] === rateOf(runner)) return "textbook";
    if (standard(runner)) return "default";
    if (given[runner.key]?.includes(rateOf(runner))) return "set";
    return [runner.table, runner.once].includes(rateOf(runner)) ? "elsewhere" : "hand";
  };
  const having = everyone.filter((runner) => !replaced(runner) && rateOf(runner) !== undefined);
  const set = having.map((runner) => [kind(runner), runner]);
  const found = ORDER.map((each) => [each, set.filter(([one]) => one === each).map(([, runner]) => runner)]);
  return /** @type {[string, any[]][]} */ (found).filter(([, some]) => some.length);
}

/**
 * What the button below the cards offers: the framework's defaults, rates that are known to suit, a search, or
 * nothing, as where no rule's own rate is used.
 */
export function offered(everyone, surface) {
  const runners = everyone.filter((runner) => !replaced(runner));
  if (!runners.length) return null;
  if (runners.every(suits)) return "default";
  if (runners.every(({ tuned }) => tuned)) return "tuned";
  return surface.minima.length ? "find" : null;
}
