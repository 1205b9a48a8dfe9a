/** engine/forgiving.py in the browser: the rates that do about as well as the best one. */

const [CLOSE, SOLVED] = [10, 1e-6];

/** The height above the floor below which nothing is left to gain. */
export const solved = (floor, start) => SOLVED * (start > floor && start < Infinity ? start - floor : 1);

/** How high losses stand above the floor; infinite where a run diverged. */
export const heights = (losses, floor, start) =>
  losses.map((loss) => (Number.isFinite(loss) ? Math.max(loss - floor, solved(floor, start)) : Infinity));

/** Places of the best rate, of both ends of the good range around it, and of the first that diverges, −1 if none does; null where all do. */
export function good(losses, floor, start) {
  const above = heights(losses, floor, start);
  let best = -1;
  losses.forEach((loss, i) => { if (Number.isFinite(loss) && !(loss >= losses[best])) best = i; });
  if (best < 0) return null;
  let [low, high] = [best, best];
  const near = (i) => above[i] <= CLOSE * above[best];
  while (low > 0 && near(low - 1)) low--;
  while (high + 1 < above.length && near(high + 1)) high++;
  return { best, low, high, edge: above.findIndex((height, i) => i >= high && height === Infinity) };
}
