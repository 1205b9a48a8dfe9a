"""Made-up data, 24 students with hours of study and exam scores, and the error of a line through them."""

from functools import lru_cache
from itertools import combinations
from math import fsum
from typing import Any

import numpy as np

from engine.spec import Minimum
from surfaces.data.line import best_line
from surfaces.data.table import Table

N, SEED = 24, 2
WRONG = N - 1  # the row that may be wrong: the student with the most hours


@lru_cache
def students(slip: float | None = None) -> tuple[Any, Any]:
    """The made-up data: (hours of study 0–5, exam scores 0–10), N rows of each, the hours in rising order.

    A slip is entered as the score of the row WRONG.
    """
    rng = np.random.default_rng(SEED)
    hours = np.round(np.sort(5 * rng.random(N)), 1)
    spread = rng.random((4, N)).sum(axis=0) - 2  # nearly normal, standard deviation 0.58
    scores = np.round(np.clip(2 + 1.4 * hours + 1.5 * spread, 0, 10), 1)
    if slip is not None:
        scores[WRONG] = slip
    hours.flags.writeable = scores.flags.writeable = False
    return hours, scores


def row_error(error: str, w: Any, b: Any, x: Any, y: Any, delta: float = 1.0) -> Any:
    """The squared, absolute or Huber's error of the line w·x + b at one row (x, y)."""
    off = w * x + b - y
    if error == "huber":
        size = np.abs(off)
        return np.where(size <= delta, off**2 / 2, delta * (size - delta / 2))
    return np.abs(off) if error == "mae" else off**2


def mean_error(error: str, w: Any, b: Any, hours: Any, scores: Any, delta: float = 1.0) -> Any:
    """The mean of the errors of the line w·x + b over rows of data."""
    rows = zip(hours, scores, strict=True)
    return np.mean(np.stack([row_error(error, w, b, x, y, delta) for x, y in rows]), axis=0)


def least(error: str, hours: Any, scores: Any, delta: float = 1.0) -> Minimum:
    """The line of the least error: MSE by the normal equations; MAE through the two rows that lose least."""
    columns = tuple(hours.tolist()), tuple(scores.tolist())
    return best_line(Table(*columns), error, delta) if error == "huber" else _least(error, *columns)


@lru_cache(maxsize=512)
def _least(error: str, hours: tuple[float, ...], scores: tuple[float, ...]) -> Minimum:
    if error == "mae":
        first, second = np.array([pair for pair in combinations(range(N), 2) if hours[pair[0]] != hours[pair[1]]]).T
        x, y = np.array(hours), np.array(scores)
        slopes = (y[second] - y[first]) / (x[second] - x[first])
        lines = slopes, y[first] - slopes * x[first]
        best = int(np.argmin(mean_error(error, *lines, hours, scores)))
        w, b = float(lines[0][best]), float(lines[1][best])
    else:
        middle, mean = fsum(hours) / N, fsum(scores) / N
        spread = fsum((p - middle) ** 2 for p in hours)
        w = fsum((p - middle) * (q - mean) for p, q in zip(hours, scores, strict=True)) / spread
        b = mean - w * middle
    return Minimum(w, b, float(mean_error(error, w, b, hours, scores)))
