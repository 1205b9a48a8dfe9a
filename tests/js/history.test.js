/** Undo and redo: a stack of what the race was, which Python hears of as edits like any other. */

import assert from "node:assert/strict";
import { test } from "node:test";

const { Draft } = await import("../../static/draft/draft.js");

const runner = (id, rate, kind = "adam") => ({
  id,
  slot: 0,
  key: kind,
  kind,
  values: { learning_rate: rate, beta1: 0.9 },
  schedule: null,
});
const race = (news) => ({
  link: "v=1&surface=beale&start=1,1",
  start: [1, 1],
  steps: 100,
  numbers: {},
  echo: 0,
  runners: [runner("a", 0.1), runner("b", 0.2)],
  limit: 12,
  schedules: [{ key: "cosine", kind: "cosine", params: [], values: { "schedule.length": 100 } }],
  optimizers: [{ key: "lion", kind: "lion", slot: 3, values: { learning_rate: 0.01 } }],
  slots: [0, 1, 2, 3],
  ...news,
});

/** A draft of a race, with what it has sent; `answer` is Python's, which takes every edit as it is. */
function opened() {
  const sent = [];
  const model = { race: race(), holds: ["s", 0], preview: (draft) => draft };
  const draft = new Draft(model, { commit: (message) => sent.push(message), changed() {}, select() {} });
  draft.adopt(model.race, true);
  const answer = (news = {}) => {
    const { start, steps, numbers } = draft;
    const runners = draft.runners.map((one) => ({
      ...one,
      schedule: one.plan && { key: one.schedule, kind: one.plan },
    }));
    draft.adopt(race({ start, steps, numbers, runners, echo: sent.at(-1)?.n ?? 0, ...news }), false);
  };
  return { draft, sent, answer };
}
const seen = ({ start, steps, runners }) =>
  JSON.parse(JSON.stringify({ start, steps, runners: runners.map(({ id, values, plan }) => ({ id, values, plan })) }));

test("every change of the hand is taken back and made again, in order", () => {
  const { draft, sent, answer } = opened();
  const changes = [
    () => draft.begin([2, 0.5], true),
    () => draft.set("a", { learning_rate: 0.3 }, true),
    () => draft.schedule("a", "cosine"),
    () => draft.add("lion"),
    () => draft.duplicate("b"),
    () => draft.remove("a"),
    () => draft.limit(250),
  ];
  const states = [seen(draft)];
  for (const change of changes) {
    change();
    answer();
    states.push(seen(draft));
  }
  for (const state of states.slice(0, -1).reverse()) {
    draft.undo();
    answer();
    assert.deepEqual(seen(draft), state);
  }
  draft.undo(); // there is nothing before
  assert.equal(sent.length, 2 * changes.length);
  assert.equal(draft.history.behind, false);
  for (const state of states.slice(1)) {
    draft.redo();
    assert.deepEqual(seen(draft), state); // also before Python has answered
  }
  assert.equal(draft.history.ahead, false);
});

test("a number of the surface is taken back with all else: it is the same surface", () => {
  const { draft, sent, answer } = opened();
  const link = (a) => ({ link: `v=1&surface=formula~a:${a}~left:-2&f=a*x^2&start=1,1`, numbers: { a } });
  answer(link(1));
  draft.shape({ a: 2 }, false);
  draft.shape({ a: 3 }, false);
  assert.equal(sent.length, 0);
  draft.shape({ a: 3 }, true);
  assert.deepEqual(sent.at(-1).numbers, { a: 3 });
  answer(link(3));
  draft.undo();
  assert.deepEqual([draft.numbers, sent.at(-1).numbers], [{ a: 1 }, { a: 1 }]);
  answer(link(1));
  answer({ ...link(1), link: link(1).link.replace("-2", "-3") });
  assert.ok(!draft.history.behind && !draft.history.ahead); // another view is another surface
});

test("of a runner whose rate Python has yet to find nothing is said but who it is, until a hand sets it", () => {
  const { draft, sent } = opened();
  draft.model.race.optimizers[0].seeks = true;
  draft.add("lion");
  const { id } = draft.runners.at(-1);
  assert.deepEqual(sent.at(-1).runners.at(-1), { id, slot: 3, key: "lion" });
  draft.set(id, { learning_rate: 0.5 }, true);
  assert.equal(sent.at(-1).runners.at(-1).values.learning_rate, 0.5);
});

test("an undo is one edit that spells everything out", () => {
  const { draft, sent } = opened();
  draft.remove("a");
  draft.undo();
  assert.equal(sent.length, 2);
  const { n, start, steps, runners } = sent[1];
  assert.deepEqual([n, start, steps], [2, [1, 1], 100]);
  assert.deepEqual(
    runners.map(({ id, values, schedule }) => [id, values.learning_rate, schedule]),
    [
      ["a", 0.1, null],
      ["b", 0.2, null],
    ],
  );
});

test("a drag is one entry, and nothing is taken back under the hand", () => {
  const { draft, sent } = opened();
  for (const rate of [0.11, 0.12, 0.13]) draft.set("a", { learning_rate: rate }, false);
  draft.undo();
  assert.equal(draft.find("a").values.learning_rate, 0.13);
  draft.set("a", { learning_rate: 0.14 }, true);
  assert.equal(sent.length, 1);
  draft.undo();
  assert.equal(draft.find("a").values.learning_rate, 0.1);
  assert.equal(draft.history.behind, false);
});

test("a new change forgets what was taken back; an edit that changes nothing is no entry", () => {
  const { draft } = opened();
  draft.set("a", { learning_rate: 0.3 }, true);
  draft.undo();
  draft.commit({ hide_future: true });
  assert.deepEqual([draft.history.behind, draft.history.ahead], [false, true]);
  draft.set("b", { learning_rate: 0.4 }, true);
  assert.equal(draft.history.ahead, false);
});

test("rates that Python finds are taken back, too; what it only puts in other words is no change", () => {
  const { draft, answer } = opened();
  draft.tune();
  answer({ runners: [runner("a", 0.7), runner("b", 0.8)] });
  assert.equal(draft.find("a").values.learning_rate, 0.7);
  draft.set("a", { learning_rate: 5 }, true);
  answer({ runners: [runner("a", 2), runner("b", 0.8)] }); // as far as it goes
  draft.undo();
  assert.equal(draft.find("a").values.learning_rate, 0.7);
  draft.undo();
  assert.equal(draft.find("a").values.learning_rate, 0.1);
});

test("what the page itself changes is an entry; no race comes back on another surface", () => {
  const { draft, answer } = opened();
  answer({ start: [3, 3] });
  draft.undo();
  assert.deepEqual(draft.start, [1, 1]);
  answer();
  answer({ link: "v=1&surface=himmelblau&start=0,0", start: [0, 0] });
  assert.deepEqual([draft.history.behind, draft.history.ahead], [false, false]);
  draft.undo();
  assert.deepEqual(draft.start, [0, 0]);
  // Nor on another formula, landscape or table.
  for (const link of ["surface=formula&f=x^2", "surface=painted&p=1,1,-2,0.8", "surface=regression&data=1:2,2:4"]) {
    answer({ link: `v=1&${link}&start=0,0`, start: [0, 0] });
    answer({ link: `v=1&${link}&start=2,2`, start: [2, 2] });
    assert.ok(draft.history.behind);
    answer({ link: `v=1&${link},1&start=2,2` });
    assert.equal(draft.history.behind, false, link);
  }
});
