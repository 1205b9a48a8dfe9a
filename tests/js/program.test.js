/** Straight-line programs: what each operation means, and that every way to run a program gives the same numbers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Lines } from "../../static/core/lines.js";
import { OPERATIONS, hypot } from "../../static/core/operations.js";
import { call, columns, grid } from "../../static/core/program.js";
import { program } from "./programs.js";

const { NaN: NONE, POSITIVE_INFINITY: INF } = Number;
const AWKWARD = [0, -0, 1, -1, 0.5, -2.5, 3, 1e-200, 1e200, INF, -INF, NONE];

test("operations mean what they mean in NumPy, also where JavaScript differs", () => {
  const { power, remainder, where, maximum, logical_and: and, equal, arctan2 } = OPERATIONS;
  assert.equal(power(1, NONE), 1);
  assert.equal(power(-1, INF), 1);
  assert.equal(remainder(-5, 3), 1);
  assert.equal(remainder(5, -3), -1);
  assert.equal(where(NONE, 1, 2), 1);
  assert.equal(maximum(NONE, 1), NONE);
  assert.equal(and(NONE, 1), 1);
  assert.equal(equal(NONE, NONE), 0);
  assert.equal(arctan2(0, -1), Math.PI);
  assert.equal(arctan2(-1, INF), -0);
  assert.equal(arctan2(1, -1), 0.75 * Math.PI);
});

test("a length neither overflows nor vanishes", () => {
  for (const scale of [1e-300, 1e-160, 1, 1e160, 1e300])
    assert.ok(Math.abs(hypot(3 * scale, 4 * scale) / scale - 5) < 1e-12, String(scale));
});

for (const [name, compute] of Object.entries(OPERATIONS)) {
  test(`${name} is the same on numbers, on columns and with what is the same for all`, () => {
    const args = [0, 1, 2].slice(0, compute.length);
    const traced = program(3, [], [[name, ...args]], [3]);
    for (const fixed of [2, -3, NONE]) {
      const rows = [Float64Array.from(AWKWARD), Float64Array.from(AWKWARD).reverse(), AWKWARD.map(() => fixed)];
      const expected = AWKWARD.map(
        (_, i) =>
          call(
            traced,
            rows.map((row) => row[i]),
          )[0],
      );
      assert.deepEqual([...columns(traced, rows)[0]], expected);
      const lines = new Lines(traced, [rows[0], rows[1], fixed], [3], AWKWARD.length);
      lines.run(AWKWARD.length);
      assert.deepEqual([...lines.read(3)], expected);
    }
  });
}

test("a program without columns is computed once", () => {
  const lines = new Lines(
    program(
      2,
      [10],
      [
        ["add", 0, 1],
        ["multiply", 3, 2],
      ],
      [4],
    ),
    [1, 2],
    [4],
    8,
  );
  lines.run(8);
  assert.equal(lines.lines.length, 0);
  assert.equal(lines.read(4), 30);
});

test("constants without a number in JSON are read", () => {
  assert.deepEqual(call(program(0, ["inf", "-inf", "nan", 2], [], [0, 1, 2, 3]), []), [INF, -INF, NONE, 2]);
});

test("a grid goes row by row, y outside", () => {
  const difference = program(2, [], [["subtract", 0, 1]], [2]);
  const values = grid(difference, Float64Array.of(1, 2, 3), Float64Array.of(10, 20));
  assert.deepEqual([...values], [-9, -8, -7, -19, -18, -17]);
});
