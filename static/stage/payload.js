/** Reads the one block of bytes that Python sends: a JSON header, then the arrays it announces. */

import { compile, registersOf, runScalar } from "./program.js";

/**
 * @typedef {object} Runner one runner as sent by Python, with its run
 * @property {string} id
 * @property {number} slot 0 to 11: fixes colour, dash and marker
 * @property {string} name
 * @property {number} rows
 * @property {{kind: "converged"|"diverged"|"stuck"|"moving", step: number, where: string}} status
 * @property {Float64Array} path x0, y0, x1, y1, …
 * @property {Float32Array} loss
 * @property {Float32Array|null} lr learning rate as applied, if scheduled
 */

/**
 * @typedef {object} Race
 * @property {Record<string, string>} words
 * @property {{key: string, title: string, view: number[], minima: number[][], saddles: number[][], floor: number, gradient: import("./program.js").Packed, program: import("./program.js").Packed}} surface
 * @property {number[]} start
 * @property {number} steps
 * @property {Runner[]} runners
 */

/** @param {Uint8Array} bytes @returns {Race} */
export function decode(bytes) {
  // Typed arrays need aligned memory; what arrives may start anywhere.
  const buffer = bytes.slice().buffer;
  const length = new DataView(buffer).getUint32(0, true);
  const race = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  let offset = 4 + length;
  const take = (Type, count) => {
    const array = new Type(buffer, offset, count);
    offset += array.byteLength;
    return array;
  };
  for (const runner of race.runners) runner.path = take(Float64Array, 2 * runner.rows);
  for (const runner of race.runners) {
    runner.loss = take(Float32Array, runner.rows);
    runner.lr = runner.scheduled ? take(Float32Array, Math.max(runner.rows - 1, 0)) : null;
  }
  return race;
}

/** The gradient norm where a runner stands at a step: from the surface's program, which spares sending a curve. */
export function gradientNorm(race, runner, step) {
  const program = compile(race.surface.gradient);
  const registers = registersOf(program);
  registers.set(runner.path.subarray(2 * step, 2 * step + 2));
  runScalar(program, registers);
  return Math.hypot(...program.outputs.map((output) => registers[output]));
}
