/** What is written beside the curves of losses stands on nothing else, and says what the marks mean. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { alone, around, meet, placed } from "../../static/panels/rates/labels.js";
import { wishes } from "../../static/panels/rates/mark_labels.js";

const BOX = { left: 0, top: 0, width: 600, height: 300 };
const WORDS = {
  best: "best {rate}",
  tuned: "tuned {rate}",
  edge: "diverges from {rate} on",
  limit: "diverges above {rate} = {law}",
};
const RATES = Array.from({ length: 61 }, (_, i) => 10 ** (-4 + i / 15));

/** A valley whose bottom ends at the edge. */
function curve(id, k, news) {
  const heights = RATES.map((rate) => Math.max(1e-4, 0.01 / rate / 2 ** k));
  const one = { id, name: id, rates: RATES, heights, best: 40 + k, tuned: 40 + k, edge: 0.5 + k / 10, law: "" };
  return { ...one, selected: false, ...news };
}
const plot = (curves, stood = new Map()) => {
  const px = (rate) => 150 * (Math.log10(rate) + 4);
  const top = (height) => -50 * Math.log10(height) + 50;
  const lines = curves.map(({ rates, heights }) => rates.map((rate, i) => [px(rate), top(heights[i])]));
  return { px, top, box: BOX, lines, wide: (text) => 6 * text.length, stood };
};
const all = (curves, taken = [], stood) => placed(wishes(WORDS, curves, plot(curves, stood)), BOX, taken);

test("no text stands on another one, inside the plot, however many runners there are", () => {
  const curves = Array.from({ length: 12 }, (_, k) => curve(`Runner ${k}`, k % 4));
  const said = all(curves, [around([300, 150], 14)]);
  assert.ok(said.length > 6);
  const boxes = said.map(({ at, width }) => around(at, width));
  boxes.forEach((one, i) => {
    assert.ok(one.left >= 0 && one.left + one.width <= 600 && one.top >= 0 && one.top + one.height <= 300);
    assert.ok(!meet(one, around([300, 150], 14)));
    for (const other of boxes.slice(i + 1)) assert.ok(!meet(one, other), JSON.stringify([one, other]));
  });
});

test("the open runner is heard first", () => {
  const crowd = Array.from({ length: 12 }, (_, k) => curve(`Runner ${k}`, 0, { selected: k === 11 }));
  assert.ok(all(crowd).some(({ id, kind }) => id === "Runner 11" && kind === "best"));
});

test("what marks say: a limit has its law, a tuned rate that is not the best one is said apart", () => {
  const texts = (news) => all([curve("GD", 0, news)]).map(({ text }) => text);
  assert.deepEqual(texts({ edge: 0.035, law: "2/λmax" }), ["best 0.0464", "GD", "diverges above 0.035 = 2/λmax"]);
  assert.deepEqual(texts({ tuned: 20 }), ["best 0.0464", "tuned 0.00215", "GD", "diverges from 0.5 on"]);
  assert.deepEqual(texts({ best: -1, tuned: -1, edge: null }), ["GD"]);
});

test("a name keeps its place while a hand moves", () => {
  const [one] = all([curve("GD", 0)]).filter(({ kind }) => kind === "name");
  const stood = new Map([["GD", [one.at[0] + 30, one.at[1] + 5]]]);
  const [kept] = all([curve("GD", 0)], [], stood).filter(({ kind }) => kind === "name");
  assert.deepEqual(kept.at, stood.get("GD"));
});

test("a name stands where its line runs alone", () => {
  const [line, other] = [0, 2.2].map((fall, k) =>
    Array.from({ length: 50 }, (_, i) => [10 * i, 100 + 100 * k - fall * i]),
  );
  const [[x, y]] = alone(line, other, 13);
  assert.deepEqual([x, y], [0, 87], "the other one comes near from below");
});
