/**
 * Runs straight-line programs traced in Python from the NumPy text of losses and update rules.
 * Line k writes register inputs + constants + k and reads up to three earlier registers, so one pass computes everything.
 * An interpreter: pages may forbid generated code, and this is fast enough for a redraw per frame.
 */

/** @typedef {{inputs: number, constants: (number|string)[], ops: string[], code: number[], outputs: number[]}} Packed */

/**
 * @typedef {object} Program
 * @property {number} inputs
 * @property {Float64Array} constants
 * @property {Int32Array} code four numbers per line: operation, then the registers it reads
 * @property {number[]} outputs
 * @property {number} size number of registers
 */

const { abs, cbrt, floor } = Math;

// NumPy's meaning where it differs from JavaScript's: IEEE pow, the remainder takes the divisor's sign, NaN counts
// as true.
const power = (a, b) => (a === 1 || (a === -1 && abs(b) === Infinity) ? 1 : a ** b);
const remainder = (a, b) => {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
};

// The first four have their own cases below: they make up most lines, and a call each would cost twice the time.
const OPERATIONS = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power,
  negative: (a) => -a,
  absolute: (a) => abs(a),
  sign: (a) => Math.sign(a),
  sqrt: (a) => Math.sqrt(a),
  cbrt: (a) => cbrt(a),
  square: (a) => a * a,
  reciprocal: (a) => 1 / a,
  exp: (a) => Math.exp(a),
  expm1: (a) => Math.expm1(a),
  log: (a) => Math.log(a),
  log1p: (a) => Math.log1p(a),
  log2: (a) => Math.log2(a),
  log10: (a) => Math.log10(a),
  sin: (a) => Math.sin(a),
  cos: (a) => Math.cos(a),
  tan: (a) => Math.tan(a),
  arcsin: (a) => Math.asin(a),
  arccos: (a) => Math.acos(a),
  arctan: (a) => Math.atan(a),
  sinh: (a) => Math.sinh(a),
  cosh: (a) => Math.cosh(a),
  tanh: (a) => Math.tanh(a),
  hypot: (a, b) => Math.hypot(a, b),
  floor: (a) => floor(a),
  ceil: (a) => Math.ceil(a),
  remainder,
  maximum: (a, b) => Math.max(a, b),
  minimum: (a, b) => Math.min(a, b),
  greater: (a, b) => +(a > b),
  greater_equal: (a, b) => +(a >= b),
  less: (a, b) => +(a < b),
  less_equal: (a, b) => +(a <= b),
  equal: (a, b) => +(a === b),
  not_equal: (a, b) => +(a !== b),
  logical_and: (a, b) => +(a !== 0 && b !== 0),
  logical_or: (a, b) => +(a !== 0 || b !== 0),
  logical_not: (a) => +(a === 0),
  where: (a, b, c) => (a !== 0 ? b : c),
};

const NAMED = { inf: Infinity, "-inf": -Infinity, nan: NaN };
const NAMES = Object.keys(OPERATIONS);
const FUNCTIONS = Object.values(OPERATIONS);
const [ADD, SUBTRACT, MULTIPLY, DIVIDE] = [0, 1, 2, 3];

/** Replaces names by numbers; done once per program. @param {Packed} packed @returns {Program} */
export function compile({ inputs, constants, ops, code, outputs }) {
  const numbers = ops.map((name) => NAMES.indexOf(name));
  const unknown = ops.find((name, index) => numbers[index] < 0);
  if (unknown) throw new Error(`program: no operation ${unknown}`);
  return {
    inputs,
    constants: Float64Array.from(constants, (value) => NAMED[value] ?? value),
    code: Int32Array.from(code, (value, index) => (index % 4 ? value : numbers[value])),
    outputs,
    size: inputs + constants.length + code.length / 4,
  };
}

/** Registers of a program with its constants in place; inputs are still to be set. @param {Program} program */
export function registersOf({ inputs, constants, size }) {
  const registers = new Float64Array(size);
  registers.set(constants, inputs);
  return registers;
}

/**
 * One pass: reads inputs from the first registers, leaves every line's value in its own.
 * @param {Program} program @param {Float64Array} registers as made by registersOf
 */
export function runScalar({ inputs, constants, code }, registers) {
  let to = inputs + constants.length;
  for (let i = 0; i < code.length; i += 4) {
    const a = registers[code[i + 1]];
    const b = registers[code[i + 2]];
    switch (code[i]) {
      case ADD: registers[to++] = a + b; break;
      case SUBTRACT: registers[to++] = a - b; break;
      case MULTIPLY: registers[to++] = a * b; break;
      case DIVIDE: registers[to++] = a / b; break;
      default: registers[to++] = FUNCTIONS[code[i]](a, b, registers[code[i + 3]]);
    }
  }
}

/**
 * The first output on a grid, row by row (y outer, x inner). Runs each line on a whole row, which spares the dispatch.
 * @param {Packed} packed a program of two inputs @param {ArrayLike<number>} xs @param {ArrayLike<number>} ys
 * @returns {Float64Array}
 */
export function grid(packed, xs, ys) {
  const { inputs, constants, code, outputs, size } = compile(packed);
  const width = xs.length;
  const rows = Array.from({ length: size }, () => new Float64Array(width));
  rows[0].set(xs);
  constants.forEach((value, index) => rows[inputs + index].fill(value));
  const z = new Float64Array(width * ys.length);
  for (let j = 0; j < ys.length; j++) {
    rows[1].fill(ys[j]);
    let to = inputs + constants.length;
    for (let i = 0; i < code.length; i += 4) {
      runRow(code[i], rows[to++], rows[code[i + 1]], rows[code[i + 2]], rows[code[i + 3]]);
    }
    z.set(rows[outputs[0]], j * width);
  }
  return z;
}

function runRow(operation, out, a, b, c) {
  const count = out.length;
  switch (operation) {
    case ADD: for (let i = 0; i < count; i++) out[i] = a[i] + b[i]; break;
    case SUBTRACT: for (let i = 0; i < count; i++) out[i] = a[i] - b[i]; break;
    case MULTIPLY: for (let i = 0; i < count; i++) out[i] = a[i] * b[i]; break;
    case DIVIDE: for (let i = 0; i < count; i++) out[i] = a[i] / b[i]; break;
    default: {
      const compute = FUNCTIONS[operation];
      for (let i = 0; i < count; i++) out[i] = compute(a[i], b[i], c[i]);
    }
  }
}
