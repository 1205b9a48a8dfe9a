"""Derivatives of a formula that only takes numbers: central differences, for losses from outside the package."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from engine.symbolic.arrays import FloatArray

Formula = Callable[[float, float], float]


def numeric_gradient(formula: Formula, theta: npt.ArrayLike) -> FloatArray:
    """(2, *points), fourth order: the error is about 1e-11 of the scale of the loss."""
    theta = np.asarray(theta, dtype=float)
    return np.stack([_slope(lambda t: _loss(formula, t), theta, axis, 1e-3) for axis in (0, 1)])


def numeric_hessian(formula: Formula, theta: npt.ArrayLike) -> FloatArray:
    """(2, 2, *points), symmetric."""
    theta = np.asarray(theta, dtype=float)
    rows = np.stack([_slope(lambda t: numeric_gradient(formula, t), theta, axis, 3e-3) for axis in (0, 1)])
    return (rows + np.swapaxes(rows, 0, 1)) / 2


def _loss(formula: Formula, theta: FloatArray) -> FloatArray:
    flat = theta.reshape(2, -1)
    return np.array([float(formula(x, y)) for x, y in flat.T]).reshape(theta.shape[1:])


def _slope(f: Callable[[FloatArray], FloatArray], theta: FloatArray, axis: int, size: float) -> FloatArray:
    h = np.zeros_like(theta)
    h[axis] = size * (1 + np.abs(theta[axis]))
    near, far = f(theta + h) - f(theta - h), f(theta + 2 * h) - f(theta - 2 * h)
    slope: FloatArray = (8 * near - far) / (12 * h[axis])
    return slope
