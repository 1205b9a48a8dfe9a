import assert from "node:assert/strict";
import { test } from "node:test";
import { Frame } from "../../static/kit/frame.js";
import { between, closeWindow } from "../../static/panels/anatomy/close_window.js";

const home = Frame.fit([-5, 5, -5, 5], { left: 0, top: 0, width: 500, height: 400 });
/** The windows of a run along x whose steps have these lengths, in turn to the right and to the left. */
function windows(lengths) {
  const path = new Float64Array(2 * lengths.length + 2);
  lengths.forEach((length, k) => (path[2 * k + 2] = path[2 * k] + length * (-1) ** k));
  let aim = home;
  return lengths.map((_, k) => (aim = closeWindow({ aim, home }, path, k + 1)));
}
const changes = (found) => found.filter(({ unit }, k) => k && unit !== found[k - 1].unit).length;
const powerOf = ({ unit }) => Math.log2(home.unit / unit);

test("the sizes are powers of two below the whole view, and show the steps before", () => {
  const found = windows(Array.from({ length: 80 }, (_, k) => 2 * 0.9 ** k));
  for (const each of found) assert.ok(Number.isInteger(powerOf(each)), `${powerOf(each)}`);
  assert.ok(powerOf(found.at(-1)) > 8);
  assert.ok(found.every((each, k) => !k || powerOf(each) >= powerOf(found[k - 1]))); // so each size comes once
});

test("steps that grow and shrink by a factor of three leave the window as it is", () => {
  const found = windows(Array.from({ length: 120 }, (_, k) => 0.3 * Math.sqrt(3) ** Math.sin(k / 4)));
  assert.ok(changes(found.slice(5)) <= 1, `${changes(found.slice(5))}`);
});

test("the window stands still while the runner is near its middle, and never goes beyond the whole or the deepest", () => {
  const still = windows(Array(40).fill(0.01)).slice(6);
  assert.equal(new Set(still).size, 1);
  assert.equal(windows([4])[0], home);
  assert.equal(powerOf(windows(Array(9).fill(0)).at(-1)), 13);
});

test("on the way from one window to another, what both show at one place stays there", () => {
  const to = home.moved([300, 100], [300, 100], home.unit / 8);
  for (const share of [0, 0.3, 1]) {
    const [x, y] = between(home, to, share).pixel(home.theta(300, 100));
    assert.ok(Math.hypot(x - 300, y - 100) < 1e-9);
  }
  assert.equal(between(home, to, 1).unit, to.unit);
});
