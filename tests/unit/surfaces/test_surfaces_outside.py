"""Surfaces from outside the package."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from engine.spec.derived import evaluate
from engine.spec.surface import Surface, View
from engine.trace.loop import traceable
from surfaces import SURFACES


@dataclass(frozen=True)
class Dune(Surface):
    """Traceable: NumPy functions only."""

    height: float = 2.0
    view = View(-1.0, 1.0, -1.0, 1.0)

    def formula(self, x: Any, y: Any) -> Any:
        return self.height * np.exp(-(x**2) - y**2) + np.where(x > 0, x, 0)


class Plateau(Surface):
    """Plain Python with math and if: only numbers can run it."""

    def formula(self, x: Any, y: Any) -> Any:
        if abs(x) > 3:
            return 9.0 + math.cos(y)
        return x * x + math.cos(y)


class Lying(Surface):
    """A surface that says itself what its gradient is."""

    def formula(self, x: Any, y: Any) -> Any:
        return x**2 + y**2

    def gradient(self, theta: Any) -> Any:
        return -np.asarray(theta)


@dataclass
class Mutable(Surface):
    """Not hashable, and so never cached."""

    slope: float = 1.0

    def formula(self, x: Any, y: Any) -> Any:
        return self.slope * x * y


def test_outside_traceable() -> None:
    dune, theta = Dune(3.0), np.array([[0.4, -0.3], [0.2, 0.9]])
    assert traceable(dune)
    bump = 3 * np.exp(-(theta**2).sum(axis=0))
    np.testing.assert_allclose(dune.gradient(theta), -2 * theta * bump + [[1, 0], [0, 0]], rtol=1e-13)
    assert "Dune" not in {cls.__name__ for cls in SURFACES.values()}


def test_outside_plain_python() -> None:
    plateau, theta = Plateau(), np.array([[0.5, -2.0, 5.0], [1.0, 0.3, -0.7]])
    assert not traceable(plateau)
    flat = np.array([1.0, 1.0, 0.0])
    np.testing.assert_allclose(plateau.loss(theta), np.where(flat, theta[0] ** 2, 9) + np.cos(theta[1]), rtol=1e-15)
    np.testing.assert_allclose(plateau.gradient(theta), [2 * theta[0] * flat, -np.sin(theta[1])], atol=1e-10)
    expected = [[2 * flat, 0 * flat], [0 * flat, -np.cos(theta[1])]]
    np.testing.assert_allclose(plateau.hessian(theta), expected, atol=1e-7)
    assert plateau.loss((0.0, 0.0)) == 1
    assert plateau.loss(theta.reshape(2, 3, 1)).shape == (3, 1)
    assert plateau.gradient(theta[:, 0]).shape == (2,)
    assert plateau.hessian(theta.reshape(2, 3, 1)).shape == (2, 2, 3, 1)


def test_outside_plain_python_overflows_quietly() -> None:
    class Steep(Surface):
        def formula(self, x: Any, y: Any) -> Any:
            return math.exp(x) / (x - 1) + math.sqrt(y) + y**4

    steep = Steep()
    for point in [(1e4, 1.0), (1.0, 1.0), (0.0, -1.0), (1e200, 1e200), (np.nan, 0.0)]:
        assert not np.isfinite(steep.loss(point))
        steep.gradient(point)
        steep.hessian(point)


def test_outside_own_gradient() -> None:
    lying = Lying()
    assert not traceable(lying)
    np.testing.assert_array_equal(lying.gradient((1.0, 2.0)), (-1, -2))
    np.testing.assert_array_equal(evaluate(lying, 1, (1.0, 2.0)), (2, 4))
    np.testing.assert_array_equal(lying.hessian((1.0, 2.0)), [[2, 0], [0, 2]])


def test_outside_mutable() -> None:
    surface = Mutable()
    np.testing.assert_allclose(surface.gradient((2.0, 3.0)), (3, 2), rtol=1e-9)
    surface.slope = 5.0
    np.testing.assert_allclose(surface.gradient((2.0, 3.0)), (15, 10), rtol=1e-9)


def test_a_surface_without_a_formula_says_so() -> None:
    with pytest.raises(NotImplementedError):
        Surface().loss((0.0, 0.0))


def test_nothing_was_tuned_for_a_surface_from_outside() -> None:
    assert Plateau().tuned == {}
