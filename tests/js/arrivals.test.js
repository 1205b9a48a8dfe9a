/** Who is first is who stays: the same cases as in Python, and what is said of them. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { judge } from "../../static/core/verdict.js";
import { arrivals, departures } from "../../static/stage/arrivals.js";
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

test("where a saddle is to be left, who left first and who last", () => {
  const runs = [49, 100, 196].map((left) => ({ runner: { left }, left: true }));
  const told = (some, step = 200) =>
    departures(some, step, 200).map(({ key, step: at, last, runners }) => [key, at, last, runners.length]);
  assert.deepEqual(told(runs), [["left_last", 49, 196, 1]]);
  assert.deepEqual(told(runs.slice(0, 1)), [["left", 49, undefined, 1]]);
  assert.deepEqual(told([runs[0], { runner: { left: null } }]), [
    ["left", 49, undefined, 1],
    ["left_not", undefined, undefined, 1],
  ]);
  assert.equal(told([{ runner: { left: null } }], 20)[0][0], "left_none");
  assert.equal(told([{ runner: { left: null }, stuck: "saddle" }])[0][0], "left_none_end");
});

test("a saddle is left where the loss stays 1 below its own", () => {
  const { surface, ...rest } = catalog();
  const bowl = { ...rest, surface: { ...surface, minima: [], saddles: [[3, 0]] }, reach: 0.1 }; // its loss there is 4.5
  const path = Float64Array.from([3, 2.9, 2.5, 2.9, 2.6, 0].flatMap((x) => [x, 0]));
  const { left, passed, distance } = judge(bowl, path, -1);
  assert.deepEqual([left, passed, distance[0]], [4, null, 0]);
});
