/** What the numbers of a race of schedules say, in words, as ui/schedules/verdict.py has it. */

import { run } from "../core/loop.js";
import { judge } from "../core/verdict.js";
import { fill, number, visible } from "../kit/format.js";
import { live } from "../stage/live.js";

const [LEVEL, FEW, TAIL] = [1e-9, 3, 10]; // losses that are the same; runners named one by one; the last tenth
const size = (loss) => number(visible(loss));
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A name for each runner: its schedule alone where everybody runs the same rule. */
export function called(runners, constant) {
  const found = runners.map(({ name }) => name);
  const [{ title, key } = { title: "", key: "" }] = runners;
  if (runners.length < 2 || runners.some((runner) => runner.key !== key)) return found;
  const plain = runners.map(({ name, schedule }) => {
    const parts = name.replace(title, "").replace(/^, /, "").split(", ").filter(Boolean);
    const planned = schedule && parts.at(-1)?.startsWith(schedule.title);
    if (planned) parts.unshift(parts.pop());
    return (schedule ? parts : [constant, ...parts]).join(", ");
  });
  return new Set(plain).size === plain.length ? plain : found;
}

/** What the noise of a race changes at its end, of the runners with the highest and the lowest mean loss there. */
function noise(alive, ends, { noisy }, race) {
  if (!noisy || alive.length < 2) return null;
  const sorted = alive.toSorted((one, other) => ends.get(other) - ends.get(one));
  const [most, least] = [sorted[0], sorted.at(-1)];
  const quiet = (runner) => {
    const { rule, plan } = live.latest.model.programs(runner, race.steps);
    const numbers = new Float64Array(rule.view.numbers.length);
    const still = { ...rule, view: { ...rule.view, numbers } };
    const found = run(still, plan, runner.values, race.start, race.steps, race.bound);
    return mean(judge(race, found.path, found.diverged, found).loss.slice(-tail(race, noisy)));
  };
  const [high, low] = [quiet(most), quiet(least)];
  const [before, after] = [most.lr, least.lr];
  const calms =
    before.at(-1) >= Math.max(...before) &&
    after.at(-1) < after[0] &&
    ends.get(most) > 2 * Math.max(high, ends.get(least));
  return { most, least, high, low, calms };
}

const tail = ({ steps }, noisy) => (noisy ? Math.max(Math.floor(steps / TAIL), 1) : 1);

/**
 * The message of the panels for a race; that of the page for its own race, which Python has worked out.
 * @param {any} data @param {any} race @param {boolean} changed
 */
export function told(data, race, changed) {
  if (!changed) return data;
  const { says, noisy } = data;
  const names = called(race.runners, says.none);
  const name = new Map(race.runners.map((runner, i) => [runner, names[i]]));
  const runners = Object.fromEntries(race.runners.map((runner) => [runner.id, { name: name.get(runner) }]));
  const alive = race.runners.filter(({ status, lr }) => status.kind !== "diverged" && lr);
  if (!alive.length) {
    const causes = new Set(race.runners.map(({ status }) => status.cause));
    const why = causes.size === 1 ? [...causes][0] : "mixed";
    return { ...data, runners, verdict: race.words[`end_${why}_all`] ?? "", hint: "", figures: "" };
  }
  const ends = new Map(alive.map((runner) => [runner, mean(runner.loss.slice(-tail(race, noisy)))]));
  const best = alive.reduce((one, other) => (ends.get(other) < ends.get(one) ? other : one));
  const level = alive.filter((runner) => ends.get(runner) - ends.get(best) <= LEVEL);
  const found = noise(alive, ends, data, race);
  const loss = size(ends.get(best));
  const verdict = [];
  if (level.length > FEW) verdict.push(fill(says.level_many, { count: level.length, all: race.runners.length, loss }));
  else if (level.length > 1)
    verdict.push(fill(says.level, { names: level.map((one) => name.get(one)).join(", "), loss }));
  else {
    verdict.push(fill(says.lowest, { name: name.get(best), loss }));
    if (found?.calms)
      verdict.push(fill(says.trembles, { name: name.get(found.most), loss: size(ends.get(found.most)) }));
  }
  const last = alive.reduce((one, other) => (other.loss.at(-1) < one.loss.at(-1) ? other : one));
  const [x, y] = [...last.path.slice(-2)].map(number);
  const figures = [fill(says.where, { name: name.get(last), loss: size(last.loss.at(-1)), x, y })];
  if (found)
    figures.push(
      fill(says[found.calms ? "calms" : "noisy"], {
        count: tail(race, noisy),
        most: name.get(found.most),
        least: name.get(found.least),
        high: size(ends.get(found.most)),
        low: size(ends.get(found.least)),
        high_quiet: size(found.high),
        low_quiet: size(found.low),
      }),
    );
  const hint = !noisy && alive.length > 1 ? says.quiet : "";
  return { ...data, runners, verdict: verdict.join(" "), hint, figures: figures.join(" ") };
}
