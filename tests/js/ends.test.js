/** What is said of runs that ended oddly: every cause has its sentence, and advice only where it helps. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { OPERATIONS } from "../../static/core/operations.js";
import { apart } from "../../static/kit/format.js";
import { advice, odd, operation, unmoved } from "../../static/stage/ends.js";

// Words that say their own names, and the symbols, rates and limits that are filled in.
const HOLES = " {symbol} {rate} {limit} {operation}";
const words = new Proxy(
  {},
  { get: (_, key) => (/^made_(?!0\/0|x\/0|sqrt|log$|other)/.test(key) ? undefined : key + HOLES) },
);
// f = x² − y², with the gradient (2x, −2y) and the Hessian diag(2, −2).
const program = (inputs, constants, lines, outputs) => ({
  inputs,
  constants: Float64Array.from(constants),
  code: Int32Array.from(lines.flat()),
  outputs,
  size: inputs + constants.length + lines.length,
});
const times = Object.keys(OPERATIONS).indexOf("multiply");
const surface = {
  minima: [],
  gradient: program(2, [2, -2], [[times, 0, 2, 2], [times, 1, 3, 3]], [4, 5]), // prettier-ignore
  hessian: program(2, [2, 0, -2], [], [2, 3, 3, 4]),
};
const race = { words, surface, terms: { "schedule.max_lr": { symbol: "η_max" }, "schedule.lr": { symbol: "η₁" } } };
const run = (cause, why = null, values = {}, more = {}) => ({
  status: { kind: /saddle|plateau|maximum/.test(cause) ? "stuck" : "diverged", step: 12, cause, why },
  values,
  params: [],
  norm: [1, 0],
  path: [1, 0.2, 0, 0],
  ...more,
});
const told = (...args) => advice(race, run(...args)).split(" ");

test("rates that were too large", () => {
  assert.deepEqual(told("overshot", { rate: 0.6, limit: null }, { learning_rate: 0.6 }).slice(0, 2), [
    "advice_smaller",
    "η",
  ]);
  assert.deepEqual(told("overshot", { rate: 0.6, limit: 0.5 }).slice(0, 4), ["advice_limit", "η", "0.6", "0.5"]);
  assert.equal(told("overshot", { rate: 9 }, { damping: 0 })[0], "advice_damping");
});

test("where theory has a law, the verdict names the limit, and the advice does not say it again", () => {
  const limited = run("overshot", { rate: 0.0218, limit: 0.02 }, {}, { stable: { rate: 0.02, law: "2/λmax" } });
  const { sentences, advice: helps } = odd(race, [{ runner: limited, gone: true }, { runner: run(null) }]);
  const { key, step, symbol, rate, law, limit } = sentences[0];
  assert.deepEqual([key, step, symbol, rate, law, limit], ["end_overshot_limit", 12, "η", "0.0218", "2/λmax", "0.02"]);
  assert.match(helps, /^advice_smaller/);
  assert.match(unmoved(race, limited), /advice_limit η 0.0218 0.02/);
  assert.deepEqual(
    odd(
      race,
      [limited, limited].map((runner) => ({ runner, gone: true })),
    ).sentences[0].runners,
    [],
  );
});

test("a rate just above its limit is told with the digits that part them", () => {
  assert.deepEqual(apart(0.50001, 0.5), ["0.50001", "0.5"]);
  assert.deepEqual(apart(0.0218, 0.0200001), ["0.0218", "0.02"]);
});

test("a schedule's own rate is named where it stood for the rule's", () => {
  const cycle = { schedule: { replaces: "schedule.max_lr" } };
  assert.deepEqual(told("overshot", { rate: 3 }, {}, cycle).slice(0, 3), ["advice_scheduled", "ηₘₐₓ", "3"]);
  assert.deepEqual(told("overshot", { rate: 3, limit: 0.5 }, {}, cycle).slice(0, 2), ["advice_limit", "ηₘₐₓ"]);
  const byHand = (at) => ["overshot", { rate: 3 }, { "schedule.at": at }, { schedule: { replaces: "schedule.lr" } }];
  assert.deepEqual(told(...byHand(5)).slice(0, 2), ["advice_scheduled", "η₁"]);
  assert.deepEqual(told(...byHand(40)).slice(0, 2), ["advice_smaller", "η"]);
  assert.deepEqual(told("overshot", { rate: 3 }, {}, { schedule: { replaces: null } }).slice(0, 2), [
    "advice_smaller",
    "η",
  ]);
});

test("every advice on a rate names the rate that counts", () => {
  const cycle = { schedule: { replaces: "schedule.max_lr" }, norm: [1, 1e-4] };
  assert.deepEqual(told("overshot", { rate: 9 }, { damping: 0 }, cycle).slice(0, 2), ["advice_damping", "ηₘₐₓ"]);
  assert.deepEqual(told("plateau", null, {}, cycle).slice(0, 2), ["advice_plateau", "ηₘₐₓ"]);
});

test("a step without a value", () => {
  assert.equal(told("undefined", { operation: "0/0" }, { epsilon: 0 })[0], "advice_epsilon");
  assert.equal(told("undefined", { operation: "0/0" }, { "inner.epsilon": 0 })[0], "advice_epsilon");
  assert.equal(told("undefined", { operation: "0/0" }, { epsilon: 1e-8 })[0], "");
  assert.equal(told("undefined", { operation: "sqrt" }, { centered: true, epsilon: 0 })[0], "advice_centered");
  assert.equal(told("undefined", { operation: "log", loss: true }, { epsilon: 0 })[0], "advice_loss");
  assert.equal(told("undefined", { operation: "x/0" }, { damping: 0 })[0], "advice_damp");
  assert.equal(told("undefined", null)[0], "");
});

test("a place where the gradient is small", () => {
  assert.equal(told("saddle")[0], "advice_saddle");
  assert.equal(told("saddle", null, { saddle_free: false })[0], "advice_newton");
  assert.equal(told("saddle", null, { saddle_free: true })[0], "advice_saddle");
  assert.equal(told("maximum", null, { saddle_free: false })[0], "advice_newton");
  assert.equal(told("maximum")[0], "advice_maximum");
  assert.equal(told("plateau")[0], "advice_flat");
  assert.equal(told("plateau", null, {}, { norm: [1, 1e-4] })[0], "advice_plateau");
});

test("damping helps Newton only where a slope leads off the ridge", () => {
  const newton = { saddle_free: false };
  assert.equal(told("saddle", null, newton, { path: [1, 0.2, 0, 0] })[0], "advice_newton");
  assert.equal(told("saddle", null, newton, { path: [1, 0, 0, 0] })[0], "advice_aside");
  assert.equal(told("saddle", null, newton, { path: [0, 0, 0, 0], norm: [0, 0] })[0], "advice_aside");
  assert.equal(told("maximum", null, newton, { path: [0, 0, 0, 0], norm: [0, 0] })[0], "advice_aside");
});

test("no floor and a start outside", () => {
  const hollow = { ...race, surface: { minima: [[0, 0, -1]] } };
  assert.match(advice(hollow, run("unbounded")), /^advice_fell/);
  assert.equal(told("unbounded")[0], "advice_unbounded");
  assert.equal(told("outside")[0], "advice_outside");
});

test("the operation and the symbol of a step without a value", () => {
  const said = (why, letters) =>
    operation(race, { ...run("undefined", why), letters })
      .split(" ")
      .slice(0, 2);
  assert.deepEqual(said({ operation: "0/0", symbol: "theta" }), ["made_0/0", "Δθ"]);
  assert.deepEqual(said({ operation: "0/0", symbol: "velocity" }, { velocity: "b" }), ["made_0/0", "b"]);
  assert.deepEqual(said({ operation: "log2", symbol: "gradient" }), ["made_log", "∇f"]);
  assert.deepEqual(said({ operation: "log2", symbol: "gradient", loss: true }), ["made_log", "f"]);
  assert.deepEqual(said({ operation: "x/0", symbol: "gradient", loss: true }), ["made_x/0", "∇f"]);
  assert.deepEqual(said({ operation: null, symbol: "gradient", loss: true }), ["made_other", "f"]);
  assert.deepEqual(said({ operation: "power", symbol: "u" }), ["made_other", "u"]);
  assert.match(unmoved(race, run("outside")), /^unmoved_outside/);
});

test("the verdict: one, some and all that have gone, then those that are stuck", () => {
  const standing = (runner) => ({
    runner,
    gone: runner.status.kind === "diverged",
    stuck: runner.status.kind === "stuck",
  });
  const keys = (...runners) => odd(race, runners.map(standing)).sentences.map(({ key }) => key);
  const fine = { status: { kind: "moving", cause: null }, values: {}, params: [] };
  assert.deepEqual(keys(fine), []);
  assert.deepEqual(keys(fine, run("overshot")), ["end_overshot"]);
  assert.deepEqual(keys(fine, run("unbounded"), run("unbounded")), ["end_unbounded_some"]);
  assert.deepEqual(keys(fine, run("overshot"), run("undefined")), ["end_overshot", "end_undefined"]);
  assert.deepEqual(keys(run("unbounded"), run("unbounded")), ["end_unbounded_all"]);
  assert.deepEqual(keys(run("unbounded"), run("overshot")), ["end_mixed_all"]);
  assert.deepEqual(keys(run("undefined")), ["end_undefined"]);
  assert.deepEqual(keys(run("outside")), ["end_outside_all"]);
  assert.deepEqual(keys(fine, run("saddle"), run("saddle")), ["end_saddle"]);
});

test("several runs are only told what helps all of them", () => {
  const standing = (runner) => ({ runner, gone: true });
  const help = (...runners) => odd(race, runners.map(standing)).advice.split(" ").slice(0, 2);
  const cycle = run("overshot", { rate: 3 }, {}, { schedule: { replaces: "schedule.max_lr" } });
  assert.deepEqual(help(run("overshot", { rate: 1, limit: 0.5 }), run("overshot", { rate: 2 })), [
    "advice_smaller",
    "η",
  ]);
  assert.equal(help(run("overshot", { rate: 1 }), cycle)[0], "advice_rates");
  assert.equal(help(run("overshot", { rate: 1 }), run("unbounded"))[0], "");
  assert.equal(help(run("unbounded"), run("unbounded"))[0], "advice_unbounded");
});
