"""The view fits a formula by itself; its minima and saddles are those that are there."""

import numpy as np
import pytest

from surfaces import SURFACES
from surfaces.formula import Formula, parse
from surfaces.formula.tokens import tokens

KNOWN = {
    "himmelblau": "(x^2+y-11)^2+(x+y^2-7)^2",
    "booth": "(x+2y-7)^2+(2x+y-5)^2",
    "rosenbrock": "(1-x)^2+100(y-x^2)^2",
    "three_hump": "2x^2-1.05x^4+x^6/6+x y+y^2",
    "six_hump": "(4-2.1x^2+x^4/3)x^2+x y+(4y^2-4)y^2",
    "styblinski_tang": "((x^4-16x^2+5x)+(y^4-16y^2+5y))/2",
    "beale": "(1.5-x+x y)^2+(2.25-x+x y^2)^2+(2.625-x+x y^3)^2",
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_minima_of_a_known_loss_are_found(name: str) -> None:
    known, found = SURFACES[name](), parse(KNOWN[name])
    theta = np.stack([np.linspace(-2, 2, 9), np.linspace(1, -1, 9)])
    np.testing.assert_allclose(found.loss(theta), known.loss(theta), rtol=1e-12)
    for minimum in known.minima:
        near = min(found.minima, key=lambda each: np.hypot(each.x - minimum.x, each.y - minimum.y))
        np.testing.assert_allclose(near, minimum, atol=1e-6)
    for x, y in known.saddles:
        assert min(np.hypot(x - p, y - q) for p, q in found.saddles) < 1e-6
    x0, x1, y0, y1 = found.view
    lowest = min(found.minima, key=lambda each: each.loss)
    assert x0 < lowest.x < x1 and y0 < lowest.y < y1


@pytest.mark.parametrize(
    ("text", "where"),
    [("abs(x - 1) + 2abs(y + 2)", (1, -2)), ("hypot(x, y)", (0, 0)), ("max(x^2, y^2)", (0, 0)), ("x^4 + y^4", (0, 0))],
)
def test_a_minimum_without_curvature_is_found(text: str, where: tuple[float, float]) -> None:
    surface = parse(text)
    assert len(surface.minima) == 1
    np.testing.assert_allclose(surface.minima[0][:2], where, atol=1e-3)


def test_a_valley_has_one_minimum_and_a_saddle_surface_none() -> None:
    assert len(parse("x^2").minima) == len(parse("(x^2 + y^2 - 4)^2").minima[:1]) == 1
    saddle = parse("x^2 - y^2")
    assert saddle.minima == () and np.allclose(saddle.saddles, [(0, 0)])
    assert parse("x + y").minima == ()


def test_the_view_is_where_the_formula_is_finite() -> None:
    x0, x1, _, _ = parse("log(x) + y^2").view
    assert -0.2 < x0 < 0.3 and x1 == 5
    assert parse("x^2 + y^2").view == (-5, 5, -5, 5)
    x0, x1, _, _ = parse("log(x - 30) + y^2").view
    assert x0 > 25
    narrow = parse("-exp(-20((x-1)^2 + (y-1)^2))").view
    assert narrow.width <= 5 and narrow.x0 < 1 < narrow.x1


def test_the_view_can_be_set() -> None:
    assert Formula("x^2 + y^2", left=-1.0, right=2.0).view == (-1, 2, -5, 5)
    assert Formula("x^2 + y^2", left=3.0, right=2.0).view == (-5, 5, -5, 5)  # the wrong way round: not taken
    assert not Formula("log(x) + y", left=-9.0, right=-8.0).visible


def test_a_start_has_a_slope() -> None:
    for text in ("log(x) + y^2", "sqrt(1 - x^2 - y^2)", "floor(x) + y^2", "x^2", "exp(-x^2 - y^2)", "1/x + y^2"):
        surface = parse(text)
        start = np.array(surface.start)
        assert np.isfinite(surface.loss(start)) and np.isfinite(surface.gradient(start)).all()
        assert surface.view.x0 <= start[0] <= surface.view.x1


def test_what_stands_around_a_formula_is_left_out() -> None:
    assert [token.text for token in tokens(r"\[ z = x \]")] == ["x", ""]
