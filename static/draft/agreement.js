/** How far NumPy's path of a run and the browser's are apart. Rounding can part two runs, see ARCHITECTURE.md. */

const CLOSE = 1e-9; // relative: what NumPy and the browser may differ by
// Times the way of a twin that starts one rounding error away: rounding explains a difference of that size.
const CHAOS = 1e4;
/** Not at all; no eye can tell; as chaos makes of rounding; or more. */
export const [EQUAL, NEAR, CHAOTIC, FAR] = [0, 1, 2, 3];

const gap = (a, b, i) => Math.abs(a[i] - b[i]) / (1 + Math.abs(b[i]));

/** The start of a twin: one rounding error away. @param {number[]} start */
export const nudged = (start) => start.map((x) => x + 2 ** -52 * (Math.abs(x) || 1));

/**
 * @param {Float64Array} mine the browser's path
 * @param {Float64Array} theirs NumPy's
 * @param {() => Float64Array} twin the browser's path from the nudged start
 */
export function apart(mine, theirs, twin) {
  if (mine.length === theirs.length && mine.every((value, i) => value === theirs[i])) return EQUAL;
  let [worst, i] = [0, 0];
  const length = Math.min(mine.length, theirs.length);
  while (i < length && gap(mine, theirs, i) <= CLOSE) i++;
  if (i === length) return mine.length === theirs.length ? NEAR : CHAOTIC;
  const other = twin();
  for (i = 0; i < Math.min(length, other.length); i++) {
    worst = Math.max(worst, gap(other, mine, i));
    if (gap(mine, theirs, i) > CLOSE + CHAOS * worst) return FAR;
  }
  return CHAOTIC;
}
