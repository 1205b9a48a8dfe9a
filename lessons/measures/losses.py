"""The loss itself: its minima, its slope, and what mini-batches see of it."""

import numpy as np

from engine.config import RunConfig
from engine.symbolic.arrays import FloatArray
from lessons.measures.measure import AXES
from lessons.settings import SettingError, changed


def minimum(race: RunConfig, axis: str = "x", number: int = 0) -> float:
    """A coordinate of a minimum."""
    return float(race.surface.minima[number][AXES[axis]])


def minimum_shift(race: RunConfig, name: str = "", value: bool | float = True) -> float:
    """How far the first minimum lies from where it is once a setting has another value."""
    a, b = race.surface.minima[0], changed(race, {name: value}).surface.minima[0]
    return float(np.hypot(a.x - b.x, a.y - b.y))


def gradient_norm(race: RunConfig, x: float = 0.0, y: float = 0.0) -> float:
    """The length of the gradient at a point."""
    return float(np.hypot(*_slope(race, x, y)))


def slope(race: RunConfig, x: float = 0.0, y: float = 0.0, axis: str = "x") -> float:
    """A coordinate of the gradient at a point."""
    return float(_slope(race, x, y)[AXES[axis]])


def curvature(race: RunConfig, x: float = 0.0, y: float = 0.0, largest: bool = True) -> float:
    """The largest or smallest eigenvalue of the Hessian at a point."""
    values = np.linalg.eigvalsh(np.array(race.surface.exact().hessian(np.array([x, y], dtype=float))))
    return float(values[-1] if largest else values[0])


def batch_gap(race: RunConfig, rows: int = 6, x: float = 0.0, y: float = 0.0) -> float:
    """How far the mean of the mini-batch gradients of one epoch is from the gradient of all rows."""
    return float(np.max(np.abs(np.mean(_of_batches(race, rows, x, y), axis=0) - _slope(race, x, y))))


def batch_spread(race: RunConfig, rows: int = 6, x: float = 0.0, y: float = 0.0, epochs: int = 1) -> float:
    """How far the gradient of a mini-batch is from their mean, root mean square over some epochs."""
    found = _of_batches(race, rows, x, y, epochs)
    return float(np.sqrt(np.mean(np.sum((found - found.mean(axis=0)) ** 2, axis=1))))


def epoch(race: RunConfig, rows: int = 1) -> float:
    """How many steps one pass over all rows takes."""
    return float(-(-_total(race) // rows))


def _slope(race: RunConfig, x: float, y: float) -> FloatArray:
    return np.array(race.surface.exact().gradient(np.array([x, y], dtype=float)))


def _of_batches(race: RunConfig, rows: int, x: float, y: float, epochs: int = 1) -> FloatArray:
    """The gradients (n / rows, 2) of the mini-batches of some epochs."""
    some = race.surface.sample(rows)
    steps, left = divmod(_total(race), rows)
    if left:
        raise SettingError(f"{rows} rows do not divide the data")
    theta = np.array([x, y], dtype=float)
    draws = (some.draw(step, np.random.default_rng(race.seed)) for step in range(steps * epochs))
    return np.array([np.array(some.oracle_given(fed).gradient(theta)) for fed in draws])


def _total(race: RunConfig) -> int:
    rows = getattr(race.surface, "total", None)
    if rows is None:
        raise SettingError("the surface has no rows of data")
    return int(rows)


MEASURES = (minimum, minimum_shift, gradient_norm, slope, curvature, batch_gap, batch_spread, epoch)
