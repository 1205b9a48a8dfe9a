"""What is known of why runs diverged: looked for only where one did."""

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.outcome.cause import Why, curvatures
from engine.outcome.stability import edge
from engine.outcome.status import Status
from engine.outcome.trajectory import Trajectory
from engine.single.origin import OVERFLOW, origins
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray
from engine.trace.loop import Loop


def explained(
    run: Trajectory,
    optimizer: Optimizer,
    surface: Surface,
    loop: Loop | None = None,
    numbers: Sequence[Any] = (),
    fed: Any = None,
) -> Trajectory:
    """The same trajectory with what made its last steps undefined; a number that only grew too large is none of it.

    `loop`, its `numbers` and what is `fed` to it are those of the run; without them no operation is known.
    """
    single = isinstance(run.status, Status)
    verdicts: list[Status] = [run.status] if single else list(run.status)
    who = [i for i, status in enumerate(verdicts) if status.cause == "undefined"]
    whys: list[Why | None] = [None] * len(verdicts)
    if who and loop is not None:
        start = run.theta[0].reshape(2, -1)[:, who]
        own = [np.asarray(value)[who] if np.ndim(value) else value for value in numbers]
        made = origins(loop, start, own, fed, np.array([verdicts[i].step for i in who]))
        for i, operation, symbol, loss in zip(who, made.operation, made.symbol, made.loss, strict=True):
            if operation == OVERFLOW:
                verdicts[i] = verdicts[i]._replace(cause="overshot")
            else:
                whys[i] = Why(operation=operation, symbol=symbol, loss=bool(loss))
    if not single:
        return dataclasses.replace(run, status=tuple(verdicts)) if who else run
    if verdicts[0].cause == "overshot":
        whys[0] = _overshot(run, optimizer, surface)
    return dataclasses.replace(run, status=verdicts[0], why=whys[0]) if whys[0] else run


def _overshot(run: Trajectory, optimizer: Optimizer, surface: Surface) -> Why:
    """The rate of the step that led out, and the largest stable one where theory knows it."""
    rate = float(run.lr[run.status.step - 1])
    if not np.isfinite(rate):
        return Why()
    if getattr(optimizer, "recurrence", None) is None:
        return Why(rate=rate)
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
