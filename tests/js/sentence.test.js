/** How much room a sentence needs: Korean letters are wider than Latin ones. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { letters } from "../../static/kit/sentence.js";

test("a Korean letter counts nearly twice, all others once", () => {
  assert.equal(letters("GD diverged."), 12);
  assert.equal(letters("GD(56스텝)"), 8 + 2 * 0.9);
  assert.equal(letters(""), 0);
});
