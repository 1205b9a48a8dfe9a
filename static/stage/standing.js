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

export { standing } from "./scoreboard.js";
