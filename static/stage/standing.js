/**
 * Adds to each runner what the desk asks of it at every frame: its distance to the nearest minimum along the way,
 * and its arrival, the first step within `race.reach` of one. Both are null on a surface without a minimum.
 * @param {any} race
 */
export function survey(race) {
  const { minima } = race.surface;
  for (const runner of race.runners) {
    runner.distance = minima.length ? Float64Array.from({ length: runner.rows }, (_, row) => nearest(minima, runner.path, row)) : null;
    const first = runner.distance ? runner.distance.findIndex((distance) => distance <= race.reach) : -1;
    runner.arrival = first < 0 ? null : first;
  }
}

function nearest(minima, path, row) {
  let best = Infinity;
  for (const [x, y] of minima) best = Math.min(best, Math.hypot(path[2 * row] - x, path[2 * row + 1] - y));
  return best;
}

/**
 * @typedef {Object} Standing A runner as it stands at one step.
 * @property {any} runner
 * @property {number} loss
 * @property {number|null} distance
 * @property {boolean} arrived
 * @property {boolean} gone diverged by now
 * @property {boolean} stuck
 */

/**
 * @param {any} runner
 * @param {number} step
 * @returns {Standing}
 */
export function standing(runner, step) {
  const row = Math.min(Math.floor(step), runner.rows - 1);
  const by = (kind) => runner.status.kind === kind && step >= runner.status.step;
  return {
    runner,
    loss: runner.loss[row],
    distance: runner.distance && runner.distance[row],
    arrived: runner.arrival !== null && step >= runner.arrival,
    gone: by("diverged"),
    stuck: by("stuck"),
  };
}

/**
 * The visible runners, nearest to a minimum first (lowest first where there is none), the diverged ones last.
 * @param {any} race
 * @param {number} step
 * @param {Set<string>} hidden
 * @returns {Standing[]}
 */
export function ranking(race, step, hidden) {
  const key = ({ distance, loss }) => distance ?? loss;
  return race.runners
    .filter(({ id }) => !hidden.has(id))
    .map((runner) => standing(runner, step))
    .sort((a, b) => a.gone - b.gone || (a.gone ? a.runner.status.step - b.runner.status.step : key(a) - key(b)));
}
