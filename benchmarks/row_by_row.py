"""Many runs with history as they were kept once: every step's numbers in arrays of their own, judged at the end.

The reference of engine/single/numpy_arrays.py: the same bits, and the time that it is compared with.
"""

from typing import Any

import numpy as np

from engine.outcome.status import TOLERANCE, Ended, escaped, judge
from engine.trace.cache import loop_of
from engine.trace.inputs import broadcast, fed, numbers_of, rates_of

Numbers = dict[str, Any]


def run(
    optimizer: Any, surface: Any, start: Any, steps: int, schedule: Any = None, seed: int = 0
) -> tuple[Numbers, Any, Any, Any]:
    """Every number by name, (T, n), θ after each step among them; loss and norm (T+1, n); the statuses."""
    schedule = rates_of(schedule, steps)
    columns = numbers_of(optimizer, schedule)
    theta0 = broadcast(start, columns.values())
    loop = loop_of(optimizer, surface, schedule)
    assert loop is not None
    numbers, feeds = [columns[name] for name in loop.numbers], fed(surface, schedule, steps, seed)
    rows = np.full((steps, len(loop.carried + loop.recorded), theta0.shape[1]), np.nan)
    taken = []
    with np.errstate(all="ignore"):
        carried = loop.start(*theta0, *numbers)
        for k in range(steps):
            out = loop.step(float(k), *carried, *numbers, *feeds[k])
            carried = out[: len(loop.carried)]
            row = np.full(rows.shape[1:], np.nan)
            for i, value in enumerate(out):
                row[i] = value
            taken.append(row)
    for whole, row in zip(rows, taken, strict=True):
        whole[:] = row
    theta = np.concatenate([theta0[None], rows[:, :2]])
    lost = _first(escaped(surface, theta.swapaxes(0, 1)))
    if np.any(lost >= 0):
        last = np.where(lost < 0, steps, np.maximum(lost, 1)) - 1
        kept = np.minimum(np.arange(steps)[:, None], last)
        rows = np.take_along_axis(rows, kept[:, None], axis=0)
        theta = np.where(lost == 0, theta0, np.concatenate([theta0[None], rows[:, :2]]))
    with np.errstate(all="ignore"):
        loss = surface.loss(theta.swapaxes(0, 1))
        norm = np.hypot(*surface.gradient(theta.swapaxes(0, 1)))
    calm = steps + 1 - _first(~(norm[::-1] <= TOLERANCE), steps + 1)
    ended = Ended(theta0, theta[max(steps - 1, 0)], theta[-1], loss[-1], lost, calm, steps)
    statuses = judge(surface, ended).each()
    names = loop.carried + loop.recorded
    named = {name: rows[:, i] for i, name in enumerate(names)}
    first = [i for i, name in enumerate(names) if name.startswith("asked.") and name.endswith(".0")]
    asked = np.stack([rows[:, i : i + 2] for i in first], axis=1)
    named |= {f"asked.{q}.{i}": asked[:, q, i] for q in range(len(first)) for i in range(2)}
    return named | {"theta.0": theta[1:, 0], "theta.1": theta[1:, 1]}, loss, norm, statuses


def _first(flags: Any, never: int = -1) -> Any:
    """The first row at which a flag is up, per run; `never` where it is not."""
    return np.where(flags.any(axis=0), flags.argmax(axis=0), never)
