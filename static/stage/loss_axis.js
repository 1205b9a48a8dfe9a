/** What the axis of the panel below the plot covers. */

const DECADES = 12; // what is lower lies on the lowest line

/**
 * From the least to the most of some curves, rounded outwards to halves of a power of ten, or to whole decades.
 * @param {{least: number, most: number}[]} curves
 * @param {boolean} linear
 * @param {number} base that a linear axis shows in any case
 * @param {{low: number, high: number} | null} before the axis of now, which stays as long as half of it is needed
 */
export function span(curves, linear, base, before) {
  let low = Math.min(linear ? base : Infinity, ...curves.map(({ least }) => least));
  let high = Math.max(...curves.map(({ most }) => most));
  if (low > high) low = high = 0;
  const unit = linear ? 10 ** Math.floor(Math.log10(high - low || 1)) / 2 : 1;
  low = unit * Math.floor(low / unit);
  high = Math.max(unit * Math.ceil(high / unit), low + unit);
  if (!linear) low = Math.max(low, high - DECADES);
  if (!before) return { low, high };
  const wide = { low: Math.min(low, before.low), high: Math.max(high, before.high) };
  return 2 * (high - low) >= wide.high - wide.low ? wide : { low, high };
}
