/** Who stands where at one step. */

/**
 * The visible runners at one step, nearest to a minimum first (lowest first where there is none), the diverged ones
 * last.
 */
export function ranking({ runners, surface }, { step, hidden }) {
  const least = surface.minima.length ? "distance" : "loss";
  // A typed loss may have no value where a run goes on: whoever has none there comes last.
  const ranked = (value) => (Number.isNaN(value) ? Infinity : value);
  const key = ({ gone, runner, ...now }) => (gone ? runner.status.step : ranked(now[least]));
  return runners
    .filter(({ id }) => !hidden.has(id))
    .map((runner) => {
      const { status, arrival, passed, loss, distance, rows } = runner;
      const row = Math.min(Math.floor(step), rows - 1);
      const is = (kind) => status.kind === kind && step >= status.step;
      const arrived = arrival !== null && step >= arrival;
      return {
        runner,
        loss: loss[row],
        above: loss[row] - (surface.minima.length ? surface.floor : 0), // the lowest loss, where there is one
        distance: distance?.[row],
        arrived,
        passed: passed !== null && step >= passed,
        left: runner.left !== null && step >= runner.left,
        gone: is("diverged"),
        stuck: is("stuck") && status.cause,
      };
    })
    .sort((a, b) => a.gone - b.gone || Number(key(a) > key(b)) - Number(key(a) < key(b)));
}
