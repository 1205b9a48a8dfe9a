/** The range of good learning rates on a curve, for words. */

import { exact, number } from "../../kit/format.js";

/** A rate in three digits. @param {number} rate */
const digits = (rate) => exact(Number(rate.toPrecision(3)));
const short = (value) =>
  value < 1e-3 ? number(Number(value.toPrecision(2))).replace("0·", "·") : exact(Number(value.toPrecision(2)));

const factor = ({ rates, good: { low, high } }) =>
  `${low === 0 || high === rates.length - 1 ? "≥ " : ""}${short(rates[high] / rates[low])}`;
/** What the words about a curve need. */
export const holes = (curve) =>
  curve.good
    ? {
        low: short(curve.rates[curve.good.low]),
        high: short(curve.rates[curve.good.high]),
        factor: factor(curve),
        best: digits(curve.rates[curve.best]),
      }
    : {};
/** Which of two sentences: about a range of good rates, or about the one that is good. */
export const told = (what, { good: range }) => (range?.low === range?.high ? `${what}_one` : what);
/** The good range as a factor. */
export const width = ({ rates, good: range }) => (range ? rates[range.high] / rates[range.low] : 0);
