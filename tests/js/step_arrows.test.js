import assert from "node:assert/strict";
import { test } from "node:test";
import { namesApart, noteCorner, rests } from "../../static/stage/step_arrows.js";

test("names of arrows that run along each other stand a line apart, others stay at their tips", () => {
  const tips = new Map([
    ["gradient", [100, 50]],
    ["memory", [100, 50]],
    ["update", [130, 60]],
    ["far", [400, 50]],
  ]);
  const down = namesApart(tips);
  const stand = [...tips].map(([name, [x, y]]) => [x, y + down.get(name)]);
  for (const [i, [x, y]] of stand.entries())
    for (const [a, b] of stand.slice(i + 1)) assert.ok(Math.abs(x - a) >= 120 || Math.abs(y - b) >= 18);
  assert.equal(down.get("gradient"), 0);
  assert.equal(down.get("far"), 0);
});

test("an update below a thousandth of a pixel is at rest, in the window that is drawn", () => {
  assert.ok(rests([0, 0], 0.01) && rests([3e-7, 4e-7], 0.01));
  assert.ok(!rests([3e-7, 4e-7], 1e-6) && !rests([0, -1e-4], 0.01));
});

test("the note of the scales stands in the corner where it covers neither a name nor a mark", () => {
  const box = { left: 58, top: 0, width: 568, height: 224 };
  const corner = (names, marks, right = true) => noteCorner(names, marks, box, [304, 40], 38, right);
  assert.equal(corner([], []), "low");
  assert.equal(corner([[480, 210]], [[150, 170]]), "low"); // prettier-ignore
  assert.equal(corner([[150, 205]], []), "high"); // prettier-ignore
  assert.equal(corner([[150, 205]], [[305, 70]]), "right"); // prettier-ignore
  assert.equal(corner([], [[150, 205], [305, 70]], false), "low"); // prettier-ignore
  assert.equal(corner([[150, 205]], [[305, 70]], false), "low"); // prettier-ignore
});
