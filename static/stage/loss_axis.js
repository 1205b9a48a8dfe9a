/** What the axis of the panel below the plot covers, how it counts, and where it has marks. */

import { decade, ticks } from "../kit/frame.js";

const DECADES = 12; // what is lower lies on the lowest line
const [ROW, FEWEST, MOST] = [14, 2, 4]; // px between two marks, round numbers on a linear axis
const { abs, floor, log10, max, min, sign } = Math;

/** @typedef {"linear" | "log" | "symlog"} Scale symlog: powers of ten both ways from 0 */

/** The place on the axis of a value. */
export const PLACE = {
  linear: (value) => value,
  log: (value) => log10(max(value, 0)),
  symlog: (value) => sign(value) * log10(1 + abs(value)),
};

/**
 * From the least to the most of some curves, rounded outwards to halves of a power of ten, or to whole decades.
 * @param {{least: number, most: number}[]} curves
 * @param {Scale} scale
 * @param {number} base that a linear axis shows in any case; Infinity for none
 * @param {{low: number, high: number} | null} before the axis of now, which stays as long as half of it is needed
 */
export function span(curves, scale, base, before) {
  const log = scale === "log";
  let low = min(log ? Infinity : base, ...curves.map(({ least }) => least));
  let high = max(...curves.map(({ most }) => most));
  if (low > high) low = high = 0;
  const unit = log ? 1 : 10 ** floor(log10(high - low || 1)) / 2;
  low = unit * floor(low / unit);
  high = max(unit * Math.ceil(high / unit), low + unit);
  if (log) low = max(low, high - DECADES);
  if (!before) return { low, high };
  const wide = { low: min(low, before.low), high: max(high, before.high) };
  return 2 * (high - low) >= wide.high - wide.low ? wide : { low, high };
}

/**
 * The marks of an axis, as many as are read well.
 * @param {Scale} scale
 * @param {number} height in px
 * @returns {{value: number, text: string}[]} places on the axis
 */
export function marks(scale, low, high, height) {
  const few = min(max(floor(height / 18), FEWEST), MOST);
  if (scale === "linear") return ticks(low, high, few);
  if (scale === "log") {
    const room = max(floor(height / ROW) + 1, FEWEST);
    const stride = [1, 2, 3, 4, 6].find((each) => floor((high - low) / each) < room) ?? 12;
    const first = stride * Math.ceil(low / stride);
    return Array.from({ length: floor((high - first) / stride) + 1 }, (_, i) => {
      const value = first + i * stride;
      return { value, text: decade(value) };
    });
  }
  return both(low, high, (ROW / height) * (high - low), few);
}

/** 0 and powers of ten on both sides of it, `gap` apart at least; round numbers where there is no power of ten. */
function both(low, high, gap, few) {
  const found = [{ value: 0, text: "0" }];
  for (const side of [1, -1])
    for (let power = 0, last = 0; power <= 308; power++) {
      const place = PLACE.symlog(10 ** power);
      if (place - last < gap) continue;
      last = place;
      const text = power ? decade(power) : "1";
      found.push({ value: side * place, text: side < 0 ? `−${text}` : text });
    }
  const seen = found.filter(({ value }) => value >= low && value <= high).sort((a, b) => a.value - b.value);
  if (seen.length > 1) return seen;
  const value = (place) => sign(place) * (10 ** abs(place) - 1);
  return ticks(value(low), value(high), few).map(({ value: at, text }) => ({ value: PLACE.symlog(at), text }));
}
