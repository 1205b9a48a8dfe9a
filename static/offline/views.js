/** The view of a rule that suits a runner: one for each of its switches, without a schedule and with one. */

/** @param {{views: any[]}} data @param {any} race with one runner @returns {any} null for a rule without any */
export function viewOf({ views }, { runners }) {
  const [{ values, schedule, cycled }] = runners;
  const moved = Object.keys(cycled ?? {}).length > 0;
  const fits = ({ fixed, scheduled, moves }) =>
    scheduled === Boolean(schedule) &&
    moves === moved &&
    Object.entries(fixed).every(([name, value]) => String(values[name]) === String(value));
  return views.find(fits)?.data ?? null;
}
