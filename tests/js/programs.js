/** Programs written by hand: packed as engine/symbolic/program.py packs them, and small races made of them. */

import { readFileSync } from "node:fs";

import { prepare } from "../../static/core/loop.js";
import { OPERATIONS } from "../../static/core/operations.js";
import { compile } from "../../static/core/program.js";

const NAMES = Object.keys(OPERATIONS);

/** Lines are [operation, register, …]; registers are the inputs, then the constants, then the lines. */
export function packed(inputs, constants, lines, outputs) {
  const first = inputs + constants.length;
  const address = (register, line) =>
    register < inputs ? 2 * register : register < first ? 2 * (register - inputs) + 1 : register - first - line;
  const code = lines.flatMap(([name, ...args], line) => [
    NAMES.indexOf(name),
    ...args.map((each) => address(each, line)),
  ]);
  return { inputs, constants, code: [outputs.length, ...outputs.map((each) => address(each, lines.length)), ...code] };
}

export const program = (...parts) => compile(packed(...parts));

// f(x, y) = (x² + 4y²) / 2, with its gradient (x, 4y) and its Hessian.
const LOSS = [
  2,
  [4, 0.5],
  [
    ["multiply", 1, 2],
    ["multiply", 1, 4],
    ["multiply", 0, 0],
    ["add", 6, 5],
    ["multiply", 7, 3],
  ],
  [8],
];
const GRADIENT = [2, [4], [["multiply", 1, 2]], [0, 3]];
const HESSIAN = [2, [1, 0, 4], [], [2, 3, 3, 4]];

/** The programs of endings as Python packs them. */
export const { ends } = JSON.parse(readFileSync(new URL("../shared/endings.json", import.meta.url), "utf8"));

/** What a catalog says of that bowl. */
export const catalog = () => ({
  surface: {
    program: program(...LOSS),
    gradient: program(...GRADIENT),
    hessian: program(...HESSIAN),
    minima: [[0, 0]],
    view: [-2, 2, -2, 2],
    floor: 0,
  },
  bound: [0, 0, 100],
  reach: 0.01,
  tolerance: 1e-3,
  ends,
});

/** Gradient descent on the bowl: inputs of a step are k, x, y, η as a number of the rule, and the rate of the step. */
const descent = {
  kind: "gd",
  fixed: {},
  base: "learning_rate",
  numbers: ["learning_rate"],
  carried: ["theta.0", "theta.1"],
  recorded: ["gradient.0", "gradient.1", "lr"],
  start: packed(3, [], [], [0, 1]),
  step: packed(
    5,
    [4],
    [
      ["multiply", 2, 5],
      ["multiply", 4, 1],
      ["subtract", 1, 7],
      ["multiply", 4, 6],
      ["subtract", 2, 9],
    ],
    [8, 10, 1, 6, 4],
  ),
  view: 0,
};

/** The rate η / (k + 1), which remembers nothing; inputs of its step are k, η and the loss it does not watch. */
const harmonic = {
  kind: "harmonic",
  fixed: {},
  numbers: [],
  memory: [],
  watches: false,
  start: packed(1, [], [], []),
  step: packed(
    3,
    [1],
    [
      ["add", 0, 3],
      ["divide", 1, 4],
    ],
    [5],
  ),
};

export const {
  rules: [rule],
  plans: [plan],
} = prepare({
  rules: [descent],
  plans: [harmonic],
  views: [{ feeds: 0, numbers: [], loss: packed(...LOSS) }],
});
