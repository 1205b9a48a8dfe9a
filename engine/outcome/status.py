"""How a run ends, in one word and one step."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np

from engine.spec.surface import Surface

Kind = Literal["converged", "diverged", "stuck", "moving"]
KINDS = np.array(["diverged", "moving", "converged", "stuck"])
PLACES = np.array(["", "plateau", "maximum", "saddle"])  # where a gradient is tiny; "" is a minimum
TOLERANCE = 1e-3  # a gradient no longer than this counts as none
PIECE = 8192  # points
FAR = 1000.0  # view widths from the centre of the view: farther than this is lost


class Status(NamedTuple):
    """The verdict on one run; `where` says at what a stuck run is stuck: saddle, plateau or maximum."""

    kind: Kind
    step: int
    where: str = ""


def bound(surface: Surface) -> tuple[float, float, float]:
    """The centre of the view, and the distance from it beyond which a run has diverged."""
    return *surface.view.center, FAR * surface.view.width


def escaped(surface: Surface, theta: Any) -> Any:
    """Whether each point (2, *points) is non-finite or beyond the bound."""
    cx, cy, far = bound(surface)
    with np.errstate(all="ignore"):
        return ~(np.hypot(theta[0] - cx, theta[1] - cy) <= far)


class Verdicts(NamedTuple):
    """The statuses of n runs, as columns (n,)."""

    kind: Any
    step: Any
    where: Any

    def each(self) -> tuple[Status, ...]:
        """One Status for each run."""
        return tuple(map(Status, self.kind.tolist(), self.step.tolist(), self.where.tolist()))


def judge(surface: Surface, end: Any, diverged: Any, calm: Any, steps: int, rested: Any = False) -> Verdicts:
    """How n runs ended; of the `rested` ones (n,) it is known that they are at a minimum.

    `end` (2, n) is where each ended, `diverged` (n,) the step at which it escaped or -1, `calm` (n,) the first
    step from which the gradient stayed within the tolerance (steps + 1 where it did not).
    """
    lost = diverged >= 0
    quiet = ~lost & (calm <= steps)
    place = np.zeros(quiet.shape, dtype=np.int8)
    unknown = quiet & ~np.asarray(rested)
    if unknown.any():
        place[unknown] = in_pieces(lambda some: places(surface, some), end[:, unknown])
    kind = np.where(lost, 0, np.where(~quiet, 1, np.where(place == 0, 2, 3)))
    step = np.where(lost, diverged, np.where(quiet, calm, steps))
    return Verdicts(KINDS[kind], step, PLACES[place])


def in_pieces(function: Callable[[Any], Any], theta: Any) -> Any:
    """A function of points (2, n) for as many at once as stay in the processor's cache."""
    if theta.shape[1] <= PIECE:
        return function(theta)
    return np.concatenate([function(theta[:, i : i + PIECE]) for i in range(0, theta.shape[1], PIECE)])


def places(surface: Surface, theta: Any) -> Any:
    """What lies at points (2, n) where the gradient is tiny, as places in PLACES."""
    (a, b), (_, d) = surface.hessian(theta)
    with np.errstate(all="ignore"):
        mean, half = (a + d) / 2, np.hypot((a - d) / 2, b)
        low, high = mean - half, mean + half
        flat = 1e-9 * np.maximum(np.abs(low), np.abs(high))
    place = np.where(low > flat, 0, np.where(low >= -flat, 1, np.where(high < -flat, 2, 3)))
    if place.any():
        for minimum in surface.minima:
            # A kink or a flat-bottomed minimum has no definite Hessian, and is a minimum all the same.
            place[np.hypot(theta[0] - minimum.x, theta[1] - minimum.y) < 1e-6 * surface.view.width] = 0
    return place
