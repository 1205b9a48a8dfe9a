import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { learn, overRows } from "../../static/core/over_rows.js";

const { x, y, rows } = JSON.parse(readFileSync(new URL("../shared/over_rows.json", import.meta.url), "utf8"));

for (const { name, delta, lines, values } of rows) {
  test(`the mean error over rows and its derivatives are NumPy's where delta is ${delta}`, () => {
    assert.ok(Number.isNaN(overRows(1, 1, 8 * name))); // nobody knows them yet
    learn({ name, x, y, delta });
    lines.forEach(([w, b], i) =>
      values[i].forEach((value, order) => {
        const found = overRows(w, b, 8 * name + order);
        assert.ok(Math.abs(found - value) <= 1e-12 * (1 + Math.abs(value)), `${[w, b, order, found, value]}`);
      }),
    );
    assert.ok(Number.isNaN(overRows(1, 1, 8 * name + 6)));
  });
}

test("the latest rows are kept, however many there were", () => {
  for (let name = 1; name < 99; name++) learn({ name, x, y, delta: 1 });
  assert.ok(Number.isNaN(overRows(1, 1, 8 * 1)));
  assert.ok(Number.isFinite(overRows(1, 1, 8 * 98)));
});
