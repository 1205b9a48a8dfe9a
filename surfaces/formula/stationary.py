"""Where a loss has minima and saddles, found numerically: Newton's method and a compass search from many starts.

Newton finds what is smooth, the compass what is not: the tip of |x| + |y| has no Hessian to divide by.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from engine.symbolic.arrays import BoolArray, FloatArray, IntArray

Evaluate = Callable[[FloatArray], FloatArray]
SIDE = 49  # points of the grid along each side
EVERY = 2  # how many of them Newton passes over: many starts lead to one point
DESCENTS = 48  # of the compass, from the lowest points of the grid
NEWTONS, HALVINGS = 30, 90  # steps
MOST = 40  # minima, and saddles, that are kept
NOTHING = 1e-30  # a curvature smaller than that is what is left of a tail, as of exp(−x²) far out
FLAT = 1e-6  # of the larger curvature: below, a minimum has a flat direction
AROUND = np.array([[1, 1, 0, -1, -1, -1, 0, 1], [0, 1, 1, 1, 0, -1, -1, -1]], dtype=float)


class Stationary(NamedTuple):
    """Minima (2, n) from the lowest up, and saddles (2, m)."""

    minima: FloatArray
    saddles: FloatArray


def grid(box: tuple[float, float, float, float], side: int = SIDE) -> FloatArray:
    """Points (2, side²) over x0, x1, y0, y1, row by row."""
    x0, x1, y0, y1 = box
    return np.stack([axis.ravel() for axis in np.meshgrid(np.linspace(x0, x1, side), np.linspace(y0, y1, side))])


def find(loss: Evaluate, gradient: Evaluate, hessian: Evaluate, box: tuple[float, float, float, float]) -> Stationary:
    """The minima and saddles inside a box."""
    width = max(box[1] - box[0], box[3] - box[2])
    points = grid(box)
    values = loss(points)
    if not np.isfinite(values).any():
        return Stationary(np.empty((2, 0)), np.empty((2, 0)))
    ends = _compass(loss, _pits(points, values), width / (SIDE - 1), width)
    some = points.reshape(2, SIDE, SIDE)[:, ::EVERY, ::EVERY].reshape(2, -1)
    starts = np.concatenate([some, ends], axis=1)
    found, low, high = _newton(gradient, hessian, starts, width)
    smooth = found[:, low > FLAT * high]
    saddles = found[:, (low < 0) & (high > 0) & (np.abs(low) > FLAT * high) & (high > FLAT * np.abs(low))]
    strict, weak = _lowest(loss, ends, width)
    # A compass end is the same minimum as Newton's, less exactly.
    minima = apart(np.concatenate([smooth, strict], axis=1), 1e-5 * width)
    minima = minima[:, inside(minima, box)]
    if not minima.shape[1]:
        least = np.nanmin(np.where(np.isfinite(values), values, np.inf))
        weak = weak[:, inside(weak, box)]
        weak = weak[:, loss(weak) <= least]  # of the floor of a valley one point, if it is the lowest place of all
        minima = weak[:, _ranked(weak, loss(weak), box)][:, :1]
    minima = minima[:, _ranked(minima, loss(minima), box)][:, :MOST]
    saddles = apart(saddles[:, inside(saddles, box)], 1e-5 * width)
    return Stationary(minima, saddles[:, _ranked(saddles, np.zeros(saddles.shape[1]), box)][:, :MOST])


def _ranked(points: FloatArray, values: FloatArray, box: tuple[float, float, float, float]) -> IntArray:
    """The order from the lowest up; of equally low ones the most central first."""
    middle = np.hypot(points[0] - (box[0] + box[1]) / 2, points[1] - (box[2] + box[3]) / 2)
    span = float(np.ptp(values)) if values.size else 0.0
    return np.lexsort([middle, np.round(values / span, 9) if span > 0 else values])


def _pits(points: FloatArray, values: FloatArray) -> FloatArray:
    """The points of a grid that no neighbour is below, the lowest and then the most central first."""
    side = SIDE
    height = np.pad(np.where(np.isfinite(values), values, np.inf).reshape(side, side), 1, constant_values=np.inf)
    inner = height[1:-1, 1:-1]
    low = np.isfinite(inner)
    for i in (0, 1, 2):
        for j in (0, 1, 2):
            low &= inner <= height[i : i + side, j : j + side]
    chosen = np.flatnonzero(low.ravel())
    middle = np.hypot(*(points[:, chosen] - points.mean(axis=1, keepdims=True)))
    return points[:, chosen[np.lexsort([middle, values[chosen]])][:DESCENTS]]


def _compass(loss: Evaluate, at: FloatArray, step: float, width: float) -> FloatArray:
    """Downhill in eight directions, half as far wherever none leads down."""
    size, best = np.full(at.shape[1], step), loss(at)
    for _ in range(HALVINGS):
        around = at[:, None, :] + size * AROUND[:, :, None]
        values = loss(around.reshape(2, -1)).reshape(8, -1)
        values = np.where(np.isfinite(values), values, np.inf)
        which = values.argmin(axis=0)
        lower = values.min(axis=0)
        down = lower < best
        at = np.where(down, around[:, which, np.arange(at.shape[1])], at)
        best = np.where(down, lower, best)
        size = np.where(down, size, np.maximum(size / 2, 1e-13 * width))
    return at


def _lowest(loss: Evaluate, ends: FloatArray, width: float) -> tuple[FloatArray, FloatArray]:
    """The ends that lie below all around them, and those below or level; at two distances, for a tip and a bowl."""
    level = strict = np.ones(ends.shape[1], dtype=bool)
    here = loss(ends)
    for radius in (1e-4 * width, 1e-6 * width):
        ring = loss((ends[:, None, :] + radius * AROUND[:, :, None]).reshape(2, -1)).reshape(8, -1)
        level = level & (ring >= here).all(axis=0)
        strict = strict & (ring > here).all(axis=0)
    return ends[:, strict], ends[:, level]


def _newton(
    gradient: Evaluate, hessian: Evaluate, at: FloatArray, width: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Stationary points (2, n), and the smaller and larger curvature of each (n,)."""
    shift = np.zeros(at.shape[1])
    for _ in range(NEWTONS):
        (a, b), (_, d) = hessian(at)
        g, h = gradient(at)
        det = a * d - b * b
        move = np.stack([b * h - d * g, b * g - a * h]) / np.where(det == 0, np.nan, det)
        length = np.hypot(*move)
        scale = np.minimum(1.0, 0.05 * width / np.maximum(length, 1e-300))
        at = at + move * scale
        shift = length
        alive = np.isfinite(at).all(axis=0)
        at, shift = at[:, alive], shift[alive]
    still = shift < 1e-9 * width
    at = apart(at[:, still], 1e-5 * width)
    (a, b), (_, d) = hessian(at)
    mean, half = (a + d) / 2, np.hypot((a - d) / 2, b)
    bent = np.abs(mean) + half > NOTHING
    return at[:, bent], (mean - half)[bent], (mean + half)[bent]


def apart(points: FloatArray, least: float) -> FloatArray:
    """The points (2, n) without those that lie on an earlier one."""
    kept: list[int] = []
    for i in range(points.shape[1]):
        if not kept or np.hypot(*(points[:, kept] - points[:, i : i + 1])).min() > least:
            kept.append(i)
            if len(kept) == 4 * MOST:
                break
    return points[:, kept]


def inside(points: FloatArray, box: tuple[float, float, float, float]) -> BoolArray:
    x, y = points
    within: BoolArray = (box[0] <= x) & (x <= box[1]) & (box[2] <= y) & (y <= box[3])
    return within
