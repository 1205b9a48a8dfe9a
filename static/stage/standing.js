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
