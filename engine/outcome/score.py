"""What the scoreboard says of one run."""

from typing import NamedTuple

import numpy as np

from engine.outcome.trajectory import Trajectory
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray

REACH = 0.1  # how near to a minimum is there, in the units of the axes


class Score(NamedTuple):
    """The end of one run; None where there is no such number."""

    loss: float | None
    distance: float | None  # to the nearest minimum
    length: float | None  # of the path
    evaluations: int  # gradients asked for
    passed: int | None  # the first step within REACH of a minimum
    reached: int | None  # the step from which it stays within REACH of one minimum, to the end
    settled: int | None  # the first step from which the gradient stays within the tolerance


def distances(surface: Surface, theta: FloatArray) -> FloatArray:
    """The distance (T+1,) of each row of a path (T+1, 2) to its nearest minimum; inf without minima."""
    gaps = [np.hypot(theta[:, 0] - minimum.x, theta[:, 1] - minimum.y) for minimum in surface.minima]
    return np.min(gaps, axis=0) if gaps else np.full(len(theta), np.inf)


def reached(surface: Surface, theta: FloatArray) -> int | None:
    """The step from which a path (T+1, 2) stays within REACH of the minimum it ends at; None where it ends at none."""
    with np.errstate(all="ignore"):
        gaps = [np.hypot(theta[:, 0] - minimum.x, theta[:, 1] - minimum.y) for minimum in surface.minima]
    near = [gap <= REACH for gap in gaps if gap[-1] <= REACH]
    return min((len(each) - int(np.argmin(each[::-1])) if not each.all() else 0 for each in near), default=None)


def score(surface: Surface, run: Trajectory) -> Score:
    """The score of a single run (not of a batch)."""
    with np.errstate(all="ignore"):
        gaps = distances(surface, run.theta)
        length = float(np.sum(np.hypot(*np.diff(run.theta, axis=0).T)))
    near = np.flatnonzero(gaps <= REACH)
    lost = run.status.kind == "diverged"
    return Score(
        loss=None if lost else _finite(run.loss[-1]),
        distance=None if lost else _finite(gaps[-1]),
        length=None if lost else _finite(length),
        evaluations=int(run.evaluations),
        passed=int(near[0]) if len(near) else None,
        reached=None if lost else reached(surface, run.theta),
        settled=run.status.step if run.status.kind == "converged" else None,
    )


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
