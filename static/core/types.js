/**
 * What the core reads: programs that are ready to run, a surface, and what decides how a run ended. Nothing runs here.
 */

/** @typedef {import("./program.js").Program} Program */
/** @typedef {import("./program.js").PackedProgram} PackedProgram */

/**
 * What a rule is shown: numbers that chance adds, `feeds` to a step, and the loss as it shows it.
 * @typedef {{feeds: number, numbers: Float64Array, loss: Program}} View
 */

/**
 * A rule ready to run; `base` is the name of its learning rate, or a number that nobody can set.
 * @typedef {object} Rule
 * @property {View} view
 * @property {string | number} base
 * @property {string[]} numbers dotted names of what it is set to
 * @property {string[]} carried
 * @property {string[]} recorded
 * @property {Program} start
 * @property {Program} step
 * @property {Program} [limit] the largest stable rate at a curvature
 */

/**
 * A schedule ready to run; `cycled` are the numbers of a rule that it sets beside the rate.
 * @typedef {object} Plan
 * @property {boolean} watches
 * @property {string[]} memory
 * @property {string[]} numbers
 * @property {string[]} [cycled]
 * @property {Program} start
 * @property {Program} step
 */

/** @typedef {{rule: Rule, plan: Plan | null}} Runnable */
/** @typedef {[number, number, number, number]} Sides x0, x1, y0, y1 */

/**
 * @typedef {object} Surface
 * @property {Sides} view
 * @property {[number, number, number][]} minima x, y and loss
 * @property {[number, number][]} [saddles]
 * @property {Program} program
 * @property {Program} gradient
 * @property {Program} hessian
 */

/** @typedef {"steepest" | "lying" | "valley" | "leaving"} EndProgram */
/** @typedef {{causes: (string | null)[], rest: number} & Record<EndProgram, PackedProgram>} EndPrograms */

/**
 * What decides how a run ended: `bound` is x and y of the middle of the view, and how far is lost.
 * @typedef {object} Judging
 * @property {Surface} surface
 * @property {EndPrograms} ends
 * @property {number[]} bound
 * @property {number} tolerance
 * @property {number} reach
 */

/**
 * What is known of a cause: the operation that had no value, or the rate and the largest stable one.
 * @typedef {object} Known
 * @property {string | null} operation
 * @property {string | null} symbol
 * @property {boolean} loss
 * @property {number | null} rate
 * @property {number | null} limit
 */

/**
 * What is known of the step that led out: what made its point no number, null where it grew too large; its rate.
 * @typedef {object} LastStep
 * @property {Known | null} [made]
 * @property {number} [rate]
 * @property {(curvature: number) => number} [limit]
 */

/**
 * What became of many runs, each a place in every list; `steps` is when a run ended, `period` after how many steps it
 * comes back, `arrived` from when on it stays within reach of a minimum, −1 for never.
 * @typedef {{status: Uint8Array, period: Uint8Array, cause: Uint8Array, steps: Int32Array, x: Float64Array, y:
 * Float64Array, loss: Float64Array, arrived: Int32Array}} Ends
 */

export {};
