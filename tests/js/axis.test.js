/** The axis of the panel below the plot: enough marks, and both ways from 0 where losses have no lowest one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { marks, PLACE, span } from "../../static/stage/loss_axis.js";

const texts = (...axis) => marks(...axis).map(({ text }) => text);

test("a logarithmic axis has a mark every two decades where they fit", () => {
  assert.deepEqual(texts("log", -10, 2, 100), ["10⁻¹⁰", "10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰", "10²"]);
  assert.deepEqual(texts("log", -2, 2, 100).length, 5);
  assert.deepEqual(texts("log", -10, 2, 60), ["10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"]);
  assert.ok(texts("log", -10, 2, 20).length >= 1);
});

test("losses that fall without end are told apart by their powers of ten", () => {
  const { low, high } = span([{ least: PLACE.symlog(-2560), most: PLACE.symlog(1) }], "symlog", Infinity, null);
  assert.ok(high - low < 6);
  assert.deepEqual(texts("symlog", low, high, 150), ["−10³", "−10²", "−10¹", "0"]);
});

test("an axis without a base fits what is drawn", () => {
  assert.deepEqual(span([{ least: 0, most: 0 }], "linear", Infinity, null), { low: 0, high: 0.5 });
  assert.ok(texts("symlog", 0, 0.1, 100).length > 1);
});
