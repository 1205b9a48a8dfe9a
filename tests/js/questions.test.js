/** Questions of the sheet Export: none is lost, however many are asked at once and whatever comes in between. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Questions } from "../../static/panels/export/questions.js";

/** Python as it is: it knows the last question alone, and answers while the race is the one it was about. */
function python() {
  const sent = [];
  let [last, revision] = [null, 0];
  const questions = new Questions((message) => {
    sent.push(message.kind);
    last = { ...message, revision };
  });
  return {
    questions,
    sent,
    change: () => (revision += 1),
    tell: () => questions.hear(last?.revision === revision ? { n: last.n, file: last.kind } : {}),
  };
}

test("two questions at once have two answers, the first one first", async () => {
  const { questions, sent, tell } = python();
  const found = [];
  const [code, table] = ["pytorch", "csv"].map((kind) => questions.ask(kind).then(({ file }) => found.push(file)));
  assert.deepEqual(sent, ["pytorch"]);
  tell();
  await code;
  assert.deepEqual(sent, ["pytorch", "csv"]);
  tell();
  await table;
  assert.deepEqual(found, ["pytorch", "csv"]);
  tell(); // once more: nobody waits
  assert.equal(sent.length, 2);
});

test("a question about a race that has changed meanwhile is put again", async () => {
  const { questions, sent, change, tell } = python();
  const answer = questions.ask("csv");
  change();
  tell();
  tell();
  assert.equal((await answer).file, "csv");
  assert.deepEqual(sent, ["csv", "csv"]);
});

test("a message from before a question costs a question, not the answer", async () => {
  const numbers = [];
  const questions = new Questions(({ n }) => numbers.push(n));
  const answer = questions.ask("json");
  questions.hear({});
  questions.hear({ n: 3 });
  questions.hear({ n: numbers[0], file: "found" });
  assert.equal((await answer).file, "found");
  assert.equal(new Set(numbers).size, 3);
});
