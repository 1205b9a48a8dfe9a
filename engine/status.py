"""How a run ends, in one word and one step."""

from typing import Any, Literal, NamedTuple

import numpy as np

from engine.surface import Surface

Kind = Literal["converged", "diverged", "stuck", "moving"]
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


def judge(surface: Surface, end: Any, diverged: Any, calm: Any, steps: int) -> tuple[Status, ...]:
    """The status of n runs.

    `end` (2, n) is where each ended, `diverged` (n,) the step at which it escaped or -1, `calm` (n,) the first
    step from which the gradient stayed within the tolerance (steps + 1 where it did not).
    """
    quiet = (diverged < 0) & (calm <= steps)
    places: Any = [""] * len(quiet)
    if quiet.any():
        places = np.full(quiet.shape, "", dtype=object)
        places[quiet] = _places(surface, end[:, quiet])
    verdicts = []
    for lost, still, place in zip(diverged.tolist(), calm.tolist(), places, strict=True):
        if lost >= 0:
            verdicts.append(Status("diverged", lost))
        elif still > steps:
            verdicts.append(Status("moving", steps))
        else:
            verdicts.append(Status("stuck", still, place) if place else Status("converged", still))
    return tuple(verdicts)


def _places(surface: Surface, theta: Any) -> Any:
    """What lies at points (2, n) where the gradient is tiny: "" at a minimum, else saddle, plateau or maximum."""
    (a, b), (_, d) = surface.hessian(theta)
    with np.errstate(all="ignore"):
        mean, half = (a + d) / 2, np.hypot((a - d) / 2, b)
        low, high = mean - half, mean + half
        flat = 1e-9 * np.maximum(np.abs(low), np.abs(high))
    place = np.where(low > flat, "", np.where(low >= -flat, "plateau", np.where(high < -flat, "maximum", "saddle")))
    for minimum in surface.minima:
        # A kink or a flat-bottomed minimum has no definite Hessian, and is a minimum all the same.
        near = np.hypot(theta[0] - minimum.x, theta[1] - minimum.y) < 1e-6 * surface.view.width
        place = np.where(near, "", place)
    return place.astype(object)
