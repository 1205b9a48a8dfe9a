/** A surface at other numbers of its own: filled into programs that take them as their last inputs. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { run } from "../../static/core/loop.js";
import { call } from "../../static/core/program.js";
import { at, begun, numbersOf, seeing } from "../../static/draft/numbered.js";
import { program } from "./programs.js";

// x⁴ − a x² + y², with a as the last input.
const surface = () =>
  begun({
    view: [-3, 3, -3, 3],
    minima: [
      [-Math.SQRT1_2, 0, -0.25],
      [Math.SQRT1_2, 0, -0.25],
    ],
    saddles: [[0, 0]],
    floor: -0.25,
    values: [1],
    numbers: [{ name: "a", value: 1 }],
    program: program(
      3,
      [],
      [
        ["multiply", 0, 0],
        ["subtract", 3, 2],
        ["multiply", 3, 4],
        ["multiply", 1, 1],
        ["add", 5, 6],
      ],
      [7],
    ),
    gradient: program(
      3,
      [2, 4],
      [
        ["multiply", 0, 0],
        ["multiply", 5, 4],
        ["multiply", 2, 3],
        ["subtract", 6, 7],
        ["multiply", 0, 8],
        ["multiply", 1, 3],
      ],
      [9, 10],
    ),
    hessian: program(
      3,
      [2, 12, 0],
      [
        ["multiply", 0, 0],
        ["multiply", 6, 4],
        ["multiply", 2, 3],
        ["subtract", 7, 8],
      ],
      [9, 5, 5, 3],
    ),
  });
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`);

test("a surface begins at the numbers of its catalog, and one without any is left as it is", () => {
  const begun1 = surface();
  assert.deepEqual(numbersOf(begun1), { a: 1 });
  near(call(begun1.program, [2, 1])[0], 16 - 4 + 1);
  const plain = { program: 1, gradient: 2, hessian: 3 };
  assert.equal(begun(plain), plain);
  assert.deepEqual(numbersOf(plain), {});
  const rule = {};
  assert.equal(seeing(plain, {})(rule), rule);
});

test("a landscape, whose numbers have no sliders, is filled in as it was told", () => {
  const { forms, ...told } = surface();
  const painted = begun({ ...told, ...forms, values: [3], numbers: undefined });
  near(call(painted.program, [2, 1])[0], 16 - 12 + 1);
  const view = { feeds: 0, numbers: new Float64Array(), loss: forms.program };
  near(call(seeing(painted, {})({ step: forms.gradient, view }).view.loss, [2, 1])[0], 16 - 12 + 1);
});

test("at another number loss, slope and curvature are those of it, and so are minima and saddles", () => {
  const found = at(surface(), { a: 2 }, surface());
  near(call(found.program, [2, 1])[0], 16 - 8 + 1);
  near(call(found.gradient, [2, 1])[0], 32 - 8);
  near(call(found.hessian, [2, 1])[0], 48 - 4);
  assert.deepEqual(found.minima.map(([x]) => Math.round(1e6 * x) / 1e6).sort(), [-1, 1]);
  near(found.minima[0][2], -1);
  near(found.floor, -1);
  assert.deepEqual([found.saddles.length, Math.round(found.saddles[0][0])], [1, 0]);
});

test("minima that were not there before are found as well", () => {
  const one = at(surface(), { a: -1 }, surface());
  assert.equal(one.minima.length, 1); // the two have met
  assert.equal(one.saddles.length, 0);
  const two = at(surface(), { a: 1 }, one);
  assert.deepEqual([two.minima.length, two.saddles.length], [2, 1]);
});

test("a rule sees the surface of the hand, with the chance that it had; asked again it is the same", () => {
  // x − η (2x · a): the inputs of a step are k, x, y, η, the chance of the step, its rate, and a.
  const step = program(
    7,
    [2],
    [
      ["multiply", 1, 7],
      ["multiply", 8, 6],
      ["add", 9, 4],
      ["multiply", 10, 5],
      ["subtract", 1, 11],
    ],
    [12, 2],
  );
  const view = { feeds: 1, numbers: new Float64Array([0, 0, 1]), loss: program(4, [], [["add", 0, 3]], [4]) };
  const rule = {
    kind: "gd",
    fixed: {},
    view,
    base: "learning_rate",
    numbers: ["learning_rate"],
    carried: ["theta.0", "theta.1"],
    recorded: [],
    start: program(3, [], [], [0, 1]),
    step,
  };
  const see = seeing(surface(), { a: 3 });
  assert.equal(see(rule), see(rule));
  assert.equal(see({ ...rule, kind: "other" }).view, see(rule).view);
  const { path } = run(see(rule), null, { learning_rate: 0.1 }, [1, 0], 3, [0, 0, 100]);
  near(path[2], 1 - 0.1 * 6);
  near(path[4], 0.4 - 0.1 * 2.4);
  near(path[6], 0.16 - 0.1 * (0.96 + 1));
  near(call(see(rule).view.loss, [1, 0, 0])[0], 4);
});
