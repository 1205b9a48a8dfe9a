"""Minima, saddles and the numbers of the literature."""

from math import cos, pi, sin

import numpy as np
import pytest

from engine.spec.registry import key
from engine.spec.surface import Minimum, Surface
from surfaces import SURFACES
from surfaces.ellipse import Ellipse
from surfaces.rosenbrock import Rosenbrock
from tests.unit.symbolic.forward_mode import ALL, SMOOTH, label, odd_points


@pytest.mark.parametrize("surface", SMOOTH, ids=label)
def test_minima(surface: Surface) -> None:
    for minimum in surface.minima:
        theta = np.array(minimum[:2])
        hessian = surface.hessian(theta)
        low, high = np.linalg.eigvalsh(hessian)
        assert low > 0
        scale = high * (1 + np.abs(theta).max())
        assert np.hypot(*surface.gradient(theta)) <= 5e-15 * scale
        assert surface.loss(theta) == pytest.approx(minimum.loss, rel=1e-14, abs=1e-14)


@pytest.mark.parametrize("surface", SMOOTH, ids=label)
def test_no_minimum_is_moved_by_newton(surface: Surface) -> None:
    for minimum in surface.minima:
        theta = np.array(minimum[:2])
        better = theta - np.linalg.solve(surface.hessian(theta), surface.gradient(theta))
        np.testing.assert_allclose(better, theta, rtol=0, atol=1e-14 * (1 + np.abs(theta).max()))


@pytest.mark.parametrize("surface", [s for s in ALL if s.saddles], ids=label)
def test_saddles(surface: Surface) -> None:
    for saddle in surface.saddles:
        low, high = np.linalg.eigvalsh(surface.hessian(np.array(saddle)))
        assert low < 0 < high
        assert np.hypot(*surface.gradient(np.array(saddle))) <= 1e-14 * max(high, -low) * (1 + np.abs(saddle).max())


@pytest.mark.parametrize("surface", [s for s in ALL if s.minima and key(s) != "mccormick"], ids=label)
def test_nothing_in_the_view_is_below_the_lowest_minimum(surface: Surface) -> None:
    view = surface.view
    grid = np.stack(np.meshgrid(np.linspace(view.x0, view.x1, 301), np.linspace(view.y0, view.y1, 301)))
    assert surface.loss(grid).min() >= min(minimum.loss for minimum in surface.minima) - 1e-12


def test_numbers_from_the_literature() -> None:
    eigenvalues = {
        ("ellipse", 0.0, 0.0): (2.0, 4.0),
        ("rosenbrock", 1.0, 1.0): (0.39936077, 1001.6006),
        ("saddle", 0.0, 0.0): (-2.0, 2.0),
        ("beale", 3.0, 0.5): (0.30146, 48.9798),
        ("beale", 0.0, 1.0): (-27.75, 27.75),
        ("rastrigin", 0.0, 0.0): (396.78418, 396.78418),
        ("booth", 1.0, 3.0): (2.0, 18.0),
        ("matyas", 0.0, 0.0): (0.04, 1.0),
        ("six_hump", 0.0, 0.0): (-8.0622577, 8.0622577),
        ("levy13", 1.0, 1.0): (2.0, 179.65288),
    }
    for (name, x, y), expected in eigenvalues.items():
        np.testing.assert_allclose(np.linalg.eigvalsh(SURFACES[name]().hessian((x, y))), expected, rtol=1e-4)
    losses = {
        ("beale", 0.10053793732415836, -2.644513585023125): 9.8645122847555602,
        ("himmelblau", -0.27084459066734761, -0.92303855647998146): 181.6165215225827,
        ("himmelblau", 3.3851541836070209, 0.073851879837749288): 13.31192627040559,
        ("rastrigin", 0.9949586376523348, 0.0): 0.99495905709329139,
        ("rastrigin", 0.50254603655467463, 0.0): 20.251272990990113,
        ("three_hump", 1.07054229182366, -0.53527114591182999): 0.87736155776314018,
        ("six_hump", 1.2302298765166526, 0.16233458445899497): 2.4962953510235769,
        ("mccormick", 1.5471975511965977, 0.54719755119659775): 1.9132229549810364,
        ("ackley", 0.952166545950172, 0.0): 2.57992755702987,
        ("ackley", 0.968477658707724, 0.968477658707724): 3.57445187725768,
        ("goldstein_price", 0.8, 0.2): 1155.0,
        ("levy13", 1.3296194745483137, 1.0): 0.10987365835883795,
    }
    for (name, x, y), loss in losses.items():
        surface = SURFACES[name]()
        assert surface.loss((x, y)) == pytest.approx(loss, rel=1e-13)
        np.testing.assert_allclose(surface.gradient((x, y)), 0, atol=3e-11)


def test_fields_move_the_minimum() -> None:
    assert Rosenbrock(a=-1.2, b=7.0).minima == (Minimum(-1.2, 1.44, 0.0),)
    tilted = Ellipse(condition=25.0, rotation=30.0)
    np.testing.assert_allclose(np.linalg.eigvalsh(tilted.hessian((0.3, -0.2))), (2, 50), rtol=1e-13)
    assert tilted.loss((cos(pi / 6), sin(pi / 6))) == pytest.approx(1)


def test_the_default_ellipse_is_exactly_the_parabola_of_the_texts() -> None:
    theta = odd_points(Ellipse())
    np.testing.assert_array_equal(Ellipse().gradient(theta), [2 * theta[0], 4 * theta[1]])
