/** What number boxes read, in the cases that pytest reads too. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readBox, readTyped } from "../../static/core/typed.js";

const { typed, boxes } = JSON.parse(readFileSync(new URL("../shared/numbers.json", import.meta.url), "utf8"));
const expected = ({ value, why }) => (why ? { value: null, why } : { value: Number(value) });

for (const one of typed)
  test(`a box reads ${JSON.stringify(one.text)}`, () => assert.deepEqual(readTyped(one.text), expected(one)));

for (const one of boxes)
  test(`a box of ${one.term.scale} reads ${JSON.stringify(one.text)}`, () =>
    assert.deepEqual(readBox(one.term, one.text), expected(one)));
