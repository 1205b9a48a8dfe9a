/**
 * The mean error of a line over rows of data as one operation: engine/symbolic/over_rows.py, whose programs name the
 * rows and the derivative by one number.
 */

const ORDERS = 8;
const POWER = [0, 1, 0, 2, 1, 0];
const DEGREE = [0, 1, 1, 2, 2, 2];
const KEPT = 32; // sets of rows, the latest

/** @typedef {{name: number, x: ArrayLike<number>, y: ArrayLike<number>, delta: number}} Rows */

/** @type {Map<number, Rows>} */
const known = new Map();

/** Makes rows known to every program that names them. @param {Rows} rows */
export function learn(rows) {
  known.delete(rows.name);
  known.set(rows.name, { ...rows, x: Float64Array.from(rows.x), y: Float64Array.from(rows.y) });
  if (known.size > KEPT) known.delete(known.keys().next().value ?? NaN);
}

/** The error of a row that is off by so much, or its first or second derivative. */
function errorOf(/** @type {number} */ off, /** @type {number} */ delta, /** @type {number} */ degree) {
  if (delta === 0) return degree === 0 ? Math.abs(off) : degree === 1 ? Math.sign(off) : off * 0;
  const size = Math.abs(off);
  if (degree === 1) return size <= delta ? off : off > 0 ? delta : off < 0 ? -delta : off;
  if (degree === 2) return size <= delta ? 1 : off === off ? 0 : off;
  return size <= delta ? (off * off) / 2 : delta * (size - delta / 2);
}

/**
 * @param {number} w @param {number} b
 * @param {number} place the name of the rows, and which derivative: the loss, by w, by b, by ww, wb, bb
 */
export function overRows(w, b, place) {
  const order = ((place % ORDERS) + ORDERS) % ORDERS;
  const rows = known.get(Math.floor(place / ORDERS));
  if (!rows || order >= POWER.length) return NaN;
  const { x, y, delta } = rows;
  const [power, degree] = [POWER[order], DEGREE[order]];
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const error = errorOf(w * x[i] + b - y[i], delta, degree);
    sum += power === 0 ? error : power === 1 ? error * x[i] : error * x[i] * x[i];
  }
  return sum / x.length;
}
