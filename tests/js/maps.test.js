/**
 * What the maps make of many ends: the good rates, the colour classes, the best cell. Python's own cases, where it has
 * the same.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { CONVERGED, DIVERGED, MOVING, STUCK } from "../../static/core/batch.js";
import { best, bands, ending, gathered, occurring, scaleOf } from "../../static/core/colour_classes.js";
import { bestOf, good } from "../../static/core/rate_tolerance.js";
import { occurring as tints } from "../../static/panels/basins/colours.js";

const shared = (name) => JSON.parse(readFileSync(new URL(`../shared/${name}.json`, import.meta.url), "utf8"));

test("the good rates are Python's", () => {
  for (const { losses, floor, start, good: expected } of shared("rate_tolerance")) {
    const found = good(losses.map(Number), floor, start);
    assert.deepEqual(found && Object.values(found), expected, String(losses));
  }
});

test("the best rate is the one that suits where it is as good as any, as in Python", () => {
  for (const { rates, good: found, suits, best } of shared("best_rates")) {
    const [middle, low, high] = found ?? [];
    assert.equal(bestOf(rates, found && { best: middle, low, high }, suits ?? undefined), best ?? -1);
  }
});

const cells = () => ({
  status: Uint8Array.of(CONVERGED, CONVERGED, STUCK, MOVING, MOVING, DIVERGED, CONVERGED),
  period: Uint8Array.of(0, 0, 0, 2, 0, 0, 0),
  steps: Int32Array.of(10, 100, 50, 1000, 1000, 3, 20),
  arrived: Int32Array.of(10, 100, -1, -1, 500, -1, 20),
  loss: Float64Array.of(1e-6, 1e-3, 1, 10, 0.1, Infinity, NaN),
  x: Float64Array.of(0, 0, 0, 0, 0, NaN, 0),
  y: new Float64Array(7),
});

test("what happened in a cell has a class of colour and a word", () => {
  const map = gathered(cells(), 7);
  assert.deepEqual([...map.period], [0, 0, 0, 2, 0, 255, 255]);
  assert.deepEqual(
    [...map.status.keys()].map((i) => ending(map, i)),
    ["converged", "converged", "stuck", "oscillating", "moving", "missing", "missing"],
  );
  assert.deepEqual([...bands(map, { colour: "status", low: 0, high: 1 }, 0)], [0, 0, 3, 1, 10, 12, 12]);
  assert.deepEqual([...bands(map, { colour: "steps", low: 1, high: 3 }, 0)], [0, 5, 10, 10, 8, 12, 12]);
  assert.deepEqual([...bands(map, { colour: "loss", low: -6, high: 4 }, 0)], [0, 3, 6, 7, 5, 12, 12]);
});

test("the best run has the fewest steps, or the least loss", () => {
  const map = gathered(cells(), 7);
  assert.deepEqual([best(map, "steps"), best(map, "loss")], [0, 0]);
  assert.equal(best({ ...map, arrived: new Int32Array(7).fill(-1) }, "steps"), -1);
  assert.deepEqual(scaleOf(map, "steps", 1000, 0), { colour: "steps", low: 1, high: 3 });
});

test("the legend of a map names what occurs on it, and nothing else", () => {
  const named = (there, ...how) => occurring(new Set(there), ...how).map(([, name]) => name);
  assert.deepEqual(named([], "status", true), []);
  assert.deepEqual(named([0, 3, 11], "status", true), ["converged", "stuck", "diverged"]);
  assert.deepEqual(named([1, 2, 10, 12], "status", true), ["two", "more", "moving", "missing"]);
  assert.deepEqual(named([0, 3, 9], "steps", true), []);
  assert.deepEqual(named([0, 10, 11], "steps", false), ["unsettled", "left"]);
});

test("the legend of basins names what occurs on any of them", () => {
  const data = { levels: 4, letters: ["A", "B"] };
  const [nothing, none] = [{ elsewhere: false, unsettled: false, diverged: false, settled: false }, 12];
  assert.deepEqual(tints([], data), nothing);
  assert.deepEqual(tints([Uint8Array.of(0, 5)], data), { ...nothing, settled: true });
  assert.deepEqual(tints([Uint8Array.of(none), Uint8Array.of(none + 1)], data), {
    ...nothing,
    unsettled: true,
    diverged: true,
  });
  for (const code of [8, none + 2])
    assert.deepEqual(tints([Uint8Array.of(code)], data), { ...nothing, elsewhere: true, settled: true });
});
