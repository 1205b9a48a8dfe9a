import assert from "node:assert/strict";
import { test } from "node:test";
import { Frame } from "../../static/kit/frame.js";
import { ends } from "../../static/stage/window.js";

const home = Frame.fit([-5, 5, -5, 5], { left: 0, top: 0, width: 400, height: 400 });
/** A run of 30 steps from the origin to (3, 2), where it trembles by so much. */
const run = (tremble) => ({
  steps: 30,
  path: Float64Array.from({ length: 62 }, (_, i) => {
    const [k, goal] = [Math.floor(i / 2), i % 2 ? 2 : 3];
    return Math.min(k / 10, 1) * goal + (k >= 10 ? tremble * (-1) ** k : 0);
  }),
});

test("the window of the ends holds the last two thirds of all runs, with room around", () => {
  const found = ends([run(0.4), run(0.7)], home);
  assert.ok(found.x0 < 2.3 && found.x1 > 3.7 && found.y0 < 1.3 && found.y1 > 2.7);
  assert.ok(found.unit < home.unit / 2);
});

test("it is no smaller than an eighth of the whole, and none where runs leave the view or fill it", () => {
  assert.equal(ends([run(1e-9)], home).unit, home.unit / 8);
  assert.equal(ends([run(4)], home), null);
  assert.equal(ends([run(2)], home), null);
  assert.equal(ends([{ steps: 30, path: new Float64Array([0, 0]) }], home), null, "a run that ended long before");
});
