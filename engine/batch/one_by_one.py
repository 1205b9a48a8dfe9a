"""The ends of runs that are not compiled together: few of them, or those of a rule that only Python can run."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from engine.batch.exits import LAST_STEPS, Ends, Watch, period_of
from engine.outcome.judge import calm_from
from engine.outcome.status import escaped
from engine.outcome.trajectory import side_by_side
from engine.single import python_floats as floats
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Number
from engine.trace.loop import Loop


def few(
    loop: Loop,
    surface: Surface,
    theta0: FloatArray,
    numbers: Sequence[float],
    feeds: FloatArray,
    steps: int,
    watch: Watch,
    on_progress: Callable[[float], object],
) -> Ends:
    """The ends of few runs, one after another in plain floats, exactly as `trajectory` runs them."""
    ends, histories = Ends(theta0.shape[1]), []
    for i in range(theta0.shape[1]):
        histories += floats.histories(loop, surface, theta0[:, i], numbers, feeds, steps)
        on_progress((i + 1) / theta0.shape[1])
    _, theta, ends.lost = side_by_side(surface, histories, steps)
    ends.before, ends.end = theta[max(steps - 1, 0)].copy(), theta[-1].copy()
    ends.left = np.where(ends.lost < 0, steps, ends.lost)
    ends.calm[:] = steps + 1
    quiet = np.flatnonzero((ends.lost < 0) & (norm(surface, ends.end) <= watch.tolerance))
    if len(quiet):
        ends.calm[quiet] = calm_from(norm(surface, theta[..., quiet].swapaxes(0, 1)), watch.tolerance)
    ends.home[:] = steps + 1
    if len(watch.homes):
        ends.home = calm_from(np.where(watch.within(theta[:, 0], theta[:, 1]), 0.0, 1.0), 0.5)
    if len(quiet) < len(ends.end[0]):
        ends.period = period_of(theta[1:][-LAST_STEPS:])
    return ends


def watched(surface: Surface, theta0: FloatArray, points: Iterator[Sequence[Number]], steps: int, watch: Watch) -> Ends:
    """The ends of runs whose points come step by step."""
    ends = Ends(theta0.shape[1])
    ends.before = ends.end = theta0.copy()
    ends.lost = np.where(escaped(surface, theta0), 0, -1)
    ends.calm = np.where(norm(surface, theta0) <= watch.tolerance, 0, 1)
    ends.home = np.where(watch.within(*theta0), 0, 1)
    for k, point in enumerate(points, start=1):
        alive = ends.lost < 0
        if not alive.any():
            break
        ends.before = np.where(alive, ends.end, ends.before)
        ends.end = np.where(alive, np.stack([np.broadcast_to(x, alive.shape) for x in point]), ends.end)
        ends.lost = np.where(alive & escaped(surface, ends.end), k, ends.lost)
        ends.calm = np.where(norm(surface, ends.end) <= watch.tolerance, ends.calm, k + 1)
        ends.home = np.where(watch.within(*ends.end), ends.home, k + 1)
    ends.left = np.where(ends.lost < 0, steps, ends.lost)
    return ends


def norm(surface: Surface, theta: FloatArray) -> FloatArray:
    with np.errstate(all="ignore"):
        gx, gy = surface.gradient(theta)
        norm: FloatArray = np.hypot(gx, gy)
    return norm
