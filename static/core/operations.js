/** The one table of operations: what each computes on numbers. */

import { overRows } from "./over_rows.js";

/**
 * Math.hypot costs ten times a root: it is asked only where squares overflow or vanish.
 * @param {number} a
 * @param {number} b
 */
export function hypot(a, b) {
  const length = Math.sqrt(a * a + b * b);
  return length > 1e-140 && length < 1e140 ? length : Math.hypot(a, b);
}

/**
 * The order is that of engine/symbolic/operations.py. NumPy's meaning where it differs from JavaScript's: IEEE pow, the
 * remainder takes the divisor's sign, NaN counts as true.
 * @type {Record<string, (a: number, b: number, c: number) => number>}
 */
export const OPERATIONS = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power: (a, b) => (a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b),
  negative: (a) => -a,
  absolute: Math.abs,
  sign: Math.sign,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  square: (a) => a * a,
  reciprocal: (a) => 1 / a,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  arcsin: Math.asin,
  arccos: Math.acos,
  arctan: Math.atan,
  arctan2: Math.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  hypot,
  floor: Math.floor,
  ceil: Math.ceil,
  remainder: (a, b) => (a % b !== 0 && a % b < 0 !== b < 0 ? (a % b) + b : a % b),
  maximum: (a, b) => Math.max(a, b),
  minimum: (a, b) => Math.min(a, b),
  where: (a, b, c) => (a !== 0 ? b : c),
  greater: (a, b) => +(a > b),
  greater_equal: (a, b) => +(a >= b),
  less: (a, b) => +(a < b),
  less_equal: (a, b) => +(a <= b),
  equal: (a, b) => +(a === b),
  not_equal: (a, b) => +(a !== b),
  logical_and: (a, b) => +(a !== 0 && b !== 0),
  logical_or: (a, b) => +(a !== 0 || b !== 0),
  logical_not: (a) => +(a === 0),
  over_rows: overRows,
};
