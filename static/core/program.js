/**
 * Runs straight-line programs traced in Python from the NumPy text of losses, update rules and schedules.
 * Registers hold the inputs, then the constants, then the result of each line. An interpreter: pages may forbid
 * generated code, and this is fast enough to run a whole race anew for every picture.
 */

import { OPERATIONS } from "./operations.js";

const FUNCTIONS = Object.values(OPERATIONS);
const [ADD, SUBTRACT, MULTIPLY, DIVIDE] = [0, 1, 2, 3]; // most lines: a call each would cost twice the time
const [NEGATIVE, SQRT, WHERE] = ["negative", "sqrt", "where"].map((name) => Object.keys(OPERATIONS).indexOf(name));

/**
 * A program ready to run; `code` is four integers a line: operation, three registers.
 * @typedef {object} Program
 * @property {number} inputs
 * @property {Float64Array} constants
 * @property {number[]} outputs registers
 * @property {Int32Array} code
 * @property {number} size how many registers it needs
 * @property {Float64Array[]} [rows] columns of a run before, used again
 */
/**
 * A program as engine/symbolic/program.py packs it. `code`: how many outputs, where they stand; then for each line its
 * operation and where its arguments stand: 2i is input i, 2i + 1 constant i, −n the result n lines before.
 * @typedef {{inputs: number, constants: (number|string)[], code: ArrayLike<number>}} PackedProgram
 */

/** @param {PackedProgram} packed @returns {Program} */
export function compile({ inputs, constants, code }) {
  const first = inputs + constants.length;
  const register = (/** @type {number} */ address, /** @type {number} */ line) =>
    address < 0 ? first + line + address : address % 2 ? inputs + (address - 1) / 2 : address / 2;
  const lines = [];
  for (let i = 1 + code[0]; i < code.length;) {
    const operation = code[i++];
    const { length } = FUNCTIONS[operation];
    // An operation that takes fewer than three reads its last again.
    const args = [0, 1, 2].map((place) => register(code[i + Math.min(place, length - 1)], lines.length / 4));
    lines.push(operation, ...args);
    i += length;
  }
  return {
    inputs,
    outputs: Array.from({ length: code[0] }, (_, i) => register(code[i + 1], lines.length / 4)),
    constants: Float64Array.from(constants, (value) => Number(String(value).replace("inf", "Infinity"))),
    code: Int32Array.from(lines),
    size: inputs + constants.length + lines.length / 4,
  };
}

/**
 * The same program with its last inputs fixed: they become the first constants, which have their registers.
 * @param {Program} program @param {ArrayLike<number>} values
 */
export function filled({ inputs, constants, outputs, code, size }, values) {
  const all = new Float64Array(values.length + constants.length);
  all.set(values);
  all.set(constants, values.length);
  return { inputs: inputs - values.length, constants: all, outputs, code, size };
}

/** Registers with the constants in place. @param {Program} program */
export function registersOf({ inputs, constants, size }) {
  const registers = new Float64Array(size);
  registers.set(constants, inputs);
  return registers;
}

/**
 * One pass: reads the inputs from the first registers, leaves every line's value in its own.
 * @param {Program} program
 * @param {Float64Array} registers
 */
export function runScalar({ inputs, constants, code }, registers) {
  let to = inputs + constants.length;
  for (let i = 0; i < code.length; i += 4) {
    const a = registers[code[i + 1]];
    const b = registers[code[i + 2]];
    switch (code[i]) {
      case ADD:
        registers[to++] = a + b;
        break;
      case SUBTRACT:
        registers[to++] = a - b;
        break;
      case MULTIPLY:
        registers[to++] = a * b;
        break;
      case DIVIDE:
        registers[to++] = a / b;
        break;
      default:
        registers[to++] = FUNCTIONS[code[i]](a, b, registers[code[i + 3]]);
    }
  }
}

/** The outputs for one set of inputs. @param {Program} program @param {ArrayLike<number>} values @returns {number[]} */
export function call(program, values) {
  const registers = registersOf(program);
  registers.set(values);
  runScalar(program, registers);
  return program.outputs.map((output) => registers[output]);
}

/**
 * The outputs for columns of inputs, a line at a time, which spares the dispatch. What comes back is overwritten by
 * the next call.
 * @param {Program} program @param {ArrayLike<number>[]} inputs of one length @returns {Float64Array[]}
 */
export function columns(program, inputs) {
  const { code, constants } = program;
  const count = inputs[0].length;
  let rows = program.rows;
  if (!rows || !(rows[0].length >= count)) {
    rows = program.rows = Array.from({ length: program.size }, () => new Float64Array(count));
    for (const [index, value] of constants.entries()) rows[program.inputs + index].fill(value);
  }
  for (const [index, column] of inputs.entries()) rows[index].set(column);
  let to = program.inputs + constants.length;
  for (let i = 0; i < code.length; i += 4)
    fill(code[i], count, rows[to++], rows[code[i + 1]], rows[code[i + 2]], rows[code[i + 3]]);
  const found = rows;
  return program.outputs.map((output) => found[output].subarray(0, count));
}

/**
 * One operation on columns; `out` may be one of the others. Four places a turn take half the time of one.
 * @param {number} operation @param {number} count
 * @param {Float64Array} out @param {Float64Array} a @param {Float64Array} b @param {Float64Array} c
 */
export function fill(operation, count, out, a, b, c) {
  const most = count - 3;
  let i = 0;
  switch (operation) {
    case ADD:
      for (; i < most; i += 4) {
        out[i] = a[i] + b[i];
        out[i + 1] = a[i + 1] + b[i + 1];
        out[i + 2] = a[i + 2] + b[i + 2];
        out[i + 3] = a[i + 3] + b[i + 3];
      }
      break;
    case SUBTRACT:
      for (; i < most; i += 4) {
        out[i] = a[i] - b[i];
        out[i + 1] = a[i + 1] - b[i + 1];
        out[i + 2] = a[i + 2] - b[i + 2];
        out[i + 3] = a[i + 3] - b[i + 3];
      }
      break;
    case MULTIPLY:
      for (; i < most; i += 4) {
        out[i] = a[i] * b[i];
        out[i + 1] = a[i + 1] * b[i + 1];
        out[i + 2] = a[i + 2] * b[i + 2];
        out[i + 3] = a[i + 3] * b[i + 3];
      }
      break;
    case DIVIDE:
      for (; i < count; i++) out[i] = a[i] / b[i];
      break;
    case SQRT:
      for (; i < count; i++) out[i] = Math.sqrt(a[i]);
      break;
    case NEGATIVE:
      for (; i < count; i++) out[i] = -a[i];
      break;
    case WHERE:
      for (; i < count; i++) out[i] = a[i] !== 0 ? b[i] : c[i];
      break;
  }
  for (const compute = FUNCTIONS[operation]; i < count; i++) out[i] = compute(a[i], b[i], c[i]);
}

/**
 * The first output on a grid, row by row (y outer, x inner).
 * @param {Program} program of two inputs
 * @param {Float64Array} xs
 * @param {Float64Array} ys
 */
export function grid(program, xs, ys) {
  const z = new Float64Array(xs.length * ys.length);
  ys.forEach((y, j) => z.set(columns(program, [xs, xs.map(() => y)])[0], j * xs.length));
  return z;
}
