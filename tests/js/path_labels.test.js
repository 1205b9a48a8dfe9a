/** Names beside paths: each beside its own, where that is seen. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeLabels } from "../../static/stage/labels.js";

const BOX = { left: 0, top: 0, width: 400, height: 420 };
const steps = 40;
const frame = {
  pixel: ([x, y]) => [x, y],
  contains: (x, y) => x >= 0 && x <= 400 && y >= 0 && y <= 420,
};
/** A runner and its line, over points [x, y] of the box. */
function runner(name, points) {
  const line = {
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    step: points.map((_, k) => k),
    begins: points.map((_, k) => k === 0),
    exits: [],
  };
  return [{ id: name, name, path: Float64Array.from(points.flat()), status: { kind: "moving" } }, line];
}
function labels(...runners) {
  const race = { steps, start: [10, 150], words: {}, surface: { minima: [], saddles: [] } };
  const shown = runners.map(([one]) => one);
  const lines = new Map(runners);
  const ctx = { measureText: (text) => ({ width: 7 * text.length }) };
  return placeLabels(ctx, { race, frame, lines, labels: new Map() }, BOX, shown);
}
const points = (y) => Array.from({ length: steps + 1 }, (_, k) => [10 + 9 * k, y(k)]);

test("a path that lies under another one is not named where that one is seen", () => {
  const slope = points((k) => 20 + 9 * k);
  const both = labels(runner("Exponential decay", slope), runner("Reduce on plateau", slope));
  assert.equal(both.get("Exponential decay").label.sure, false);
  assert.equal(both.get("Reduce on plateau").label.sure, true);
});

test("it is named where it has parted from the other", () => {
  const parts = points((k) => (k < 20 ? 150 : 150 - 6 * (k - 20)));
  const found = labels(
    runner("under", parts),
    runner(
      "over",
      points(() => 150),
    ),
  );
  const { label } = found.get("under");
  assert.equal(label.sure, true);
  assert.ok(label.step > 20, String(label.step));
});
