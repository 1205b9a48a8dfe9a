/** The momentum that one cycle moves, drawn beside the rate. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { momentumAt, momentumKey, momentumLine } from "../../static/panels/schedules/momentum.js";

const terms = { beta1: { symbol: "β₁" } };
const runner = (cycled) => ({ cycled, params: [{ name: "beta1" }] });
const moving = runner({ beta1: Float64Array.of(0.95, 0.9, 0.85, 0.95) });

test("a momentum that is moved has a line and a number", () => {
  assert.deepEqual(momentumLine(moving, terms, 4), {
    symbol: "β₁",
    d: "M0.0 5.00L250.0 10.00L500.0 15.00L750.0 5.00",
    top: 100 * (1 - 0.95),
  });
  assert.equal(momentumAt(moving, terms, 1), "β₁ 0.9");
  assert.equal(momentumAt(moving, terms, 99), "β₁ 0.95");
});

test("a momentum that stays has none", () => {
  for (const still of [runner({}), runner(undefined), runner({ beta1: new Float64Array(0) })]) {
    assert.equal(momentumLine(still, terms, 4), null);
    assert.equal(momentumAt(still, terms, 1), "");
  }
  assert.equal(momentumKey(runner(undefined)), "");
});
