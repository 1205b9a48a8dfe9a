/** A schedule is as long as the race; tests/unit/schedules/test_horizon.py reads the same table. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fitted, followed, share } from "../../static/draft/horizon.js";

const CASES = JSON.parse(readFileSync(new URL("../shared/horizon.json", import.meta.url), "utf8"));
const PARAMS = [
  { name: "schedule.milestones", horizon: [0.5, 0.75] },
  { name: "schedule.gamma" },
  { name: "schedule.T_max", horizon: 1 },
];

test("the share of a run", () => {
  for (const { horizon, steps, share: expected } of CASES) assert.deepEqual(share(horizon, steps), expected);
});

test("a chosen schedule fits the race, and follows it unless it was set", () => {
  const values = { "schedule.milestones": [100, 200], "schedule.gamma": 0.1, "schedule.T_max": 300, learning_rate: 1 };
  const chosen = fitted(PARAMS, values, 120);
  assert.deepEqual(chosen, { ...values, "schedule.milestones": [60, 90], "schedule.T_max": 120 });
  const set = { ...chosen, "schedule.T_max": 77 };
  assert.deepEqual(followed(PARAMS, set, 120, 200), { ...set, "schedule.milestones": [100, 150] });
});
