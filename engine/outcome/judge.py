"""Judges runs: the loss and the gradient's norm along a path, where it escaped, and how it ended."""

import numpy as np

from engine.outcome.history import freeze
from engine.outcome.status import PIECE, Ended, Verdicts, bound, escaped, judge
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, IntArray


class Judge:
    """Looks at a path (T+1, 2[, n]) piece by piece, best while the piece is still in the processor's cache.

    `loss` and `norm` are (T+1[, n]); `lost` (n,) or () is the first row that has escaped, -1 where none has.
    """

    def __init__(self, surface: Surface, steps: int, points: tuple[int, ...], tolerance: float):
        self.surface, self.steps, self.tolerance = surface, steps, tolerance
        self.loss, self.norm = np.empty((steps + 1, *points)), np.empty((steps + 1, *points))
        self.lost: IntArray = np.full(points, -1)

    def look(self, path: FloatArray, first: int, stop: int) -> None:
        """Judge the rows first … stop - 1 of runs that may escape in them."""
        rows = path[first:stop]
        self._evaluate(rows, first)
        if not surely_inside(self.surface, rows):
            lost = first_row(escaped(self.surface, rows.swapaxes(0, 1)), first)
            self.lost = np.where(self.lost >= 0, self.lost, lost)

    def look_over(self, path: FloatArray, lost: IntArray) -> None:
        """Judge a whole path that is frozen where it escaped, in pieces that stay in the cache."""
        self.lost = lost
        rows = max(1, PIECE // max(1, lost.size))
        for first in range(0, self.steps + 1, rows):
            self._evaluate(path[first : first + rows], first)

    def _evaluate(self, rows: FloatArray, first: int) -> None:
        places = rows.swapaxes(0, 1)
        with np.errstate(all="ignore"):
            self.loss[first : first + len(rows)] = self.surface.loss(places)
            gx, gy = self.surface.gradient(places)
            np.hypot(gx, gy, out=self.norm[first : first + len(rows)])

    def freeze(self) -> None:
        """Loss and norm of a run that has escaped stay what they were at that row."""
        freeze(self.loss, self.lost)
        freeze(self.norm, self.lost)

    def verdicts(self, path: FloatArray, causes: bool = True) -> Verdicts:
        """How the runs of a frozen path ended; without `causes` those of diverged runs are left out."""
        first, before, end = (path[row].reshape(2, -1) for row in (0, max(self.steps - 1, 0), self.steps))
        ended = Ended(
            first,
            before,
            end,
            np.ravel(self.loss[self.steps]),
            np.ravel(self.lost),
            np.ravel(calm_from(self.norm, self.tolerance)),
            self.steps,
            self.tolerance,
        )
        return judge(self.surface, ended, causes)


def calm_from(norm: FloatArray, tolerance: float) -> IntArray:
    """The first row, (n,) or (), from which the norm (T+1[, n]) stays within the tolerance; T + 1 where it does not."""
    calm = np.full(norm.shape[1:], len(norm))
    quiet = norm[-1] <= tolerance
    if quiet.any():
        calm[quiet] -= first_row(~(norm[::-1, quiet] <= tolerance), 0, len(norm))
    return calm


def surely_inside(surface: Surface, path: FloatArray) -> bool:
    """Whether all of a path (T, 2[, n]) surely is inside the bound: two reductions instead of a root for each point."""
    cx, cy, far = bound(surface)
    # What is no number makes the least and the greatest none, and a comparison with it says no.
    return path.size == 0 or bool(max(cx, cy) - far / 2 <= path.min() and path.max() <= min(cx, cy) + far / 2)


def first_row(flags: np.ndarray, offset: int = 0, never: int = -1) -> IntArray:
    """The first row at which a flag (T[, n]) is up, counted from `offset`; `never` where it is not."""
    return np.where(flags.any(axis=0), flags.argmax(axis=0) + offset, never)


def escapes(surface: Surface, path: FloatArray) -> IntArray:
    """The first row of a path (T+1, 2[, n]) that has escaped, (n,) or (); -1 where none has."""
    if surely_inside(surface, path):
        return np.full(path.shape[2:], -1)
    return first_row(escaped(surface, path.swapaxes(0, 1)))
