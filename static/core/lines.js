/**
 * A program over columns of points: what is the same for all of them is computed once, and columns are used again in
 * place.
 */

import { columns, fill, registersOf, runScalar } from "./program.js";

/** @typedef {import("./program.js").Program} Program */

/** @param {number|Float64Array} value @returns {value is Float64Array} */
export const differs = (value) => value instanceof Float64Array;

/** @param {Float64Array} row @param {number|Float64Array} value */
export function put(row, value) {
  if (differs(value)) row.set(value);
  else row.fill(value);
}

/**
 * Which registers hold another value at each point.
 * @param {Program} program
 * @param {(number|Float64Array)[]} inputs
 */
function spread({ constants, code }, inputs) {
  const found = [...inputs.map(differs), ...Array.from(constants, () => false)];
  for (let i = 0; i < code.length; i += 4) found.push(found[code[i + 1]] || found[code[i + 2]] || found[code[i + 3]]);
  return found;
}

/**
 * A program whose inputs are numbers or columns: what is the same at every point is computed once, the rest a line at
 * a time.
 */
export class Lines {
  /** @type {{register: number, row: Float64Array, value: number}[]} numbers that a line needs as a column */
  held = [];
  /** @type {[number, Float64Array, Float64Array, Float64Array, Float64Array][]} operation, result, arguments */
  lines = [];
  /** @type {boolean[]} which registers are columns */
  wide;
  /** @type {(Float64Array|null)[]} the columns, by register */
  rows;
  /** @type {Float64Array} the registers that are one number for all points */
  scalars;
  /** @type {Float64Array[]} the columns among the inputs */
  inputs;

  /**
   * @param {Program} program
   * @param {(number|Float64Array)[]} inputs
   * @param {number[]} outputs registers that will be read
   * @param {number} room points that a column holds
   */
  constructor(program, inputs, outputs, room) {
    const { code, constants } = program;
    this.program = program;
    const first = inputs.length + constants.length;
    const wide = spread(program, inputs);
    const last = []; // the line that reads a register last; none for what nothing needs
    for (const output of outputs) last[output] = Infinity;
    for (let i = code.length - 4; i >= 0; i -= 4)
      if (last[first + i / 4] !== undefined) for (const from of code.subarray(i + 1, i + 4)) last[from] ??= i;
    /** @type {(Float64Array|null)[]} */
    const rows = inputs.map((value) => (differs(value) ? value : null));
    /** @type {Float64Array[]} columns that may be written over */
    const free = [];
    this.wide = wide;
    this.rows = rows;
    this.room = room;
    for (let i = 0, to = first; i < code.length; i += 4, to++) {
      if (!wide[to] || last[to] === undefined) continue;
      const args = [...code.subarray(i + 1, i + 4)];
      const [a, b, c] = args.map((register) => this.column(register));
      // A column whose last reader this is takes the result in.
      for (const from of new Set(args))
        if (last[from] === i && wide[from] && from >= first) free.push(this.column(from));
      const out = (rows[to] = free.pop() ?? new Float64Array(room));
      this.lines.push([code[i], out, a, b, c]);
    }
    this.inputs = inputs.filter(differs);
    this.scalars = registersOf(program);
    inputs.forEach((value, i) => {
      if (!differs(value)) this.scalars[i] = value;
    });
  }

  /** A register as a column, also where it is one number. @param {number} register @returns {Float64Array} */
  column(register) {
    const known = this.rows[register];
    if (known) return known;
    const row = (this.rows[register] = new Float64Array(this.room));
    this.held.push({ register, row, value: 0 });
    return row;
  }

  /** @param {number} count points, from the first on */
  run(count) {
    const { scalars } = this;
    runScalar(this.program, scalars);
    for (const each of this.held)
      if (each.value !== scalars[each.register]) each.row.fill((each.value = scalars[each.register]));
    for (const [operation, out, a, b, c] of this.lines) fill(operation, count, out, a, b, c);
  }

  /** @param {number} register @returns {number|Float64Array} */
  read(register) {
    return (this.wide[register] && this.rows[register]) || this.scalars[register];
  }
}

/** A rule or a schedule: lines that carry a memory from step to step, in the registers after those of `before`. */
export class Strand extends Lines {
  /**
   * @type {{to: number, from: number, alias: boolean}[]} which register takes over which; alias where that is an input
   * itself
   */
  memory;

  /**
   * @param {{start: Program, step: Program}} programs @param {(number|Float64Array)[]} begin inputs of the start
   * @param {(number|Float64Array)[]} before inputs of the step that stand before its memory
   * @param {(number|Float64Array)[]} after and those after it
   * @param {number} results outputs of the step that stand before its memory
   * @param {number[]} wanted registers that will be read too
   * @param {number} room points that a column holds
   */
  constructor({ start, step }, begin, before, after, results, wanted, room) {
    const given = begin.map((value) => (differs(value) ? value : new Float64Array(room).fill(value)));
    const apart = spread(start, begin);
    const first = columns(start, given);
    /** @type {(number|Float64Array)[]} */
    const memory = start.outputs.map((output, i) => (apart[output] ? first[i].slice() : first[i][0]));
    const inputs = () => [...before, ...memory, ...after];
    // A fixpoint: memory that depends on a column has to be a column itself.
    for (let i = 0; i >= 0;) {
      const wide = spread(step, inputs());
      i = memory.findIndex((value, index) => !differs(value) && wide[step.outputs[results + index]]);
      if (i >= 0) memory[i] = new Float64Array(room).fill(Number(memory[i]));
    }
    const read = new Set(step.code.filter((_, i) => i % 4));
    const kept = memory
      .map((_, i) => [before.length + i, step.outputs[results + i]])
      .filter(([to], i) => i < 2 || read.has(to));
    super(step, inputs(), [...step.outputs.slice(0, results), ...kept.map(([, from]) => from), ...wanted], room);
    this.memory = kept.map(([to, from]) => ({ to, from, alias: from < step.inputs && from !== to }));
  }

  /** Takes over what the lines have made of the memory. */
  carry() {
    const values = this.memory.map(({ from, alias }) =>
      alias && this.wide[from] ? this.column(from).slice() : this.read(from),
    );
    this.memory.forEach(({ to }, i) => {
      const value = values[i];
      if (this.wide[to]) put(this.column(to), value);
      else if (!differs(value)) this.scalars[to] = value;
    });
  }
}
