/** Heights in words: the numbers of the loss axis, and the range that is shown. */

import { exact } from "../../kit/format.js";
import { decade, ticks } from "../../kit/frame.js";

/** A height as a loss. @param {number} height as it is graded @param {boolean} log @param {number} [digits] */
export function written(height, log, digits = 3) {
  if (!log) return exact(Number(height.toPrecision(digits)));
  if (Math.abs(height) > 3 && Number.isInteger(height)) return decade(height);
  return exact(Number((10 ** height).toPrecision(digits)));
}

/** Decades where there are two of them, else round numbers. @param {{bottom: number, top: number}} range */
export function heightTicks({ bottom, top }, log) {
  const [first, last] = [Math.ceil(bottom - 1e-9), Math.floor(top + 1e-9)];
  const stride = Math.max(1, Math.ceil((last - first) / 4));
  const decades = Array.from({ length: Math.floor((last - first) / stride) + 1 }, (_, i) => first + i * stride);
  if (!log) return ticks(bottom, top, 4);
  const [from, to] = [10 ** bottom, 10 ** top];
  if (decades.length > 1) return decades.map((value) => ({ value, text: written(value, log) }));
  return ticks(from, to, 4).flatMap(({ value, text }) => (value > 0 ? [{ value: Math.log10(value), text }] : []));
}
