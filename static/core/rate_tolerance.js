/** engine/tuning/rate_tolerance.py in the browser: the rates that do about as well as the best one. */

const [CLOSE, SOLVED] = [10, 1e-6];

/** The height above the floor below which nothing is left to gain. @param {number} floor @param {number} start */
export const solved = (floor, start) => SOLVED * (start > floor && start < Infinity ? start - floor : 1);

/**
 * How high losses stand above the floor; infinite where a run diverged.
 * @param {number[]} losses @param {number} floor @param {number} start the loss there
 */
export const heights = (losses, floor, start) =>
  losses.map((loss) => (Number.isFinite(loss) ? Math.max(loss - floor, solved(floor, start)) : Infinity));

/**
 * Places of the best rate, of both ends of the good range around it, and of the first that diverges, −1 if none does;
 * null where all do.
 * @param {number[]} losses @param {number} floor @param {number} start the loss there
 */
export function good(losses, floor, start) {
  const above = heights(losses, floor, start);
  const least = Math.min(...above);
  if (least === Infinity) return null;
  // Of equally good rates the middle of the longest row of them.
  let [first, most] = [0, 0];
  for (let from = 0, i = 0; i <= above.length; i++) {
    if (above[i] === least) continue;
    if (i - from > most) [first, most] = [from, i - from];
    from = i + 1;
  }
  const best = Math.floor((2 * first + most - 1) / 2);
  let [low, high] = [best, best];
  const near = (/** @type {number} */ i) =>
    above[i] <= CLOSE * least && above[i] - least <= (start - floor - least) / CLOSE;
  while (low > 0 && near(low - 1)) low--;
  while (high + 1 < above.length && near(high + 1)) high++;
  return { best, low, high, edge: above.findIndex((height, i) => i >= high && height === Infinity) };
}

/**
 * The place of the best rate of a curve, −1 for none: the one that suits where it is as good as any, else the lowest.
 * @param {number[]} rates @param {{best: number, low: number, high: number} | null} found by `good`
 * @param {number | undefined} suits the rate that suits the runner, if it is known
 */
export function bestOf(rates, found, suits) {
  const at = suits === undefined ? -1 : rates.indexOf(suits);
  if (!found) return -1;
  return at >= found.low && at <= found.high ? at : found.best;
}
