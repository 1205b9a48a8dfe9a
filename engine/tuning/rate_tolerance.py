"""How tolerant a rule is of its learning rate: the rates that do about as well as its best one."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.spec.hyper import Hyper
from engine.symbolic.arrays import BoolArray, FloatArray

CLOSE = 10.0  # times the best height, and a tenth of the best descent short of it: what still counts as good
SOLVED = 1e-6  # of the height at the start: losses as low as this count as equally good


class Good(NamedTuple):
    """Places in a list of rising rates: the best, both ends of the range around it, and the first that diverges."""

    best: int
    low: int
    high: int
    edge: int | None


def tried(term: Hyper, count: int) -> FloatArray:
    """About `count` learning rates (n,) over the whole slider, of three digits, so that they read well."""
    return np.unique([float(f"{rate:.3g}") for rate in np.geomspace(term.low, term.high, count)])


def heights(losses: npt.ArrayLike, floor: float, start: float) -> FloatArray:
    """How high losses (n,) stand above the floor, at least SOLVED of the start's height; inf for no number."""
    with np.errstate(all="ignore"):
        above = np.asarray(losses, dtype=float) - floor
    return np.where(np.isfinite(above), np.maximum(above, solved(floor, start)), np.inf)


def solved(floor: float, start: float) -> float:
    """The height above the floor below which nothing is left to gain; `start` is the loss before the first step."""
    height = start - floor
    return SOLVED * height if 0 < height < np.inf else SOLVED


def good(losses: npt.ArrayLike, floor: float, start: float) -> Good | None:
    """The range of rates, in one piece around the best, whose losses (n,) are about as good.

    They stand within CLOSE times its height, and have come down nearly as far: else a run that is caught on high
    ground would find every rate good. Of equally good rates the middle of the longest row of them counts as the
    best: its neighbours are as good. None where every rate diverges; the loss of such a rate is not finite.
    """
    above = heights(losses, floor, start)
    if not np.isfinite(above).any():
        return None
    low = high = best = _middle(above == above.min())
    near = (above <= CLOSE * above[best]) & (above - above[best] <= (start - floor - above[best]) / CLOSE)
    while low > 0 and near[low - 1]:
        low -= 1
    while high + 1 < len(near) and near[high + 1]:
        high += 1
    gone = np.flatnonzero(above[high:] == np.inf)
    return Good(best, low, high, high + int(gone[0]) if len(gone) else None)


def best_of(rates: npt.ArrayLike, found: Good | None, suits: float | None) -> int | None:
    """The place of the best rate of a curve: the one that suits where it is as good as any, else the lowest."""
    if found is None:
        return None
    at = np.flatnonzero(np.asarray(rates) == suits)
    return int(at[0]) if len(at) and found.low <= at[0] <= found.high else found.best


def _middle(chosen: BoolArray) -> int:
    """The middle of the longest row of True, the first such row."""
    bounds = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]])))
    first, after = bounds[::2], bounds[1::2]
    row = int(np.argmax(after - first))
    return int(first[row] + after[row] - 1) // 2
