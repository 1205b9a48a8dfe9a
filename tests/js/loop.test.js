/** The race loop, on gradient descent over a bowl whose every step is known. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { covers, run } from "../../static/core/loop.js";
import { catalog, plan, rule } from "./programs.js";

const { bound } = catalog();

test("every step is the one that the rule's text says", () => {
  const { path, history, names, lr, diverged } = run(rule, null, { learning_rate: 0.1 }, [1, 1], 5, bound);
  let [x, y] = [1, 1];
  for (let k = 0; k < 5; k++) {
    assert.deepEqual([...history.subarray(k * names.length + 2, (k + 1) * names.length)], [x, 4 * y, 0.1]);
    [x, y] = [x - 0.1 * x, y - 0.1 * (4 * y)];
    assert.deepEqual([path[2 * k + 2], path[2 * k + 3]], [x, y]);
  }
  assert.deepEqual([path.length, lr.length, diverged], [12, 5, -1]);
});

test("a schedule makes the rate of each step", () => {
  const { lr, path } = run(rule, plan, { learning_rate: 0.2 }, [1, 0], 4, bound);
  assert.deepEqual([...lr], [0.2, 0.2 / 2, 0.2 / 3, 0.2 / 4]);
  assert.ok(Math.abs(path[4] - 0.8 * 0.9) < 1e-15);
});

test("a run ends where it has left the bound, and keeps that point", () => {
  const { diverged, path, lr } = run(rule, null, { learning_rate: 1 }, [0, 1], 50, bound);
  assert.equal(diverged, 5); // y is multiplied by -3: 243 is the first beyond 100
  assert.deepEqual([path.length / 2, path.at(-1), lr.length], [6, -243, 5]);
});

test("a start outside is an end at once", () => {
  const { diverged, path } = run(rule, null, { learning_rate: 0.1 }, [1e300, 0], 50, bound);
  assert.deepEqual([diverged, ...path], [0, 1e300, 0]);
});

test("a run without a step has its start only", () => {
  const { path, lr, diverged } = run(rule, null, { learning_rate: 0.1 }, [1, 2], 0, bound);
  assert.deepEqual([[...path], lr.length, diverged], [[1, 2], 0, -1]);
});

test("a view covers the steps for which it has drawn chance", () => {
  const view = { feeds: 2, numbers: new Float64Array(20) };
  assert.deepEqual([covers(view, 10), covers(view, 11), covers({ ...view, feeds: 0 }, 1e6)], [true, false, true]);
});
