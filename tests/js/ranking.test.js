/** Who stands where on the scoreboard. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ranking } from "../../static/stage/ranking.js";

/** A runner at these losses and distances, step by step. */
const runner = (id, loss, distance, status = { kind: "moving", step: loss.length - 1, cause: null }) => ({
  id,
  loss,
  distance,
  rows: loss.length,
  status,
  arrival: null,
  passed: null,
  left: null,
});
const order = (surface, step, ...runners) =>
  ranking({ runners, surface }, { step, hidden: new Set() }).map((each) => each.runner.id);

test("who has no loss comes after all who have one, wherever it stood before", () => {
  const plain = { minima: [], floor: 0 };
  for (const place of [0, 1, 2]) {
    const field = [runner("low", [5, -9], null), runner("high", [4, 3], null)];
    field.splice(place, 0, runner("none", [1, NaN], null));
    assert.deepEqual(order(plain, 1, ...field), ["low", "high", "none"]);
    assert.deepEqual(order(plain, 0, ...field), ["none", "high", "low"]);
  }
});

test("a run that has ended comes last of all, the one that ended first before the other", () => {
  const gone = (step) => ({ kind: "diverged", step, cause: "undefined" });
  const bowl = { minima: [[0, 0, 0]], floor: 0 };
  const field = [
    runner("second", [1, 1, 1], [0, 0, 0], gone(2)),
    runner("nowhere", [1, NaN, NaN], [1, NaN, NaN]),
    runner("first", [1, 1], [0, 0], gone(1)),
    runner("far", [9, 9, 9], [7, 7, 7]),
  ];
  assert.deepEqual(order(bowl, 2, ...field), ["far", "nowhere", "first", "second"]);
});
