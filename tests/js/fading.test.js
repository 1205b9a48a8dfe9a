/** A run that diverges from side to side is drawn faint after its third crossing of the border, and no other run is. */

import assert from "node:assert/strict";
import test from "node:test";

import { Frame } from "../../static/kit/frame.js";
import { FAINT, fading, parts, polyline } from "../../static/stage/polyline.js";

const box = { left: 0, top: 0, width: 100, height: 100 };
const frame = Frame.fit([-1, 1, -1, 1], box);
// y grows by a quarter a step, and changes its side each time.
const path = Float64Array.from(Array.from({ length: 30 }, (_, k) => [-0.9 + 0.06 * k, 0.4 * (-1.25) ** k]).flat());
const line = polyline(path, frame, box);

test("it fades where it leaves for the third time", () => {
  const first = fading(line, { kind: "diverged" });
  assert.ok(line.exits.length > 3);
  assert.ok(line.step[first] > line.exits[2].step && line.step[first - 1] <= line.exits[2].step);
});

test("nothing else fades", () => {
  assert.equal(fading(line, { kind: "moving" }), line.x.length);
  assert.equal(fading({ ...line, exits: line.exits.slice(0, 3) }, { kind: "diverged" }), line.x.length);
});

test("a map of basins fades it as the stage does, played or still ahead", () => {
  const [first, all] = [fading(line, { kind: "diverged" }), line.x.length];
  assert.deepEqual(parts(line, { kind: "diverged" }, all, 0.4), [
    [first, all, FAINT],
    [0, first, 1],
  ]);
  assert.deepEqual(parts(line, { kind: "diverged" }, first + 2, 0.4)[0], [first + 2, all, FAINT]);
  assert.deepEqual(parts(line, { kind: "moving" }, 5, 0.4), [
    [5, all, 0.4],
    [0, 5, 1],
  ]);
});
