/** The two sides of the map: where a value stands along one, and which value a cell has. */

import { SCALES } from "../../kit/rail.js";

/**
 * An axis from Python: `reach` are its ends as its scale counts, `values` those of the middles of its cells.
 * @typedef {{name: string, symbol: string, title: string, scale: string, reach: number[], values: number[]}} Side
 */

/** The length of a side, as its scale counts. @param {Side} side */
export const span = ({ reach: [from, to] }) => to - from;

/** How far along a side a value stands, between 0 and 1. @param {Side} side @param {number} value */
export const share = (side, value) =>
  Math.min(Math.max((SCALES[side.scale][0](value) - side.reach[0]) / span(side), 0), 1);

/** The value at the middle of a cell, of `count` along a side. @param {Side} side @param {number} count */
export const valueAt = (side, count, i) =>
  count === side.values.length
    ? side.values[i]
    : SCALES[side.scale][1](side.reach[0] + ((i + 0.5) * span(side)) / count);

/** The values of all cells, row by row: what stands across, and what stands up. @param {Side[]} sides */
export const valuesOf = ([across, up], count) => [
  Float64Array.from({ length: count * count }, (_, i) => valueAt(across, count, i % count)),
  Float64Array.from({ length: count * count }, (_, i) => valueAt(up, count, Math.floor(i / count))),
];
