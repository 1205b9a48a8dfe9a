/** The cells of a map: Python's as they arrive, see stage/map_cells.py, and what became of the run of one. */

import { ending } from "../../core/colour_classes.js";
import { run } from "../../core/loop.js";
import { judge } from "../../core/verdict.js";
import { exact, fill, number } from "../../kit/format.js";
import { live } from "../../stage/live.js";
import { valueAt } from "./sides.js";

/** All that a map depends on, as one text. */
export const canonical = ({ kind, plan, values, start, steps, catalog }) =>
  JSON.stringify([kind, plan ?? null, Object.entries(values).sort(), start, steps, catalog]);

/** What a map is drawn in: its axes and what its colour says. */
export const frameOf = ({ spec }) => JSON.stringify([spec.axes, spec.colour]);

/** Python's cells with the figure that shows them; they outlast a frame that comes without any. */
export function arrive({ cells, figure, spec }) {
  const side = spec.axes[1][3];
  const best = cells.best ? cells.best[0] * side + cells.best[1] : -1;
  return { ...cells, best, figure, side, key: canonical(spec), frame: frameOf({ spec }) };
}

/** What the map says of a cell, as names and values; `part` is how far across and up it lies. */
export function told(map, part) {
  const { data, shown, race } = map;
  const { side } = shown;
  const [column, row] = part.map((each) => Math.min(Math.floor(each * side), side - 1));
  const i = row * side + column;
  const values = [valueAt(data.sides[0], side, column), valueAt(data.sides[1], side, row)];
  const key = shown.arrived[i] < 0 ? ending(shown, i) : "arrived";
  const steps = key === "arrived" ? shown.arrived[i] : shown.steps[i];
  // Where a run ended oddly it is repeated, which tells the cause.
  const cause = ["diverged", "stuck", "missing"].includes(key) ? runAt(map, values)?.status.cause : null;
  const numbers = { steps, step: steps, period: shown.period[i] };
  return [
    ...data.sides.map(({ symbol }, k) => [symbol, exact(values[k])]),
    ["", fill(cause ? race.words[`ended_${cause}`] : data.words[key], numbers)],
    [data.words.loss, number(shown.loss[i])],
  ];
}

/** The run at two values, as long as the runs of the map; null where the browser cannot run it. */
export function runAt({ data, runner, race }, values) {
  const { steps } = data.spec;
  const programs = live.latest.model.programs(runner, steps);
  if (!programs) return null;
  const own = { ...runner.values, ...Object.fromEntries(data.sides.map(({ name }, k) => [name, values[k]])) };
  const found = run(programs.rule, programs.plan, own, race.start, steps, race.bound);
  return judge(race, found.path, found.diverged, found);
}
