/** What the page says of where its learning rates come from. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { told } from "../../static/panels/rates/ranges.js";
import { offered, origin, origins, replaced, settingsOf } from "../../static/draft/rates.js";

const BOWL = { minima: [[0, 0]] };
const PARAMS = [
  { name: "learning_rate", default: 0.001 },
  { name: "beta1", default: 0.9 },
];
const runner = (rate, news) => ({ params: PARAMS, values: { learning_rate: rate, beta1: 0.5 }, tuned: null, ...news });
const suited = (how, law = "") => runner(0.1, { tuned: { rate: 0.1, how, law } });

test("rates that suit are said to come from where they do", () => {
  assert.deepEqual(origin([suited("table"), suited("table")]), { how: "table", law: "" });
  assert.deepEqual(origin([suited("theory", "2/λ"), suited("theory", "2/λ")]), { how: "theory", law: "2/λ" });
  assert.deepEqual(origin([suited("theory", "2/λ"), suited("theory", "3/λ")]), { how: "theory", law: "" });
  assert.equal(origin([suited("theory"), suited("found")]).how, "mixed");
  assert.equal(offered([suited("found")], BOWL), "default");
});

test("other rates are not called tuned", () => {
  assert.equal(origin([runner(0.3, { tuned: { rate: 0.1, how: "table", law: "" } })]).how, "each"); // by hand
  assert.equal(origin([runner(0.3, { table: 0.3 })]).how, "each"); // tuned for other settings
  assert.equal(origin([runner(0.3), runner(0.4)]).how, "each"); // by hand
  assert.equal(origin([{ ...runner(0.001), values: { learning_rate: 0.001, beta1: 0.9 } }]).how, "default");
  assert.equal(offered([runner(0.3)], BOWL), "find");
  assert.equal(offered([runner(0.3)], { minima: [] }), null);
  assert.equal(offered([runner(0.3, { tuned: { rate: 0.1 } })], { minima: [] }), "tuned");
});

test("the textbook's rates are called so, also where one is the default", () => {
  const [gd, adam] = [runner(0.001, { key: "gd" }), runner(0.1, { key: "adam" })];
  const textbook = { gd: 0.001, adam: 0.1 };
  assert.deepEqual(origins([gd, adam], textbook), [["textbook", [gd, adam]]]);
  assert.deepEqual(origin([gd, adam], textbook), { how: "each", law: "" });
  assert.deepEqual(
    origins([gd, adam]).map(([kind]) => kind),
    ["default", "hand"],
  );
});

test("rates that a scene or an example sets are not called by hand", () => {
  const [gd, sgd] = [runner(0.05, { key: "gd" }), runner(0.07, { key: "sgd" })];
  const given = { gd: [0.05, 0.01], sgd: [0.05] };
  assert.deepEqual(origins([gd, sgd], {}, given), [
    ["set", [gd]],
    ["hand", [sgd]],
  ]);
  assert.deepEqual(origin([gd], {}, given), { how: "each", law: "" });
});

test("a range of one rate is no range", () => {
  assert.equal(told("least", { good: { low: 3, high: 5 } }), "least");
  assert.equal(told("least", { good: { low: 3, high: 3 } }), "least_one");
});

test("rates that come from different places are told one by one", () => {
  const [tuned, found, usual, hand] = [suited("table"), suited("found"), runner(0.001), runner(0.3)];
  const other = runner(0.3, { table: 0.3 });
  assert.deepEqual(origin([tuned, hand]), { how: "each", law: "" });
  assert.equal(origin([usual, hand]).how, "each");
  assert.deepEqual(origins([hand, tuned, usual, other, found]), [
    ["tuned", [tuned, found]],
    ["elsewhere", [other]],
    ["default", [usual]],
    ["hand", [hand]],
  ]);
  assert.deepEqual(origins([cycled(0.3), hand]), [["hand", [hand]]]);
  const once = runner(0.3, { once: 0.3 }); // it suited before the start was moved
  assert.deepEqual(
    origins([once, runner(0.3, { once: 0.2 })]).map(([kind]) => kind),
    ["elsewhere", "hand"],
  );
});

const CYCLE = { replaces: "schedule.max_lr" };
const cycled = (rate, values = {}) => {
  const plain = runner(rate);
  return { ...plain, schedule: CYCLE, values: { ...plain.values, ...values } };
};

test("a rate that a schedule replaces is neither searched for nor spoken of", () => {
  assert.equal(offered([cycled(0.3)], BOWL), null);
  assert.equal(offered([cycled(0.3), runner(0.3)], BOWL), "find");
  assert.equal(offered([cycled(0.3), suited("found")], BOWL), "default");
  assert.deepEqual(origin([cycled(0.3)]), { how: "replaced", law: "" });
  assert.equal(origin([cycled(0.3), suited("found")]).how, "found");
  assert.equal(replaced(cycled(0.3)), "schedule.max_lr");
  assert.equal(replaced(runner(0.3)), null);
});

test("a rate changed by hand counts from its own step on", () => {
  const at = (step) => cycled(0.3, { "schedule.at": step });
  assert.equal(offered([at(20)], BOWL), "find");
  assert.equal(offered([at(0)], BOWL), null);
});

test("what decides a rate is everything but the rate", () => {
  const race = { start: [1, 2], steps: 300, catalog: "a" };
  const [kind, plan] = ["adam", null];
  const of = (values, other = race) => settingsOf({ kind, plan, values }, other);
  const base = of({ learning_rate: 0.1, beta1: 0.9 });
  assert.equal(of({ beta1: 0.9, learning_rate: 7 }), base);
  assert.equal(of({ "inner.learning_rate": 7, beta1: 0.9 }), of({ beta1: 0.9 }));
  assert.notEqual(of({ learning_rate: 0.1, beta1: 0.8 }), base);
  for (const other of [{ start: [1, 3] }, { steps: 299 }, { catalog: "b" }])
    assert.notEqual(of({ learning_rate: 0.1, beta1: 0.9 }, { ...race, ...other }), base);
});
