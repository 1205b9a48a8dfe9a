// A race in a file of its own: what stands in the place of Python's answers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { read } from "../../static/core/wire.js";
import { Answers } from "../../static/offline/answers.js";
import { linkOf, written } from "../../static/offline/link.js";
import { names } from "../../static/offline/names.js";
import { called } from "../../static/offline/verdict.js";
import { viewOf } from "../../static/offline/views.js";
import { pack } from "../../static/offline/wire.js";

const CASES = JSON.parse(readFileSync(new URL("../shared/links.json", import.meta.url), "utf8"));
const WORDS = { off: { bias_correction: "no correction" }, without: "no {what}", unable: "" };

for (const { link, before, hideFuture, names: called, ...race } of CASES) {
  test(`the link and the names of ${link}`, () => {
    assert.equal(linkOf(before, { ...race, terms: {} }, hideFuture), link);
    assert.deepEqual(names(race.runners, { terms: {}, words: WORDS }), called);
  });
}

test("a number is written as Python writes it", () => {
  const said = [0, -0, 1, 0.1, 1e-4, 1e-5, 1.5e-8, 1e15, 1e16, -2.5e22, 1e-300, 5e-324, null, true, [3, 0.5]];
  const texts = "0 0 1 0.1 0.0001 1e-05 1.5e-08 1000000000000000 1e16 -2.5e22 1e-300 5e-324 none true 3,0.5".split(" ");
  assert.deepEqual(said.map(written), texts);
});

test("a message that is packed here is read like Python's", () => {
  for (const word of ["", "a", "경주", "seven b"]) {
    const arrays = { r0: Float64Array.of(1, NaN, -0), empty: new Float64Array(0), r1: Float64Array.of(1 / 3) };
    const found = read(pack({ word }, arrays));
    assert.deepEqual(found, { header: { word }, arrays });
  }
});

const runner = (id, more = {}) => ({
  id,
  slot: 0,
  title: "GD",
  key: "gd",
  kind: "gd",
  plan: null,
  schedule: null,
  values: { learning_rate: 0.1 },
  params: [{ name: "learning_rate", main: true, default: 0.001 }],
  status: { kind: "moving", step: 2, cause: null, why: null },
  sees: null,
  path: Float64Array.of(0, 0, 1, 1, 2, 2),
  ...more,
});
const LINK = "v=1&surface=beale&start=0,0&steps=2&seed=0&run=gd~learning_rate:0.1";
const TUNED = { rate: 0.1, how: "table", law: "" };

function answersOf(page = { address: "", lang: "en", words: WORDS }) {
  const { path, title: name, ...told } = runner("r0");
  const header = { revision: 0, sent: 1, echo: 0, session: "file", catalog: "c", link: LINK, share: "", seed: 0 };
  const race = { start: [0, 0], steps: 2, hide_future: false, scene: null };
  const first = { ...header, ...race, runners: [{ ...told, name, tuned: TUNED }] };
  return new Answers(pack(first, { r0: path }), page);
}
const drawn = (runners, more = {}) => ({ start: [0, 0], steps: 2, catalog: "c", terms: {}, runners, ...more });

test("an edit that ran here is confirmed, with its number, its link and its path", () => {
  const answers = answersOf({ address: "https://example.org/", lang: "ko", words: WORDS });
  const path = Float64Array.of(0, 0, 5, 5, 6, 6);
  const moved = runner("r0", { values: { learning_rate: 0.2 }, path });
  const { granted, bytes } = answers.answer({ n: 7, runners: [{ id: "r0" }] }, drawn([moved]));
  const { header, arrays } = read(bytes);
  assert.ok(granted && answers.changed);
  assert.deepEqual([header.echo, header.revision, header.sent], [7, 1, 2]);
  assert.equal(header.link, LINK.replace("0.1", "0.2"));
  assert.equal(header.share, `https://example.org/?${header.link}&lang=ko`);
  assert.equal(header.runners[0].tuned.rate, 0.1); // it still suits: only the rate differs
  assert.deepEqual(arrays.r0, path);
});

test("a number of the surface that ran here stands in the link and in the race", () => {
  const { bytes } = answersOf().answer({ n: 1, numbers: { a: 2 }, runners: [] }, drawn([], { numbers: { a: 2 } }));
  assert.deepEqual(read(bytes).header.numbers, { a: 2 });
  const link = "v=1&surface=formula~a:1~b:-1e-05~left:-2&f=a*x^2&start=0,0&steps=2&seed=0&run=none";
  const race = { ...drawn([]), numbers: { a: -2.5, b: 0.5 } };
  assert.equal(linkOf(link, race, false), link.replace("~a:1~b:-1e-05", "~a:-2.5~b:0.5"));
});

test("what suits the first race is not said to suit another start", () => {
  const { bytes } = answersOf().answer({ n: 1, runners: [{ id: "r0" }] }, drawn([runner("r0")], { start: [1, 0] }));
  assert.equal(read(bytes).header.runners[0].tuned, null);
});

test("what cannot run here leaves the race as it was, and is answered all the same", () => {
  const edit = { n: 3, runners: [{ id: "r0" }, { id: "b1" }] };
  const waiting = runner("b1", { waiting: true });
  for (const runners of [[runner("r0")], [runner("r0"), waiting]]) {
    const answers = answersOf();
    const { granted, bytes } = answers.answer(edit, drawn(runners));
    const { header } = read(bytes);
    assert.ok(!granted && !answers.changed);
    assert.deepEqual([header.echo, header.link, header.runners.length], [3, LINK, 1]);
  }
  assert.ok(!answersOf().answer({ n: 1, tune: true, runners: [] }, drawn([])).granted);
});

test("the race of the file comes back after any number of edits", () => {
  const answers = answersOf();
  answers.answer({ n: 1, runners: [] }, drawn([]));
  assert.ok(answers.changed);
  const { header, arrays } = read(answers.reset());
  assert.ok(!answers.changed);
  assert.deepEqual([header.link, header.echo, header.revision], [LINK, 1, 2]);
  assert.deepEqual(arrays.r0, runner("r0").path);
});

test("runners of one rule are called by their schedules", () => {
  const one = (name, schedule = null, more = {}) => ({ title: "SGD", key: "sgd", name, schedule, ...more });
  const [cosine, step] = [{ title: "Cosine" }, { title: "Step decay" }];
  const race = [one("SGD"), one("SGD, Cosine", cosine), one("SGD, η 0.1, Step decay", step)];
  assert.deepEqual(called(race, "Constant rate"), ["Constant rate", "Cosine", "Step decay, η 0.1"]);
  assert.deepEqual(called([one("SGD")], "Constant rate"), ["SGD"]);
  const mixed = [one("SGD"), one("GD, Cosine", cosine, { title: "GD", key: "gd" })];
  assert.deepEqual(called(mixed, "Constant rate"), ["SGD", "GD, Cosine"]);
  assert.deepEqual(called([], "Constant rate"), []);
});

test("the view of a rule is that of its switches and of its schedule", () => {
  const view = (data, fixed, scheduled = false, moves = false) => ({ data, fixed, scheduled, moves });
  const views = [view("on", { bias: true }), view("off", { bias: false }), view("planned", { bias: true }, true)];
  const of = (more) => viewOf({ views }, { runners: [{ values: { bias: true }, schedule: null, ...more }] });
  assert.equal(of({}), "on");
  assert.equal(of({ values: { bias: false } }), "off");
  assert.equal(of({ schedule: { key: "cosine" } }), "planned");
  assert.equal(of({ schedule: { key: "one_cycle" }, cycled: { beta1: [] } }), null);
});
