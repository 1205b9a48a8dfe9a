/** The wrong row of the data: what a hand made wrong it can make right at once, before Python has answered. */

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.fetch = async () => ({ text: async () => "" });
globalThis.DOMParser = class {
  parseFromString = () => null;
};
const { grip } = await import("../../static/panels/data/drag_row.js");

const key = (name) => ({ key: name, preventDefault() {}, stopPropagation() {} });

/** A handle at a score, with what it has told: score (null for the true one) and whether it was let go of. */
function handle(data) {
  const [node, told] = [{}, []];
  let score = data.honest;
  grip(
    { handle: node },
    () => data,
    () => score,
    (slip, released) => {
      score = slip ?? data.honest;
      told.push([slip, released]);
    },
  );
  return { node, told };
}

const DATA = { outlier: false, honest: 8.9, highest: 10, fine: 10 };

test("the key that makes right follows at once on the one that made wrong", () => {
  const { node, told } = handle(DATA);
  node.onkeydown(key("Delete"));
  assert.deepEqual(told, []); // nothing is wrong
  node.onkeydown(key("PageDown"));
  node.onkeyup();
  node.onkeydown(key("Delete"));
  assert.deepEqual(told, [
    [7.9, false],
    [7.9, true],
    [null, true],
  ]);
  node.ondblclick();
  assert.equal(told.length, 3);
});

test("what Python says is wrong is made right also where it has the true score", () => {
  const { node, told } = handle({ ...DATA, outlier: true });
  node.ondblclick();
  assert.deepEqual(told, [[null, true]]);
});
