/** What the map says of a cell's numbers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { settingWords } from "../../static/panels/numbers/setting_words.js";

const data = {
  sides: [
    { name: "learning_rate", symbol: "η" },
    { name: "beta1", symbol: "β₁" },
  ],
  words: { replaced: "{symbol} = {value} instead" },
};
const race = { terms: { "schedule.max_lr": { symbol: "η_max" } } };
const values = { "schedule.max_lr": 3 };

test("a rate that a schedule replaces is not blamed", () => {
  const cycled = { params: [], values, schedule: { replaces: "schedule.max_lr" } };
  assert.equal(settingWords(data, [0.1, 0.9], cycled, race), "η = 0.1 (ηₘₐₓ = 3 instead), β₁ = 0.9");
  assert.equal(settingWords(data, [0.1, 0.9], { ...cycled, schedule: null }, race), "η = 0.1, β₁ = 0.9");
});
