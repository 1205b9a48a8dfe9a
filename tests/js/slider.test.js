/** The keys of a slider: what one key did the other undoes, on the rail of every declared hyperparameter. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { keySteps, railOf } from "../../static/kit/rail.js";

const { rails } = JSON.parse(readFileSync(new URL("../shared/rails.json", import.meta.url), "utf8"));
const BY = [1, 10, 100];

/** Values a hand may have left: the defaults, both ends, what a box takes beyond them, and numbers off the grid. */
const values = ({ scale, low, high, minimum, maximum, defaults }) => {
  const shares = [0.0123, 0.3456789, 0.5, 0.777, 0.99].map((share) => low + share * (high - low));
  const some = [...defaults, low, high, minimum, maximum, 0.9, 0.99, 0.999, 1 / 3, ...shares];
  return [...new Set(scale === "integer" ? some.map(Math.round) : some)].filter((x) => x >= minimum && x <= maximum);
};

test("a key and the key against it lead back to the exact number, from everywhere on every rail", () => {
  for (const spec of rails)
    for (const value of values(spec))
      for (const by of BY.flatMap((n) => [n, -n])) {
        const step = keySteps(railOf(spec));
        const way = [value];
        for (let k = 0; k < 7; k++) {
          const next = step(way.at(-1), by);
          if (Object.is(next, way.at(-1))) break; // the end of the rail
          way.push(next);
        }
        // Ten or a hundred at once may have been cut short by the end: one by one they come back from anywhere.
        const back = keySteps(railOf(spec));
        for (const from of way.slice(0, -1)) {
          const there = back(from, Math.sign(by));
          if (!Object.is(there, from))
            assert.equal(back(there, -Math.sign(by)), from, `${JSON.stringify(spec)} ${from}`);
        }
        if (Math.abs(by) > 1) continue;
        for (const before of way.slice(0, -1).reverse())
          assert.equal(step(way.pop(), -by), before, `${JSON.stringify(spec)} ${value} ${by}`);
      }
});

test("1 − β comes back as it was", () => {
  const rail = railOf({ scale: "one_minus", low: 0, high: 0.9999 });
  const step = keySteps(rail);
  assert.equal(step(step(0.9, 1), -1), 0.9);
});

test("a value outside the rail enters it at the nearer end, and a key away from it moves nothing", () => {
  const step = keySteps(railOf({ scale: "log", low: 1e-4, high: 1 }));
  assert.equal(step(0, 1), 1e-4);
  assert.equal(step(1e-4, -1), 0);
  assert.equal(step(0, -1), 0);
  assert.equal(step(5, 1), 5);
  assert.equal(step(5, -1), 1);
  assert.equal(step(1, 1), 5);
});

test("at the end of a rail a key waits, and the next one leads back at once", () => {
  const step = keySteps(railOf({ scale: "linear", low: 0, high: 1 }));
  assert.equal(step(0.995, 1), 1);
  assert.equal(step(1, 1), 1);
  assert.equal(step(1, -1), 0.995);
});

test("what another hand has moved since is a new beginning", () => {
  const step = keySteps(railOf({ scale: "linear", low: 0, high: 1 }));
  step(0.5, 1);
  assert.equal(step(0.3, 1), 0.31);
});
