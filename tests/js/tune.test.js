/** Learning rates that the browser finds by itself, as engine/tuning/rates.py does. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { found, tried, tuned } from "../../static/offline/tune.js";
import { catalog, rule } from "./programs.js";

const PARAM = { name: "learning_rate", low: 0.001, high: 10 };
const runner = (more = {}) => ({
  id: "r0",
  kind: "gd",
  plan: null,
  schedule: null,
  values: { learning_rate: 0.001 },
  params: [PARAM],
  tuned: null,
  ...more,
});
const bowl = (more = {}) => {
  const { surface, ...rest } = catalog();
  return { ...rest, terms: {}, start: [1, 1], steps: 30, surface: { ...surface, minima: [[0, 0, 0]], ...more } };
};
const programs = { rule, plan: null };

test("rates are tried over the whole slider, and read well", () => {
  const rates = tried(PARAM);
  assert.deepEqual([rates[0], rates.at(-1), rates.length], [0.001, 10, 121]);
  assert.ok(rates.every((rate, i) => String(rate).length < 8 && (i === 0 || rate > rates[i - 1])));
});

test("the rate that ends lowest is found, and one that is known is taken as it is", () => {
  const { learning_rate: rate } = found(runner(), bowl(), programs);
  assert.ok(rate > 0.1 && rate < 0.5, String(rate)); // at 0.5 it swings for ever: curvatures of 1 and 4
  assert.ok(found(runner(), bowl({ key: "formula" }), programs).learning_rate < 0.5);
  const known = runner({ tuned: { rate: 0.25, how: "table", law: "" } });
  assert.deepEqual(found(known, bowl(), programs), { learning_rate: 0.25 });
});

test("none is found where there is no minimum, no program, or a schedule that sets it", () => {
  assert.equal(found(runner(), bowl({ minima: [] }), programs), null);
  assert.equal(found(runner(), bowl(), null), null);
  assert.equal(found(runner({ params: [] }), bowl(), programs), null);
  const scheduled = { schedule: { replaces: "schedule.max_lr" } };
  assert.equal(found(runner(scheduled), bowl(), programs), null);
});

test("everyone's rate is set at once, and nothing else", () => {
  const race = { ...bowl(), runners: [runner(), runner({ id: "r1", params: [] })] };
  const entries = race.runners.map(({ id, values }) => ({ id, key: "gd", values }));
  const draft = { start: [1, 1], steps: 30, numbers: {}, runners: entries };
  const { wished, whose } = tuned(draft, { race, programs: () => programs });
  assert.deepEqual(whose, ["r0"]);
  assert.ok(wished.runners[0].values.learning_rate > 0.1);
  assert.deepEqual(wished.runners[1], entries[1]);
});
