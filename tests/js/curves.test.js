import assert from "node:assert/strict";
import { test } from "node:test";
import { runningMean } from "../../static/stage/curves.js";

test("a running mean has as many values as there are steps, and takes the latest ten", () => {
  const values = Float64Array.from({ length: 25 }, (_, k) => k);
  const mean = runningMean(values);
  assert.equal(mean.length, 25);
  assert.equal(mean[0], 0);
  assert.equal(mean[3], 1.5);
  assert.equal(mean[24], 19.5);
});

test("what is no number is no mean, and only as long as it is among the latest", () => {
  const mean = runningMean(Float64Array.from({ length: 30 }, (_, k) => (k === 5 ? NaN : 1)));
  assert.deepEqual([mean[4], mean[5], mean[14], mean[15]], [1, NaN, NaN, 1]);
});
