/** Who is first is who stays: the same cases as in Python, and what is said of them. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { judge } from "../../static/core/verdict.js";
import { arrivals } from "../../static/stage/arrivals.js";
import { catalog } from "./programs.js";

const cases = JSON.parse(readFileSync(new URL("../shared/arrivals.json", import.meta.url), "utf8"));

for (const { name, minima, x, passed, reached } of cases)
  test(name, () => {
    const { surface, ...rest } = catalog();
    const there = { ...rest, surface: { ...surface, minima }, reach: 0.1 };
    const lost = x.indexOf("NaN");
    const path = Float64Array.from(x.flatMap((value) => [Number(value), 0]));
    const found = judge(there, lost < 0 ? path : path.slice(0, 2 * lost), lost);
    assert.deepEqual([found.passed, found.arrival], [passed, reached]);
  });

/** Standings at one step of runs that passed at one step and stay from another. */
const field = (step, ...runs) =>
  runs.map(([passed, arrival]) => ({
    runner: { passed, arrival },
    passed: passed !== null && step >= passed,
    arrived: arrival !== null && step >= arrival,
  }));
const told = (step, ...runs) =>
  arrivals(field(step, ...runs), step, 300).map(({ key, runners, ...numbers }) => [key, runners.length, numbers]);

test("nobody is there", () => {
  assert.deepEqual(told(10, [17, 222], [null, null]), [["nobody", 1, { step: 10 }]]);
  assert.deepEqual(told(300, [null, null]), [["nobody_end", 1, { step: 300 }]]);
});

test("whoever merely passes is not called first", () => {
  assert.deepEqual(told(100, [17, 222], [null, null]), [
    ["passed", 1, { passed: 17 }],
    ["stays_none", 0, {}],
  ]);
  assert.deepEqual(told(300, [17, null]), [
    ["passed", 1, { passed: 17 }],
    ["stayed_none", 0, {}],
  ]);
});

test("one passes, another stays first", () => {
  const [passes, stays] = [
    [17, 222],
    [41, 41],
  ];
  assert.deepEqual(told(100, passes, stays), [
    ["passed", 1, { step: 222, passed: 17 }],
    ["stayed", 1, { step: 41 }],
  ]);
  assert.deepEqual(told(300, passes, stays)[0], ["passed_back", 1, { step: 222, passed: 17 }]);
});

test("one passes and is the first to stay", () => {
  assert.deepEqual(told(300, [17, 222], [250, 250]), [["passed_stayed", 1, { step: 222, passed: 17 }]]);
});

test("who stays from the first time on got there first, and several get there together", () => {
  assert.deepEqual(told(300, [50, 50], [40, 40]), [
    ["first", 1, { step: 40 }],
    ["leads", 1, {}],
  ]);
  assert.deepEqual(told(300, [11, 11], [11, 11]), [["first_together", 2, { step: 11 }]]);
});
