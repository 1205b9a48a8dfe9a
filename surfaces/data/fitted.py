"""The view and the start that suit a table, and whether its columns had better be standardised."""

from functools import lru_cache
from math import floor, log10, sqrt

import numpy as np

from engine.spec import View
from surfaces.data.table import Table

ROOM = 1.6  # half the view, in lengths of the best line's larger number
APART = 0.45  # of half the view: how far the origin is from the best line where it is the start
STEEP, ROUND = 1e3, 400.0  # curvature, and its ratio, beyond which no usual rate gets anywhere
FAR = 100.0  # half the view: beyond, a rule with steps of a set size never arrives; likewise below 1/FAR
EXTREME = 1e5  # the same: beyond, a race has no place to start


@lru_cache(maxsize=64)
def view(table: Table, scaled: bool) -> View:
    """A square around the line of the least squares, from which the errors change well in sight."""
    half = _half(table, scaled)
    w, b = _line(table)
    unit = 10.0 ** (floor(log10(2 * half)) - 1)
    left, low = (unit * round((middle - half) / unit) for middle in (w, b))
    side = unit * max(round(2 * half / unit), 1)
    return View(*map(_short, (left, left + side, low, low + side)))


def start(table: Table, scaled: bool) -> tuple[float, float]:
    """The origin, or a place up and to the left where that is the best line nearly."""
    x0, x1, y0, y1 = seen = view(table, scaled)
    (w, b), half = _line(table), seen.width / 2
    if not scaled and max(abs(w), abs(b)) >= APART * half and x0 < 0 < x1 and y0 < 0 < y1:
        return 0.0, 0.0
    return _short(x0 + 0.15 * (x1 - x0)), _short(y0 + 0.8 * (y1 - y0))


@lru_cache(maxsize=64)
def wants_scaling(table: Table) -> bool:
    """Whether columns as they are make a landscape in which no rule arrives at a usual rate."""
    m = table.moments
    low, high = np.linalg.eigvalsh([[2 * (m.xx + m.x * m.x), 2 * m.x], [2 * m.x, 2.0]])
    half = _half(table, False)
    return bool(high > STEEP or high > ROUND * max(low, 1e-12 * high) or not 1 / FAR < half < FAR)


@lru_cache(maxsize=64)
def extreme(table: Table) -> bool:
    """Whether columns as they are leave no view to draw."""
    return not 1 / EXTREME < _half(table, False) < EXTREME


def _line(table: Table) -> tuple[float, float]:
    m = table.moments
    return m.slope, m.y - m.slope * m.x


def _half(table: Table, scaled: bool) -> float:
    """Half the side of the view."""
    return max(ROOM * max(map(abs, _line(table))), 1.2 if scaled else sqrt(table.moments.rest)) or 1.0


def _short(value: float) -> float:
    """Without the digits that rounding has left."""
    return float(f"{value:.6g}") + 0.0
