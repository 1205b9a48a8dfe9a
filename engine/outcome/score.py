"""What the scoreboard says of one run."""

from typing import NamedTuple

import numpy as np

from engine.outcome.trajectory import Trajectory
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray

REACH = 0.1  # a run has reached a minimum when it first comes this near, in the units of the axes


class Score(NamedTuple):
    """The end of one run; None where there is no such number."""

    loss: float | None
    distance: float | None  # to the nearest minimum
    length: float | None  # of the path
    evaluations: int  # gradients asked for
    reached: int | None  # the first step within REACH of a minimum
    settled: int | None  # the first step from which the gradient stays within the tolerance


def distances(surface: Surface, theta: FloatArray) -> FloatArray:
    """The distance (T+1,) of each row of a path (T+1, 2) to its nearest minimum; inf without minima."""
    gaps = [np.hypot(theta[:, 0] - minimum.x, theta[:, 1] - minimum.y) for minimum in surface.minima]
    return np.min(gaps, axis=0) if gaps else np.full(len(theta), np.inf)


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
        reached=int(near[0]) if len(near) else None,
        settled=run.status.step if run.status.kind == "converged" else None,
    )


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
