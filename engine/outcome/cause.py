"""Why a run ended as it did: what lies where it is stuck, and what led it out of the picture.

Where a run has diverged its cause is read off both its ends. It started `outside`; or its last step has no number,
`undefined`; or it went downhill where the loss has no lowest point, `unbounded`; or else its steps were too long for
the slope, `overshot`. Too long a step up a slope is no cause where the way down would have led out as well: on x² − y²
every rate leaves along y, however large |1 − 2η| is. What is elementwise here runs on arrays and on symbols alike, so
the browser has it as programs.
"""

from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, IntArray, Traceable
from engine.symbolic.expression import symbol
from engine.symbolic.program import Program, build

# Every cause at the place of its code; a run that arrived, or is still on its way, has none.
CAUSES = np.array([None, "plateau", "maximum", "saddle", "overshot", "unbounded", "undefined", "outside"], dtype=object)
NONE, PLATEAU, MAXIMUM, SADDLE, OVERSHOT, UNBOUNDED, UNDEFINED, OUTSIDE = range(len(CAUSES))
Point: TypeAlias = tuple[Traceable, Traceable]
FLAT = 1e-9  # of the larger curvature: a curvature smaller than that counts as none
AWAY = 1.0  # view widths from the centre of the view: a valley whose floor is followed farther than that leads out


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


def valley(x: Traceable, y: Traceable, slope: Point, a: Traceable, b: Traceable, d: Traceable) -> Point:
    """The floor of the valley beside (x, y), across what bends up most; the point itself where nothing bends up.

    On a quadratic it is exact: Newton's step along the eigenvector of the larger curvature.
    """
    low, high = curvatures(a, b, d)
    gx, gy = slope
    gap = high - low
    part = np.where(gap > 0, gap, 1.0)  # a round bowl bends alike in every direction
    over = np.where(high > 0, high, np.inf)
    across = np.where(gap > 0, ((a - low) * gx + b * gy) / part, gx)
    along = np.where(gap > 0, (b * gx + (d - low) * gy) / part, gy)
    return x - across / over, y - along / over


def leaving(lowest: Traceable, last: Traceable, floor: Traceable, away: Traceable) -> Traceable:
    """OVERSHOT or UNBOUNDED for a run that ended at loss `last`, beside a floor of loss `floor` that is `away` widths.

    Whoever is below `lowest` has found no lowest point: the lowest minimum that the loss has, or, on a loss that has
    none, the start. There the floor of the valley counts too, once it leads out.
    """
    led = np.logical_and(floor < lowest, away > AWAY)
    return np.where(np.logical_or(last < lowest, led), UNBOUNDED, OVERSHOT)


def lost(surface: Surface, start: FloatArray, end: FloatArray, step: IntArray) -> IntArray:
    """The causes, as codes (n,), of n runs that have diverged: from `start` (2, n) to `end` (2, n), at `step` (n,)."""
    code = np.full(step.shape, UNDEFINED)
    code[step == 0] = OUTSIDE
    finite = (step > 0) & np.isfinite(end).all(axis=0)
    if finite.any():
        with np.errstate(all="ignore"):
            code[finite] = leaving(*_standing(surface, start[:, finite], end[:, finite]))
    return code


def _standing(surface: Surface, start: FloatArray, end: FloatArray) -> tuple[Traceable, ...]:
    """What `leaving` asks for, of runs from `start` to `end` (2, n)."""
    last = surface.loss(end)
    if surface.minima:
        return min(minimum.loss for minimum in surface.minima), last, last, 0.0
    (a, b), (_, d) = surface.hessian(end)
    floor: FloatArray = np.array(valley(end[0], end[1], surface.gradient(end), a, b, d))
    cx, cy = surface.view.center
    away = np.hypot(floor[0] - cx, floor[1] - cy) / surface.view.width
    return surface.loss(start), last, surface.loss(floor), away


@lru_cache(maxsize=1)
def programs() -> dict[str, Program]:
    """The elementwise part of all this, for the browser."""
    x, y, gx, gy, a, b, d = (symbol(name) for name in ("x", "y", "gx", "gy", "a", "b", "d"))
    ways = [symbol(name) for name in ("lowest", "last", "floor", "away")]
    return {
        "steepest": build([a, b, d], [curvatures(a, b, d)[1]]),
        "lying": build([a, b, d], [lying(a, b, d)]),
        "valley": build([x, y, gx, gy, a, b, d], [*valley(x, y, (gx, gy), a, b, d)]),
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
