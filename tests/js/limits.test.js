/** The limit on a rate slider is the engine's: tests/shared/limits.json, which tests/unit/theory/test_limits.py keeps. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { compile } from "../../static/core/program.js";
import { limitOf } from "../../static/draft/limit.js";

const cases = JSON.parse(readFileSync(new URL("../shared/limits.json", import.meta.url), "utf8"));
const given = ({ rule, surface, values }) => [
  { ...surface, hessian: compile(surface.hessian) },
  { ...rule, limit: compile(rule.limit), view: { feeds: 0 } },
  { values, plan: null },
];

test("random rules on random bowls have the engine's limit, and no other surface has one", () => {
  for (const each of cases) {
    const found = limitOf(...given(each));
    if (each.limit === null) assert.equal(found, null);
    else assert.ok(Math.abs(found.rate / each.limit - 1) < 1e-12, `${found.rate} is not ${each.limit}`);
  }
});

test("the law names weight decay and dampening only where they are set", () => {
  const laws = cases.filter(({ limit }) => limit).map((each) => limitOf(...given(each)).law);
  assert.equal(laws[0], "2/λmax");
  assert.equal(laws[8], "2/(λmax + λ)");
  assert.equal(laws[9], "2(1 + μ)/((1 − τ)(λmax + λ))");
});

test("no limit is claimed under chance or a schedule", () => {
  const [surface, rule, entry] = given(cases[0]);
  assert.equal(limitOf(surface, { ...rule, view: { feeds: 2 } }, entry), null);
  assert.equal(limitOf(surface, rule, { ...entry, plan: "cosine" }), null);
});
