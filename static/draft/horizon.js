/** Numbers of a schedule that count steps, as engine/spec/horizon.py has them; tests/shared/horizon.json holds both. */

/** The number of steps, or the list of them, that a horizon takes of a run. */
export function share(horizon, steps) {
  const part = (fraction) => Math.max(Math.floor(steps * fraction + 1e-9), 1);
  return Array.isArray(horizon) ? horizon.map(part) : part(horizon);
}

const changed = (params, values, number) => ({
  ...values,
  ...Object.fromEntries(
    params.filter(({ horizon }) => horizon).map(({ name, horizon }) => [name, number(horizon, values[name])]),
  ),
});

/** The values of a schedule with its horizons as long as a run of so many steps asks for. */
export const fitted = (params, values, steps) => changed(params, values, (horizon) => share(horizon, steps));

/** The same where a run becomes longer or shorter: horizons that have another length stay. */
export const followed = (params, values, before, after) =>
  changed(params, values, (horizon, value) =>
    String(value) === String(share(horizon, before)) ? share(horizon, after) : value,
  );
