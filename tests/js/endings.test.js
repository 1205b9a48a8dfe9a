/** Every ending has its cause: the same cases as in Python, run by the browser's copy of the rules. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { CONVERGED, DIVERGED, MOVING, STUCK, settle } from "../../static/core/batch.js";
import { withCauses } from "../../static/core/causes.js";
import { prepare, run } from "../../static/core/loop.js";
import { compile } from "../../static/core/program.js";
import { judge } from "../../static/core/verdict.js";

const shared = JSON.parse(readFileSync(new URL("../shared/endings.json", import.meta.url), "utf8"));
const KINDS = { converged: CONVERGED, diverged: DIVERGED, moving: MOVING, stuck: STUCK };

/** The catalog of a case, and its rule and plan ready to run. */
function ready({ surface: name, rule, plan }) {
  const { bound, ...found } = shared.surfaces[name];
  const surface = { ...found };
  for (const each of ["program", "gradient", "hessian"]) surface[each] = compile(found[each]);
  const views = [{ feeds: 0, numbers: "", loss: found.program }];
  const { rules, plans } = prepare({ rules: [rule], plans: plan ? [plan] : [], views });
  const catalog = { surface, bound, ends: shared.ends, tolerance: shared.tolerance, reach: 0.1 };
  return { catalog, programs: { rule: rules[0], plan: plans[0] ?? null } };
}

for (const each of shared.cases)
  test(each.name, () => {
    const { catalog, programs } = ready(each);
    const { start, steps, values } = each;
    const outcome = run(programs.rule, programs.plan, values, start, steps, catalog.bound);
    const { status } = judge(catalog, outcome.path, outcome.diverged, outcome);
    assert.deepEqual([status.kind, status.cause], [each.kind, each.cause]);
    if (each.step !== null) assert.equal(status.step, each.step);
    for (const [name, value] of Object.entries(each.why))
      if (typeof value === "number") assert.ok(Math.abs(status.why[name] - value) < 1e-9, name);
      else assert.equal(status.why[name], value, name);
    const { learning_rate: rate, ...others } = values;
    const column = rate === undefined ? {} : { learning_rate: Float64Array.of(rate, rate) };
    const asked = [programs, { ...others, ...column }, start, steps, catalog];
    const found = withCauses(settle(...asked), ...asked);
    found.status.forEach((kind, i) => {
      assert.equal(kind, KINDS[each.kind]);
      assert.equal(found.steps[i], status.step);
      assert.equal(shared.ends.causes[found.cause[i]], each.cause);
    });
  });

test("two runs at once, of which only one has diverged", () => {
  const each = shared.cases.find(({ name }) => name === "no floor, small rate");
  const { catalog, programs } = ready(each);
  const rates = Float64Array.of(0.1, 0, 1.5);
  const asked = [programs, { ...each.values, learning_rate: rates }, each.start, 500, catalog];
  const found = withCauses(settle(...asked), ...asked);
  // Prettier-ignore.
  assert.deepEqual(
    [...found.cause].map((code) => shared.ends.causes[code]),
    ["unbounded", null, "unbounded"],
  );
});
