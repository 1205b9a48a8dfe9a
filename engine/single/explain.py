"""What is known of why runs diverged: looked for only where one did."""

import dataclasses
from collections.abc import Sequence

import numpy as np

from engine.outcome.cause import Why, curvatures
from engine.outcome.stability import edge
from engine.outcome.status import Status
from engine.outcome.trajectory import Trajectory
from engine.single.origin import OVERFLOW, origins
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule, at_step
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Number
from engine.trace.inputs import Rates
from engine.trace.loop import Loop


def explained(
    run: Trajectory,
    optimizer: Optimizer,
    surface: Surface,
    schedule: Rates = None,
    loop: Loop | None = None,
    numbers: Sequence[Number] = (),
    fed: FloatArray | None = None,
) -> Trajectory:
    """The same trajectory with what made its last steps undefined; a number that only grew too large is none of it.

    `loop`, its `numbers` and what is `fed` to it are those of the run; without them no operation is known.
    """
    single = isinstance(run.status, Status)
    verdicts, whys = corrected((run.status,) if single else run.status, run.theta[0], loop, numbers, fed)
    if not single:
        return run if verdicts is run.status else dataclasses.replace(run, status=verdicts)
    if verdicts[0].cause == "overshot":
        whys[0] = _overshot(run, optimizer, surface, schedule)
    return dataclasses.replace(run, status=verdicts[0], why=whys[0]) if whys[0] else run


def corrected(
    verdicts: tuple[Status, ...],
    start: FloatArray,
    loop: Loop | None,
    numbers: Sequence[Number],
    fed: FloatArray | None,
) -> tuple[tuple[Status, ...], list[Why | None]]:
    """The statuses of runs from `start` (2,) or (2, n), those `overshot` whose numbers only grew too large; and why."""
    whys: list[Why | None] = [None] * len(verdicts)
    who = [i for i, status in enumerate(verdicts) if status.cause == "undefined"]
    if not who or loop is None or fed is None:
        return verdicts, whys
    found = list(verdicts)
    own = [np.asarray(value)[who] if np.ndim(value) else value for value in numbers]
    made = origins(loop, start.reshape(2, -1)[:, who], own, fed, np.array([found[i].step for i in who]))
    for i, operation, symbol, loss in zip(who, made.operation, made.symbol, made.loss, strict=True):
        if operation == OVERFLOW:
            found[i] = found[i]._replace(cause="overshot")
        else:
            whys[i] = Why(operation=operation, symbol=symbol, loss=bool(loss))
    return tuple(found), whys


def _overshot(run: Trajectory, optimizer: Optimizer, surface: Surface, schedule: Rates) -> Why:
    """The rate of the step that led out, and the largest stable one where theory knows it."""
    rate = float(run.lr[run.status.step - 1])
    if not np.isfinite(rate):
        return Why()
    if getattr(optimizer, "recurrence", None) is None:
        return Why(rate=rate)
    if isinstance(schedule, Schedule):
        optimizer = at_step(optimizer, schedule.cycled(run.status.step - 1))
    (a, b), (_, d) = surface.hessian(in_view(surface, run.theta[: run.status.step]))
    with np.errstate(all="ignore"):
        limit = float(edge(optimizer, curvatures(a, b, d)[1]))
    return Why(rate=rate, limit=limit if 0 < limit < min(abs(rate), np.inf) else None)


def in_view(surface: Surface, theta: FloatArray) -> FloatArray:
    """The last point (2,) of a path (rows, 2) inside the view; its first where none is."""
    x0, x1, y0, y1 = surface.view
    x, y = theta.T
    inside = np.flatnonzero((x0 <= x) & (x <= x1) & (y0 <= y) & (y <= y1))
    return theta[inside[-1] if len(inside) else 0]  # type: ignore[no-any-return]
