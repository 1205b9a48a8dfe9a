/** Numbers and sentences as a reader meets them. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readTyped } from "../../static/core/typed.js";
import { bound, exact, fill, inText, number, pieces, refusal, short, typed } from "../../static/kit/format.js";
import { Frame, ticks } from "../../static/kit/frame.js";

const shared = (name) => JSON.parse(readFileSync(new URL(`../shared/${name}.json`, import.meta.url), "utf8"));

test("three digits read as they do in Python", () => {
  for (const { value, text } of shared("three_digits")) assert.equal(number(Number(value)), text);
});

test("exact numbers give the same double back", () => {
  assert.deepEqual([0.005, 1e-8, 2.5e-7, -3, 0].map(exact), ["0.005", "10⁻⁸", "2.5·10⁻⁷", "−3", "0"]);
  assert.equal(short(0.1 + 0.2), "0.3");
  for (const value of [0.1, -2.5e-9, 1 / 3, 1e22, 123456.789]) assert.equal(readTyped(typed(value)).value, value);
});

test("both ends of a range are written alike, as in Python", () => {
  assert.deepEqual([-1e6, 1e6, 1e12, 0, 99999, 0.001, 1e-4].map(bound), [
    "−10⁶",
    "10⁶",
    "10¹²",
    "0",
    "99999",
    "0.001",
    "10⁻⁴",
  ]);
});

test("a box for whole numbers has examples of whole numbers", () => {
  const words = { range_unreadable: "0.05", range_unreadable_whole: "300", range_between: "between" };
  assert.equal(refusal(words, "unreadable", "integer"), "300");
  assert.equal(refusal(words, "unreadable", "log"), "0.05");
  assert.equal(refusal(words, "between", "integer"), "between");
});

test("an index is lowered in a sentence, where it cannot be an element", () => {
  assert.deepEqual(["η_max", "μ_min", "β₁", "η"].map(inText), ["ηₘₐₓ", "μₘᵢₙ", "β₁", "η"]);
});

test("a sentence is cut at its holes", () => {
  assert.equal(fill("{a} and {b}", { a: "1", b: "2" }), "1 and 2");
  assert.deepEqual(pieces("{a} of {a}", { a: 3 }), ["", 3, " of ", 3, ""]);
});

test("a frame takes θ to pixels and back, with one scale for both axes", () => {
  const box = { left: 10, top: 20, width: 200, height: 100 };
  const frame = Frame.fit([-1, 1, -1, 1], box);
  assert.deepEqual(frame.pixel([0, 0]), [110, 70]);
  assert.deepEqual(
    frame.theta(...frame.pixel([0.3, -0.7])).map((x) => Number(x.toFixed(12))),
    [0.3, -0.7],
  );
  assert.equal(frame.px(1) - frame.px(0), frame.py(0) - frame.py(1));
  assert.ok(frame.contains(10, 20) && !frame.contains(9, 20));
});

test("ticks are round numbers inside the interval", () => {
  assert.deepEqual(
    ticks(-1, 1, 4).map(({ text }) => text),
    ["−1", "−0.5", "0", "0.5", "1"],
  );
});
