/** A program over columns of points: what is the same for all of them is computed once, and columns are used again in place. */

import { columns, fill, registersOf, runScalar } from "./program.js";

export const differs = (value) => value instanceof Float64Array;

export const put = (row, value) => (differs(value) ? row.set(value) : row.fill(value));

/** Which registers hold another value at each point. */
function spread({ constants, code }, inputs) {
  const found = [...inputs.map(differs), ...Array.from(constants, () => false)];
  for (let i = 0; i < code.length; i += 4) found.push(found[code[i + 1]] || found[code[i + 2]] || found[code[i + 3]]);
  return found;
}

/** A program whose inputs are numbers or columns: what is the same at every point is computed once, the rest a line at a time. */
export class Lines {
  held = []; // numbers that a line needs as a column
  lines = [];

  constructor(program, inputs, outputs, room) {
    const { code, constants } = program;
    const first = inputs.length + constants.length;
    const wide = spread(program, inputs);
    const last = []; // the line that reads a register last; none for what nothing needs
    for (const output of outputs) last[output] = Infinity;
    for (let i = code.length - 4; i >= 0; i -= 4)
      if (last[first + i / 4] !== undefined) for (const from of code.subarray(i + 1, i + 4)) last[from] ??= i;
    const rows = inputs.map((value) => (differs(value) ? value : null));
    const free = [];
    const column = (register) => {
      if (!rows[register]) this.held.push({ register, row: (rows[register] = new Float64Array(room)), value: 0 });
      return rows[register];
    };
    for (let i = 0, to = first; i < code.length; i += 4, to++) {
      if (!wide[to] || last[to] === undefined) continue;
      const args = [...code.subarray(i + 1, i + 4)];
      const line = args.map(column);
      // A column whose last reader this is takes the result in.
      for (const from of new Set(args)) if (last[from] === i && wide[from] && from >= first) free.push(rows[from]);
      rows[to] = free.pop() ?? new Float64Array(room);
      this.lines.push([code[i], rows[to], ...line]);
    }
    Object.assign(this, {
      program,
      wide,
      rows,
      column,
      inputs: rows.slice(0, inputs.length).filter((row, i) => row && wide[i]),
      scalars: registersOf(program),
    });
    inputs.forEach((value, i) => {
      if (!wide[i]) this.scalars[i] = value;
    });
  }

  run(count) {
    const { scalars } = this;
    runScalar(this.program, scalars);
    for (const each of this.held)
      if (each.value !== scalars[each.register]) each.row.fill((each.value = scalars[each.register]));
    for (const [operation, out, a, b, c] of this.lines) fill(operation, count, out, a, b, c);
  }

  read(register) {
    return this.wide[register] ? this.rows[register] : this.scalars[register];
  }
}

/** A rule or a schedule: lines that carry a memory from step to step, in the registers after those of `before`. */
export class Strand extends Lines {
  constructor({ start, step }, begin, before, after, results, wanted, room) {
    const given = begin.map((value) => (differs(value) ? value : new Float64Array(room).fill(value)));
    const apart = spread(start, begin);
    const first = columns(start, given);
    const memory = start.outputs.map((output, i) => (apart[output] ? first[i].slice() : first[i][0]));
    const inputs = () => [...before, ...memory, ...after];
    // What a column has touched once is a column from then on.
    for (let i = 0; i >= 0;) {
      const wide = spread(step, inputs());
      i = memory.findIndex((value, index) => !differs(value) && wide[step.outputs[results + index]]);
      if (i >= 0) memory[i] = new Float64Array(room).fill(memory[i]);
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
      alias && this.wide[from] ? this.rows[from].slice() : this.read(from),
    );
    this.memory.forEach(({ to }, i) => {
      if (this.wide[to]) put(this.rows[to], values[i]);
      else this.scalars[to] = values[i];
    });
  }
}
