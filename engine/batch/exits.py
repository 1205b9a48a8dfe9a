"""How runs end while they are run together: what is watched, and what is written down."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from engine.symbolic.arrays import BoolArray, FloatArray, IntArray

LAST_STEPS = 16  # of a run, in which a period is looked for
SWING = 1e-3  # of its swing: so near a point must come back to where it was one period before


@dataclass
class Watch:
    """What ends a point: a distance from (x, y) beyond which it has diverged; a slope (norm of the gradient) near 0.

    `rests` says which of some points (2, n) are at a minimum; None where a slope near 0 need not last. `homes` (m, 2)
    are places at which a point is within `reach`; none where nobody asks.
    """

    bound: tuple[float, float, float]
    tolerance: float
    slope: Callable[[FloatArray], FloatArray]
    rests: Callable[[FloatArray], BoolArray] | None
    homes: FloatArray = field(default_factory=lambda: np.empty((0, 2)))
    reach: float = 0.0

    def within(self, x: FloatArray, y: FloatArray) -> BoolArray:
        """Which points are within reach of a home, (*points,)."""
        found = np.zeros(x.shape, dtype=bool)
        for home_x, home_y in self.homes:
            found |= (x - home_x) ** 2 + (y - home_y) ** 2 <= self.reach**2
        return found


class Ends:
    """How n points ended: where they were left (2, n), after which step, at which step they diverged (−1: never).

    `before` (2, n) is where runs that took all steps were one step before, if these were more than one.
    `calm` is the first step from which the slope stayed within the tolerance; past the last step where it did not.
    `home` is the same of being within reach of a home.
    `period` is that of the last steps, if it is from 2 to 8; else 0.
    """

    def __init__(self, count: int):
        self.before, self.end = np.zeros((2, 2, count))
        self.left, self.lost, self.calm, self.home, self.period = np.zeros((5, count), dtype=int)


def period_of(tail: FloatArray) -> IntArray:
    """The period (n,) of the last steps (16, 2, n), from 2 to 8; 0 where there is none or the run was too short."""
    found = np.zeros(tail.shape[-1], dtype=int)
    if len(tail) < LAST_STEPS:
        return found
    with np.errstate(all="ignore"):  # a run that has escaped may be at no number
        swing = SWING * np.ptp(tail, axis=0).max(axis=0)
        longest = LAST_STEPS // 2
        near = np.abs(tail[-1] - tail[-1 - longest : -2]).max(axis=1) <= swing  # of the last point: (periods, n)
        for period in longest - np.flatnonzero(near.any(axis=1)):  # of several the shortest has the last word
            back = np.abs(tail[period:] - tail[:-period]).max(axis=(0, 1)) <= swing
            found[back & (swing > 0)] = period
    return found
