/** Long work in slices of a few ms: the hand comes first. */

const SLICE = 8; // ms

/**
 * Runs a generator to its end, a slice at a time, and hands on what it returns.
 * @param {Generator} work
 * @param {(found: any) => void} finished
 */
export function sliced(work, finished) {
  setTimeout(() => {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const { done, value } = work.next();
      if (done) return finished(value);
    }
    sliced(work, finished);
  });
}
