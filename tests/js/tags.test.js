/** What a card says of a schedule, and which of its settings it shows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { concerns, crowded, tagsOf } from "../../static/stage/tags.js";

const words = {
  momentum_cycled: "{symbol} cycles",
  momentum_fixed: "{symbol} stays",
  plateau_tag: "TAG",
  plateau_negative: "HINT",
};
const runner = (values, more = {}) => ({ values, params: [], loss: [1], schedule: null, ...more });
const CYCLE = { "schedule.cycle_momentum": false, "schedule.base_momentum": 0.85, "schedule.max_momentum": 0.95 };

test("the cycle of a momentum is offered only to rules that have one", () => {
  const offered = (values) => Object.keys(CYCLE).filter((name) => concerns(runner({ ...values, ...CYCLE }), name));
  assert.deepEqual(offered({ learning_rate: 0.1, rho: 0.9 }), []);
  for (const field of ["momentum", "beta1", "inner.beta1"]) assert.equal(offered({ [field]: 0.9 }).length, 3);
  const wrapped = runner({ learning_rate: 0.1, "schedule.inner.cycle_momentum": false });
  assert.ok(!concerns(wrapped, "schedule.inner.cycle_momentum"));
  assert.ok(concerns(wrapped, "schedule.max_lr") && concerns(wrapped, "learning_rate"));
});

test("a plateau that never cuts says so on the closed card", () => {
  const plateau = (mode, loss) => runner({ "schedule.threshold_mode": mode }, { loss, schedule: { title: "Plateau" } });
  assert.equal(tagsOf(plateau("rel", [1, -0.5]), {}, words), "TAG");
  assert.equal(tagsOf(plateau("rel", [1, 0.5]), {}, words), "");
  assert.equal(tagsOf(plateau("abs", [1, -0.5]), {}, words), "");
});

test("a name and what became of its run share a narrow card only where both can be read", () => {
  assert.ok(!crowded("Momentum", "reached at 188") && !crowded("GD", "130스텝에 도착"));
  assert.ok(crowded("Mini-batch GD", "reached at 175") && crowded("Mini-batch GD", "175스텝에 도착"));
});
