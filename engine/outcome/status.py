"""How a run ends: in one word, at one step, and for one cause."""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from engine.outcome.cause import CAUSES, UNDEFINED, lost, places
from engine.spec.surface import Surface
from engine.symbolic.arrays import BoolArray, FloatArray, IntArray, StrArray

Scalar = TypeVar("Scalar", bound=np.generic)
Kind = Literal["converged", "diverged", "stuck", "moving"]
KINDS = np.array(["diverged", "moving", "converged", "stuck"])
TOLERANCE = 1e-3  # a gradient no longer than this counts as none
REST = 10  # steps for which the gradient of a run at rest has been within the tolerance, or would stay so
PIECE = 8192  # points
FAR = 1000.0  # view widths from the centre of the view: farther than this is lost


class Status(NamedTuple):
    """The verdict on one run.

    Args:
        kind: `converged` (the gradient stayed within the tolerance, at a minimum), `stuck` (the same elsewhere),
            `diverged` (not finite, farther than 1000 view widths, or at last where the loss has no value) or `moving`.
        step: from which the gradient stayed small; the first row that had diverged; the last step.
        cause: of a diverged or stuck run, one of CAUSES.

    Example:
        >>> from engine.run import trajectory
        >>> from optimizers import OPTIMIZERS
        >>> from surfaces import SURFACES
        >>> trajectory(OPTIMIZERS["gd"](1.0), SURFACES["booth"](), (0.0, 0.0), 200).status
        Status(kind='diverged', step=4, cause='overshot')
    """

    kind: Kind
    step: int
    cause: str | None = None


def bound(surface: Surface) -> tuple[float, float, float]:
    """The centre of the view, and the distance from it beyond which a run has diverged."""
    return *surface.view.center, FAR * surface.view.width


def escaped(surface: Surface, theta: FloatArray) -> BoolArray:
    """Whether each point (2, *points) is non-finite or beyond the bound."""
    cx, cy, far = bound(surface)
    with np.errstate(all="ignore"):
        return ~(np.hypot(theta[0] - cx, theta[1] - cy) <= far)  # type: ignore[no-any-return]


class Verdicts(NamedTuple):
    """The statuses of n runs, as columns (n,); `cause` holds codes, places in CAUSES."""

    kind: StrArray
    step: IntArray
    cause: IntArray

    def each(self) -> tuple[Status, ...]:
        """One Status for each run."""
        return tuple(map(Status, self.kind.tolist(), self.step.tolist(), CAUSES[self.cause].tolist()))


class Ended(NamedTuple):
    """What is known of n runs after `steps` steps.

    `start`, `before` and `end` (2, n) are their first, last but one and last points, `loss` (n,) that of the last;
    `diverged` (n,) is the step at
    which a run escaped or -1; `calm` (n,) the first step from which the gradient stayed within the tolerance,
    steps + 1 where it did not; the `rested` ones (n,) were left before the last step, at rest in a minimum.
    """

    start: FloatArray
    before: FloatArray
    end: FloatArray
    loss: FloatArray
    diverged: IntArray
    calm: IntArray
    steps: int
    tolerance: float = TOLERANCE
    rested: BoolArray | bool = False


def judge(surface: Surface, ended: Ended, causes: bool = True) -> Verdicts:
    """How n runs ended; without `causes` those of diverged runs are left out."""
    away = ended.diverged >= 0
    nowhere = ~away & np.isnan(ended.loss)  # one step more, and the point would be no number
    gone = away | nowhere
    quiet = ~gone & at_rest(surface, ended)
    cause = np.zeros(quiet.shape, dtype=int)
    unknown = quiet & ~np.asarray(ended.rested)
    if unknown.any():
        cause[unknown] = in_pieces(lambda some: places(surface, some), ended.end[:, unknown])
    kind = np.where(gone, 0, np.where(~quiet, 1, np.where(cause == 0, 2, 3)))
    step = np.where(away, ended.diverged, np.where(quiet, ended.calm, ended.steps))
    cause[nowhere] = UNDEFINED
    if causes and away.any():
        cause[away] = lost(surface, ended.start[:, away], ended.end[:, away], step[away])
    return Verdicts(KINDS[kind], step, cause)


def at_rest(surface: Surface, ended: Ended) -> BoolArray:
    """Which runs (n,) have come to rest, and are not merely passing a place where the gradient is small.

    A run of fewer than REST steps must have been calm since its first step, unless it would stay so.
    """
    calm = ended.calm <= ended.steps
    rest: BoolArray = calm & (ended.steps + 1 - ended.calm >= min(REST, ended.steps))
    late = np.flatnonzero(calm & ~rest)
    if len(late):
        ahead = ended.end[:, late] + REST * (ended.end[:, late] - ended.before[:, late])
        with np.errstate(all="ignore"):
            rest[late] = np.hypot(*surface.gradient(ahead)) <= ended.tolerance
    return rest


def in_pieces(function: Callable[[FloatArray], npt.NDArray[Scalar]], theta: FloatArray) -> npt.NDArray[Scalar]:
    """A function of points (2, n) for as many at once as stay in the processor's cache."""
    if theta.shape[1] <= PIECE:
        return function(theta)
    return np.concatenate([function(theta[:, i : i + PIECE]) for i in range(0, theta.shape[1], PIECE)])
