/** A landscape under the hand: where shapes go, what their handles and keys make of them, and what is taken back. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { marks } from "../../static/core/stationary.js";
import { Past } from "../../static/panels/paint/past.js";
import {
  TOOLS,
  handles,
  keyed,
  kind,
  moved,
  nearest,
  placed,
  pulled,
  raised,
  scaled,
  text,
  typed,
} from "../../static/panels/paint/shapes.js";

const LONG = [1, -1, -1.5, 2, 0.5, 30];
const ROUND = [0, 0, 1, 0.7, 0.7, 0];
const close = (one, other) =>
  one.forEach((value, i) => assert.ok(Math.abs(value - other[i]) < 0.006, `${one} ${other}`));

test("a click places what the tool is, and it is called so", () => {
  for (const tool of Object.keys(TOOLS)) {
    const shape = placed(tool, [1.234567, -0.5]);
    assert.equal(kind(shape), tool);
    assert.deepEqual(shape.slice(0, 2), [1.23, -0.5]);
  }
  assert.equal(kind([0, 0, 1, 2, 0.4, 0]), "ridge");
  assert.deepEqual(placed("hill", [99, -99]).slice(0, 2), [4, -4]);
});

test("a drag moves the centre alone, and not out of the picture", () => {
  assert.deepEqual(moved(LONG, [2.004, 7]), [2, 4, -1.5, 2, 0.5, 30]);
});

test("the end of the length lengthens and turns a long shape, and the other handle widens it", () => {
  const { length, width } = handles(LONG);
  close(length, [1 + 2 * Math.cos(Math.PI / 6), -1 + 2 * Math.sin(Math.PI / 6)]);
  close(width, [1 - 0.5 * Math.sin(Math.PI / 6), -1 + 0.5 * Math.cos(Math.PI / 6)]);
  assert.deepEqual(pulled(LONG, "length", length), LONG); // a handle that is held still changes nothing
  assert.deepEqual(pulled(LONG, "width", width), LONG);
  assert.deepEqual(pulled(LONG, "length", [1, 2]), [1, -1, -1.5, 3, 0.5, 90]);
  assert.deepEqual(pulled(LONG, "length", [-2, -1]), [1, -1, -1.5, 3, 0.5, 0]); // half a turn is none
  assert.deepEqual(pulled([0, 0, 1, 2, 1, 0], "width", [5, 1.5]), [0, 0, 1, 2, 1.5, 0]); // across alone counts
  assert.deepEqual(pulled([0, 0, 1, 2, 1, 0], "width", [5, 0]), [0, 0, 1, 2, 0.2, 0]);
});

test("along its length a round shape stays round; across, it becomes long", () => {
  assert.deepEqual(pulled(ROUND, "length", [0, 1.5]), [0, 0, 1, 1.5, 1.5, 0]);
  assert.deepEqual(pulled(ROUND, "width", [0, 1.5]), [0, 0, 1, 0.7, 1.5, 0]);
});

test("heights and sizes stay within the limits", () => {
  assert.equal(raised(ROUND, -0.333)[2], 0.67);
  assert.equal(raised(ROUND, 1e9)[2], 20);
  assert.equal(raised([0, 0, 0.1, 1, 1, 0], -0.1)[2], 0);
  assert.deepEqual(scaled(LONG, 0.001).slice(3), [0.2, 0.2, 30]);
  assert.deepEqual(scaled(ROUND, 2).slice(3), [1.4, 1.4, 0]);
  assert.deepEqual(typed(LONG, "width", 0.9), [1, -1, -1.5, 2, 0.9, 30]);
});

test("keys move, raise, resize and turn; others mean nothing", () => {
  const by = (key, shiftKey = false) => keyed(LONG, { key, shiftKey });
  assert.deepEqual(by("ArrowRight"), [1.1, -1, -1.5, 2, 0.5, 30]);
  assert.deepEqual(by("ArrowDown", true), [1, -1.5, -1.5, 2, 0.5, 30]);
  assert.equal(by("+")[2], -1.4);
  assert.equal(by("-")[2], -1.6);
  assert.deepEqual(by("]").slice(3), [2.2, 0.55, 30]);
  assert.deepEqual(by(">").slice(3), [2, 0.5, 25]);
  assert.deepEqual(keyed([0, 0, 1, 2, 1, 0], { key: ">", shiftKey: true }).slice(3), [2, 1, 175]);
  for (const key of ["a", "Enter", "Tab", "ArrowNone"]) assert.equal(by(key), null);
});

test("the nearest centre within reach is meant", () => {
  const pixel = ([x, y]) => [100 * x, -100 * y];
  assert.equal(nearest([LONG, ROUND], pixel, [95, 95], 22), 0);
  assert.equal(nearest([LONG, ROUND], pixel, [10, 10], 22), 1);
  assert.equal(nearest([LONG, ROUND], pixel, [50, 50], 22), -1);
  assert.equal(nearest([], pixel, [0, 0], 22), -1);
});

test("a landscape is written as in a link", () => {
  assert.equal(text([ROUND, LONG]), "0,0,1,0.7~1,-1,-1.5,2,0.5,30");
});

test("changes are taken back and made again, until somebody else changes the landscape", () => {
  const past = new Past();
  past.add("a");
  past.add("b");
  assert.equal(past.back("c"), "b");
  assert.equal(past.back("b"), "a");
  assert.equal(past.back("a"), null);
  assert.equal(past.forth("a"), "b");
  past.add("b");
  assert.ok(past.behind && !past.ahead);
  past.forget();
  assert.ok(!past.behind && !past.ahead);
});

/** x⁴/4 − x²/2 + y²/2 as programs: codes of operations as engine/symbolic/operations.py lists them. */
const well = () => {
  const [ADD, SUB, MUL] = [0, 1, 2];
  const program = (outputs, constants, lines) => ({
    inputs: 2,
    constants: Float64Array.from(constants),
    outputs,
    code: Int32Array.from(lines.flatMap(([operation, a, b]) => [operation, a, b, b])),
    size: 2 + constants.length + lines.length,
  });
  return {
    view: [-4, 4, -4, 4],
    // registers: x y ½ | x² y² x²·½ (x²·½)² (…) and so on
    program: program(
      [9],
      [0.5],
      [
        [MUL, 0, 0],
        [MUL, 1, 1],
        [MUL, 3, 3],
        [MUL, 5, 2],
        [SUB, 4, 3],
        [ADD, 6, 7],
        [MUL, 8, 2],
      ],
    ),
    gradient: program(
      [4, 1],
      [],
      [
        [MUL, 0, 0],
        [MUL, 0, 2],
        [SUB, 3, 0],
      ],
    ),
    hessian: program(
      [7, 2, 2, 4],
      [0, 3, 1],
      [
        [MUL, 0, 0],
        [MUL, 5, 3],
        [SUB, 6, 4],
      ],
    ),
  };
};

test("minima and saddles go along with the ground under them", () => {
  const surface = well();
  const { minima, saddles, floor } = marks({ ...surface, minima: [] }, [
    [0.8, 0.3],
    [-1.2, 0.1],
    [1.1, 0],
    [0.1, 0.1],
    [300, 0],
  ]);
  assert.equal(minima.length, 2);
  close(
    minima.map(([x]) => Math.abs(x)),
    [1, 1],
  );
  close(saddles[0], [0, 0]);
  assert.equal(saddles.length, 1);
  assert.ok(Math.abs(floor + 0.25) < 1e-9);
});

test("where no minimum is left, the lowest place in sight stands for one", () => {
  const { minima, floor } = marks({ ...well(), minima: [[1, 0, -0.25]] }, []);
  assert.deepEqual(minima, [[-1, 0, -0.25]]);
  assert.equal(floor, -0.25);
  const none = marks({ ...well(), minima: [] }, []);
  assert.deepEqual([none.minima, none.floor], [[], -0.25]); // where there was none, none is shown
});
