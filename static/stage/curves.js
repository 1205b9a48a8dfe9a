/** From losses to what the loss panel draws: a log scale in whole decades, and one point or two per pixel column. */

import { decade, ticks } from "./frame.js";

const DECADES = 12; // below, a loss is as good as the floor, and what a 32-bit number holds of it is noise

/**
 * @typedef {object} Scale
 * @property {number} floor subtracted from every loss before its logarithm is taken
 * @property {(loss: number) => number} measure where a loss stands between low and high @property {number} low @property {number} high
 * @property {{value: number, text: string}[]} marks the lines
 */

/**
 * Losses may be negative where the lowest one is: only their height above it has a logarithm.
 * A diverged run does not count: it leaves through the top. Where the surface knows no lowest loss, the scale is no logarithm
 * and ends at the lowest in sight.
 * @param {import("./payload.js").Race} race @param {number} lines at most @returns {Scale}
 */
export function scaleOf({ runners, surface }, lines) {
  const plain = !surface.minima.length;
  const floor = plain ? 0 : Math.min(surface.floor, 0);
  let [low, high] = [Infinity, -Infinity];
  for (const { loss, status } of runners) {
    const rows = status.kind === "diverged" ? 1 : loss.length;
    for (let k = 0; k < rows; k++) {
      const log = plain ? loss[k] : Math.log10(loss[k] - floor);
      if (!Number.isFinite(log)) continue;
      low = Math.min(low, log);
      high = Math.max(high, log);
    }
  }
  if (low > high) [low, high] = [0, 1];
  high = Math.ceil(high);
  if (plain) {
    low = Math.min(Math.floor(surface.floor), high - 1);
    return { floor, low, high, measure: (loss) => loss, marks: ticks(low, high, lines) };
  }
  low = Math.max(Math.min(Math.floor(low), high - 1), high - DECADES);
  const stride = Math.ceil((high - low) / Math.max(lines - 1, 1));
  low = high - stride * Math.ceil((high - low) / stride);
  const marks = Array.from({ length: (high - low) / stride + 1 }, (_, index) => low + index * stride);
  return {
    floor, low, high, measure: (loss) => Math.log10(Math.max(loss - floor, 10 ** low)),
    marks: marks.map((value) => ({ value, text: decade(value) })),
  };
}

/**
 * A curve of at most two points per column: the lowest and the highest loss there, in their order.
 * @param {ArrayLike<number>} loss @param {(step: number) => number} px @param {(loss: number) => number} py
 * @returns {{x: number[], y: number[], step: number[]}}
 */
export function curve(loss, px, py) {
  const line = { x: [], y: [], step: [] };
  const keep = (step) => {
    line.x.push(px(step));
    line.y.push(py(loss[step]));
    line.step.push(step);
  };
  for (let k = 0; k < loss.length;) {
    const column = Math.floor(px(k));
    let [least, most] = [k, k];
    for (; k < loss.length && Math.floor(px(k)) === column; k++) {
      if (loss[k] < loss[least]) least = k;
      if (loss[k] > loss[most]) most = k;
    }
    keep(Math.min(least, most));
    if (least !== most) keep(Math.max(least, most));
  }
  return line;
}

/**
 * Moves labels apart, as little as needed, in the order they have.
 * @param {number[]} wanted ascending @param {number} gap @param {number} low @param {number} high
 */
export function spread(wanted, gap, low, high) {
  const places = [];
  for (const y of wanted) places.push(Math.max(y, (places.at(-1) ?? -Infinity) + gap, low));
  let limit = high;
  for (let i = places.length - 1; i >= 0; i--, limit -= gap) places[i] = Math.min(places[i], limit);
  return places;
}
