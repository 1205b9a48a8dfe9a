"""Why a run ended as it did: what lies where it is stuck, and what led it out of the picture.

Where a run has diverged its cause is read off both its ends. It started `outside`; or its last step has no number,
`undefined`; or it went downhill where the loss has no lowest point, `unbounded`; or else its steps were too long for
the slope, `overshot`. What is elementwise here runs on arrays and on symbols alike, so the browser has it as programs.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, IntArray, Traceable
from engine.symbolic.expression import symbol
from engine.symbolic.program import Program, build

# Every cause at the place of its code; a run that arrived, or is still on its way, has none.
CAUSES = np.array([None, "plateau", "maximum", "saddle", "overshot", "unbounded", "undefined", "outside"], dtype=object)
NONE, PLATEAU, MAXIMUM, SADDLE, OVERSHOT, UNBOUNDED, UNDEFINED, OUTSIDE = range(len(CAUSES))
FLAT = 1e-9  # of the larger curvature: a curvature smaller than that counts as none
ASIDE = 0.1  # view widths up a slope: a run no farther than that from the floor of its valley trembles, and no more


class Why(NamedTuple):
    """What is known of the cause of one run's end.

    Of a step without a number: the operation that made it, the name of what it made, and whether the loss itself has
    no value there. Of steps that were too long: the rate of the last of them, and the largest stable rate where theory
    knows it, for the curvature at the last point in view.
    """

    operation: str | None = None
    symbol: str | None = None
    loss: bool = False
    rate: float | None = None
    limit: float | None = None


def curvatures(a: Traceable, b: Traceable, d: Traceable) -> tuple[Traceable, Traceable]:
    """The smaller and the larger eigenvalue of the Hessian [[a, b], [b, d]]."""
    mean, half = (a + d) / 2, np.hypot((a - d) / 2, b)
    return mean - half, mean + half


def lying(a: Traceable, b: Traceable, d: Traceable) -> Traceable:
    """What lies where the gradient is tiny and the Hessian [[a, b], [b, d]]: NONE for a minimum, else its code."""
    low, high = curvatures(a, b, d)
    flat = FLAT * np.maximum(np.abs(low), np.abs(high))
    return np.where(low > flat, NONE, np.where(low >= -flat, PLATEAU, np.where(high < -flat, MAXIMUM, SADDLE)))


def aside(gx: Traceable, gy: Traceable, a: Traceable, b: Traceable, d: Traceable) -> Traceable:
    """How far from the floor of its valley a point stands, along the direction that bends most; 0 where none bends up.

    On a quadratic it is exact: the length of Newton's step along the eigenvector of the larger curvature.
    """
    low, high = curvatures(a, b, d)
    gap = high - low
    part = np.where(gap > 0, gap, 1.0)  # a round bowl bends alike in every direction
    x = np.where(gap > 0, ((a - low) * gx + b * gy) / part, gx)
    y = np.where(gap > 0, (b * gx + (d - low) * gy) / part, gy)
    return np.where(high > 0, np.hypot(x, y) / np.where(high > 0, high, 1.0), 0.0)


def leaving(first: Traceable, last: Traceable, before: Traceable, after: Traceable, width: Traceable) -> Traceable:
    """OVERSHOT or UNBOUNDED for a run whose loss was `first` and is `last`, and that stands `after` aside.

    Whoever is lower than at the start and has climbed no slope on the way has found no floor, at any rate.
    """
    fell = np.logical_and(last < first, after <= np.maximum(before, ASIDE * width))
    return np.where(fell, UNBOUNDED, OVERSHOT)


def lost(surface: Surface, start: FloatArray, end: FloatArray, step: IntArray) -> IntArray:
    """The causes, as codes (n,), of n runs that have diverged: from `start` (2, n) to `end` (2, n), at `step` (n,)."""
    code = np.full(step.shape, UNDEFINED)
    code[step == 0] = OUTSIDE
    finite = (step > 0) & np.isfinite(end).all(axis=0)
    if finite.any():
        with np.errstate(all="ignore"):
            losses, ways = zip(*(_standing(surface, theta[:, finite]) for theta in (start, end)), strict=True)
            (first, last), (before, after) = losses, ways
            code[finite] = leaving(first, last, before, after, surface.view.width)
    return code


def _standing(surface: Surface, theta: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The loss (n,) at points (2, n), and how far aside they stand."""
    (a, b), (_, d) = surface.hessian(theta)
    gx, gy = surface.gradient(theta)
    return surface.loss(theta), aside(gx, gy, a, b, d)


@lru_cache(maxsize=1)
def programs() -> dict[str, Program]:
    """The elementwise part of all this, for the browser."""
    gx, gy, a, b, d = (symbol(name) for name in ("gx", "gy", "a", "b", "d"))
    ways = [symbol(name) for name in ("first", "last", "before", "after", "width")]
    return {
        "steepest": build([a, b, d], [curvatures(a, b, d)[1]]),
        "lying": build([a, b, d], [lying(a, b, d)]),
        "aside": build([gx, gy, a, b, d], [aside(gx, gy, a, b, d)]),
        "leaving": build(ways, [leaving(*ways)]),
    }


def places(surface: Surface, theta: FloatArray) -> IntArray:
    """What lies at points (2, n) where the gradient is tiny, as codes; NONE at a minimum."""
    (a, b), (_, d) = surface.hessian(theta)
    with np.errstate(all="ignore"):
        place: IntArray = lying(a, b, d)
    if place.any():
        for minimum in surface.minima:
            # A kink or a flat-bottomed minimum has no definite Hessian, and is a minimum all the same.
            place[np.hypot(theta[0] - minimum.x, theta[1] - minimum.y) < 1e-6 * surface.view.width] = NONE
    return place
