/** The loss over a window as a mesh: which heights are shown, and how high the landscape is between its places. */

import { TALL } from "./view.js";

const [LOW, HIGH] = [0.01, 0.92]; // shares of the window below which lies what the heights are chosen for
const [LITTLE, MORE] = [0.05, 0.35]; // of that span, how much is shown beyond it
const SAMPLE = 4; // every fourth place tells the shares well enough

/**
 * First and last height that are shown, numbers one can say; what lies beyond is cut.
 * @param {Float64Array} heights as they are graded @param {boolean} log whether they are logarithms
 */
export function range(heights, log) {
  const sample = heights.filter((value, i) => i % SAMPLE === 0 && Number.isFinite(value)).sort();
  if (!sample.length) return { bottom: 0, top: 1 };
  const [low, high] = [LOW, HIGH].map((share) => sample[Math.floor(share * (sample.length - 1))]);
  const least = heights.reduce((a, b) => (b < a ? b : a), Infinity);
  const most = heights.reduce((a, b) => (b > a ? b : a), -Infinity);
  const said = (/** @type {number} */ value) =>
    log ? Math.log10(Number((10 ** value).toPrecision(1))) : Number(value.toPrecision(2));
  const [under, over] = [low - (log ? LITTLE : MORE) * (high - low), high + MORE * (high - low)];
  // Logarithms have no end below. Where nothing is cut, no number has to be said.
  const bottom = least > under ? least : said(under);
  const top = most < over ? most : said(over);
  return top > bottom ? { bottom, top } : { bottom: low - 0.5, top: low + 0.5 };
}

export class Mesh {
  /**
   * @param {ArrayLike<number>} x @param {ArrayLike<number>} y evenly spaced, both upwards
   * @param {Float64Array} heights as they are graded, row by row
   * @param {{bottom: number, top: number}} range
   */
  constructor(x, y, heights, { bottom, top }) {
    const [columns, rows] = [x.length, y.length];
    const [wide, deep] = [x[columns - 1] - x[0], y[rows - 1] - y[0]];
    const longer = Math.max(wide, deep);
    this.columns = columns;
    this.rows = rows;
    /** @type {[number, number]} */
    this.half = [wide / longer / 2, deep / longer / 2];
    this.cell = (2 * this.half[0]) / (columns - 1);
    this.down = (2 * this.half[1]) / (rows - 1);
    /** Z of one unit of height, and of a height of 0. */
    this.unit = TALL / (top - bottom);
    this.zero = -bottom * this.unit - TALL / 2;
    this.heights = Float32Array.from(
      heights,
      (height) => Math.min(Math.max(height, bottom), top) * this.unit + this.zero,
    );
  }

  /** Z over a place of the ground, on the triangles that are drawn; outside, that of the nearest border. */
  at(X, Y) {
    const { columns, rows, heights, half } = this;
    const across = Math.min(Math.max((X + half[0]) / this.cell, 0), columns - 1);
    const along = Math.min(Math.max((Y + half[1]) / this.down, 0), rows - 1);
    const [column, row] = [Math.min(Math.floor(across), columns - 2), Math.min(Math.floor(along), rows - 2)];
    const [s, t, i] = [across - column, along - row, row * columns + column];
    // Each cell is cut from its first corner to its last.
    const [first, last] = [heights[i], heights[i + columns + 1]];
    if (s > t) return first + s * (heights[i + 1] - first) + t * (last - heights[i + 1]);
    return first + t * (heights[i + columns] - first) + s * (last - heights[i + columns]);
  }
}
