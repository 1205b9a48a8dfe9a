/** Many runs at once end as each ends alone. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { CONVERGED, DIVERGED, MOVING, settle, settling } from "../../static/core/batch.js";
import { run } from "../../static/core/loop.js";
import { catalog, plan, rule } from "./programs.js";

const RATES = Float64Array.of(1e-4, 0.01, 0.1, 0.25, 0.4, 0.49, 0.5, 0.6, 1, 3, NaN);
const STEPS = 200;

for (const [title, schedule] of [
  ["a steady rate", null],
  ["a schedule", plan],
])
  test(`a column of learning rates under ${title}`, () => {
    const found = settle({ rule, plan: schedule }, { learning_rate: RATES }, [1, 1], STEPS, catalog());
    RATES.forEach((rate, i) => {
      const alone = run(rule, schedule, { learning_rate: rate }, [1, 1], STEPS, catalog().bound);
      assert.equal(found.status[i] === DIVERGED, alone.diverged >= 0, String(rate));
      if (alone.diverged >= 0) return assert.equal(found.steps[i], alone.diverged);
      return assert.deepEqual([found.x[i], found.y[i]], [...alone.path.subarray(-2)], String(rate));
    });
  });

test("from when on a run stays within reach", () => {
  const found = settle({ rule, plan: null }, { learning_rate: RATES }, [1, 1], STEPS, catalog(), true);
  RATES.forEach((rate, i) => {
    const { path, diverged } = run(rule, null, { learning_rate: rate }, [1, 1], STEPS, catalog().bound);
    const far = Array.from({ length: STEPS + 1 }, (_, k) => Math.hypot(path[2 * k], path[2 * k + 1]) > 0.01);
    const since = diverged < 0 && !far[STEPS] ? far.lastIndexOf(true) + 1 : -1;
    assert.equal(found.arrived[i], since, String(rate));
  });
  assert.deepEqual([...settle({ rule, plan: null }, {}, [1, 1], 9, catalog()).arrived], [-1]);
});

test("what became of each run", () => {
  const { status, period } = settle({ rule, plan: null }, { learning_rate: RATES }, [1, 1], STEPS, catalog());
  const [slow, , good, best, , , edge, beyond] = status;
  assert.deepEqual([slow, good, best, edge, beyond], [MOVING, CONVERGED, CONVERGED, MOVING, DIVERGED]);
  assert.equal(period[6], 2); // η = 2/λ: y goes from 1 to -1 and back
});

test("more starts than a block takes, with pauses that tell the share done", () => {
  const xs = Float64Array.from({ length: 2500 }, (_, i) => i / 2500);
  const work = settling({ rule, plan: null }, { learning_rate: 0.1 }, [xs, 1], 64, catalog());
  const shares = [];
  let step = work.next();
  for (; !step.done; step = work.next()) shares.push(step.value);
  assert.ok(shares.length >= 3 && shares.every((share, i) => share < 1 && (i === 0 || share >= shares[i - 1])));
  xs.forEach((x, i) => {
    const { path } = run(rule, null, { learning_rate: 0.1 }, [x, 1], 64, catalog().bound);
    assert.deepEqual([step.value.x[i], step.value.y[i]], [...path.subarray(-2)]);
  });
});
