/** Which operation made a step's point no number: engine/single/origin.py in the browser. */

import { OPERATIONS } from "./operations.js";

/** @typedef {import("./types.js").Known} Known */
/** @typedef {import("./types.js").Program} Program */

const OVERFLOW = "overflow"; // numbers that grew too large: the step has a value, which no float holds
const OPERATION = Object.keys(OPERATIONS);
const DEFINED_FOR = ["sqrt", "log", "log2", "log10", "log1p", "arcsin", "arccos", "power"]; // not for every number

/**
 * What made a step's point no number: the first register on the way whose own arguments were all finite. Null for a
 * number
 * that only grew too large.
 * @param {import("./program.js").Program} program the step
 * @param {Float64Array} registers after it
 * @param {string[]} names of its outputs
 * @returns {Known | null}
 */
export function origin(program, registers, names) {
  const first = program.inputs + program.constants.length;
  const blame = Int32Array.from(registers, (value, i) => (Number.isFinite(value) ? 0 : i + 1));
  for (let i = first; i < blame.length; i++) {
    if (!blame[i]) continue;
    const [operation, a, b, c] = program.code.subarray(4 * (i - first), 4 * (i - first) + 4);
    const chosen = OPERATION[operation] === "where" ? [registers[a] !== 0 ? b : c] : [a, b, c];
    blame[i] = chosen.map((at) => blame[at]).find(Boolean) ?? i + 1;
  }
  const culprit = (blame[program.outputs[0]] || blame[program.outputs[1]]) - 1;
  const operation = made(program, registers, culprit, first);
  if (operation === OVERFLOW) return null;
  const broken = names.filter((_, i) => !Number.isFinite(registers[program.outputs[i]]));
  const loss = broken.some((name) => name.startsWith("gradient."));
  const state = broken.find((name) => name.startsWith("state."))?.slice("state.".length);
  const symbol = loss ? "gradient" : (state?.replace(/\.[01]$/, "") ?? "theta");
  return { operation, symbol, loss, rate: null, limit: null };
}

/** @param {Program} program @param {Float64Array} registers @param {number} culprit @param {number} first */
function made(program, registers, culprit, first) {
  if (culprit < first) return Number.isNaN(registers[culprit]) ? null : OVERFLOW; // it was so before the step
  const [at, a, b] = program.code.subarray(4 * (culprit - first));
  const [operation, above, below] = [OPERATION[at], registers[a], registers[b]];
  const none = Number.isNaN(registers[culprit]);
  if (operation === "divide") return below !== 0 ? OVERFLOW : above === 0 ? "0/0" : "x/0";
  if (operation === "reciprocal") return above !== 0 ? OVERFLOW : "x/0";
  if (operation === "power") return none ? operation : above === 0 ? "x/0" : OVERFLOW;
  if (operation === "remainder") return below === 0 ? "x/0" : OVERFLOW;
  return DEFINED_FOR.includes(operation) || none ? operation : OVERFLOW;
}
