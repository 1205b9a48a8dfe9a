import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Edits } from "../../static/draft/edits.js";

const typedefs = readFileSync(new URL("../../static/draft/messages.js", import.meta.url), "utf8");
/** The keys of a typedef, as tests/unit/stage/test_schema.py holds them to Python's. */
const keysOf = (name) =>
  [
    ...typedefs
      .split(`@typedef {object} ${name}\n`)[1]
      .split("*/")[0]
      .matchAll(/@property .* \[?(\w+)\]?\n/g),
  ]
    .map(([, key]) => key)
    .sort();

test("an unanswered word about the future goes with the next edit: a busy server hears the last one alone", () => {
  const edits = new Edits();
  const race = { start: [1, 2], steps: 9, numbers: {}, runners: [] };
  edits.next(race, null, { hide_future: true });
  assert.equal(edits.next(race, null, {}).hide_future, true);
  edits.answered(2, false);
  assert.ok(!("hide_future" in edits.next(race, null, {})));
});

test("an edit says what its type says, and of a runner that was not touched who it is", () => {
  const edits = new Edits();
  const entry = { slot: 0, key: "gd", kind: "gd", values: { learning_rate: 1 }, schedule: null, plan: null };
  const runners = [{ ...entry, id: "r0" }, { ...entry, id: "b1", from: "r0" }]; // prettier-ignore
  edits.touch("start", "steps", "numbers", "b1");
  const said = edits.next({ start: [1, 2], steps: 9, numbers: { a: 2 }, runners }, ["a", 1], {
    tune: true,
    hide_future: true,
  });
  assert.deepEqual(Object.keys(said).sort(), keysOf("Edit"));
  assert.deepEqual(Object.keys(said.runners[1]).sort(), keysOf("EditedRunner"));
  assert.deepEqual(said.runners[0], { id: "r0", slot: 0, key: "gd" });
  assert.deepEqual(edits.again(), { n: 2, holds: null });
});
