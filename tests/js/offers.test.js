/** An offer's values: tests/unit/stage/test_catalog.py holds that Python means the same. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { offered } from "../../static/draft/offers.js";

test("an offer begins with its own value, else the tuned one, else the default", () => {
  const params = [
    { name: "learning_rate", default: 0.001, tuned: 0.027 },
    { name: "inner.learning_rate", default: 0.001, tuned: 0.027, value: 0 },
    { name: "nesterov", default: true, value: false },
    { name: "beta1", default: 0.9 },
  ];
  const [found] = offered([{ key: "odd", params }]);
  assert.deepEqual(found.values, { learning_rate: 0.027, "inner.learning_rate": 0, nesterov: false, beta1: 0.9 });
  assert.deepEqual([found.key, found.params], ["odd", params]);
});
