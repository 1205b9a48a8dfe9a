/** What became of a run. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { run } from "../../static/core/loop.js";
import { lying } from "../../static/core/ending.js";
import { judge } from "../../static/core/verdict.js";
import { catalog, ends, program, rule } from "./programs.js";

function judged(rate, steps, start = [1, 1]) {
  const { path, diverged } = run(rule, null, { learning_rate: rate }, start, steps, catalog().bound);
  return judge(catalog(), path, diverged);
}

test("a run that comes to rest has converged at the first step from which it is calm", () => {
  const { status, arrival, rows, norm } = judged(0.25, 100);
  assert.equal(status.kind, "converged");
  assert.ok(norm[status.step] <= 1e-3 && norm[status.step - 1] > 1e-3);
  assert.ok(arrival > 0 && arrival < status.step && rows === 101);
});

test("a run that has not come to rest is moving, one that has left has diverged", () => {
  assert.equal(judged(1e-3, 100).status.kind, "moving");
  const { status } = judged(1, 100);
  assert.deepEqual([status.kind, status.step], ["diverged", 5]);
});

test("losses, norms and distances belong to every point of the path", () => {
  const { loss, norm, distance } = judged(0.1, 3, [3, 0]);
  assert.deepEqual([loss[0], norm[0], distance[0]], [4.5, 3, 3]);
  assert.deepEqual([loss.length, norm.length, distance.length], [4, 4, 4]);
});

test("the signs of the curvatures say where a run is stuck", () => {
  const flat = (a, d, minima = []) => {
    const surface = { hessian: program(2, [a, 0, d], [], [2, 3, 3, 4]), minima, view: [-1, 1, -1, 1] };
    return ends.causes[lying({ surface, ends }, 0, 0)];
  };
  assert.equal(flat(1, -1), "saddle");
  assert.equal(flat(-1, -2), "maximum");
  assert.equal(flat(1, 0), "plateau");
  assert.equal(flat(1, 2), null);
  assert.equal(flat(1, -1, [[0, 0]]), null);
});
