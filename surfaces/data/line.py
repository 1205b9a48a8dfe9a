"""The line through any rows whose mean error is least: squared, absolute, or Huber's."""

from functools import lru_cache
from math import fsum
from typing import Any

import numpy as np

from engine.spec import Minimum
from engine.symbolic.over_rows import mean_over, rows_of
from surfaces.data.table import Table

NARROWED = 120  # times the range of slopes is cut by the golden section
GOLDEN = (5**0.5 - 1) / 2
PIVOTS = 200  # changes of the row through which the line goes
WEIGHED = 2000  # times the rows are weighed anew
STILL = 1e-15  # of the line's numbers: nothing moves any more


@lru_cache(maxsize=64)
def best_line(table: Table, error: str, delta: float) -> Minimum:
    """The line of the least error; where all x are equal, the flat one of those that are as good.

    The squared error has it in closed form. The other two are convex and found numerically.
    """
    if error == "mse":
        m = table.moments
        return Minimum(m.slope, m.y - m.slope * m.x, m.rest)
    x, y = table.columns
    if table.moments.xx == 0:
        x = np.zeros_like(x)
    w, b = _absolute(x, y) if error == "mae" else _huber(x, y, delta)
    loss = mean_over(rows_of(table.x, table.y, delta if error == "huber" else 0.0), w, b)
    return Minimum(w, b, float(loss))


def _absolute(x: Any, y: Any) -> tuple[float, float]:
    """By the golden section over slopes, each with its best level, the median; then exactly, along rows."""
    if not x.any():
        return 0.0, float(np.median(y))
    m = Table(tuple(x.tolist()), tuple(y.tolist())).moments
    reach = 4 * (abs(m.slope) + float(np.ptp(y) / np.sqrt(m.xx)))

    def level(w: float) -> tuple[float, float]:
        off = y - w * x
        b = float(np.median(off))
        return float(np.abs(off - b).sum()), b

    low, high = m.slope - reach, m.slope + reach
    for _ in range(NARROWED):
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        low, high = (low, right) if level(left)[0] <= level(right)[0] else (left, high)
    w = (low + high) / 2
    least, b = level(w)
    for _ in range(PIVOTS):  # a best line goes through two rows: from one that it goes through to the best other
        through = int(np.argmin(np.abs(y - w * x - b)))
        away = x - x[through]
        others = np.flatnonzero(away)
        slopes = (y[others] - y[through]) / away[others]
        order = np.argsort(slopes)
        weight = np.cumsum(np.abs(away[others][order]))
        turned = float(slopes[order][np.searchsorted(weight, weight[-1] / 2)])
        raised = float(y[through] - turned * x[through])
        found = float(np.abs(y - turned * x - raised).sum())
        if not found < least:
            break
        w, b, least = turned, raised, found
    return w, b


def _huber(x: Any, y: Any, delta: float) -> tuple[float, float]:
    """By weighted least squares: a row that is off by more than δ counts δ/|off|; then by Newton's method."""
    weight, line = np.ones_like(x), (np.nan, np.nan)
    for _ in range(WEIGHED):
        new = _weighted(x, y, weight)
        moved = max(abs(p - q) for p, q in zip(new, line, strict=True)) if line[0] == line[0] else np.inf
        line = new
        if moved <= STILL * (abs(line[0]) + abs(line[1])):
            break
        off = np.abs(line[0] * x + line[1] - y)
        weight = delta / np.maximum(off, delta)
    return _newton(x, y, delta, line)


def _weighted(x: Any, y: Any, weight: Any) -> tuple[float, float]:
    total = fsum(weight)
    middle, mean = fsum(weight * x) / total, fsum(weight * y) / total
    spread = fsum(weight * (x - middle) ** 2)
    w = fsum(weight * (x - middle) * (y - mean)) / spread if spread else 0.0
    return w, mean - w * middle


def _newton(x: Any, y: Any, delta: float, line: tuple[float, float]) -> tuple[float, float]:
    """The exact solution for the rows within δ, where a step to it lowers the error."""
    for _ in range(20):
        off = line[0] * x + line[1] - y
        inside = (np.abs(off) <= delta).astype(float)
        count, middle = inside.sum(), (inside * x).sum()
        hessian = np.array([[(inside * x * x).sum(), middle], [middle, count]])
        pull = np.clip(off, -delta, delta)
        slope = np.array([(pull * x).sum(), pull.sum()])
        if abs(np.linalg.det(hessian)) <= 1e-12 * max(hessian[0, 0] * count, 1e-300):
            break
        step = np.linalg.solve(hessian, slope)
        new = float(line[0] - step[0]), float(line[1] - step[1])
        if not _loss(x, y, delta, new) < _loss(x, y, delta, line):
            break
        line = new
    return line


def _loss(x: Any, y: Any, delta: float, line: tuple[float, float]) -> float:
    size = np.abs(line[0] * x + line[1] - y)
    return float(np.where(size <= delta, size * size / 2, delta * (size - delta / 2)).sum())
