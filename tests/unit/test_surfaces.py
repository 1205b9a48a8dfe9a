"""Every loss is what the literature says it is, and its derivatives are right.

The formulas are written here a second time, from the literature, on two-variable jets: an independent
differentiation (forward mode, second order, on plain floats) that shares no code with the tracer.
"""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, fields
from math import cos, e, exp, pi, sin, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import surfaces
from engine.expression import Stack, symbol
from engine.hyper import hypers
from engine.loop import traceable
from engine.noise import Noise, Noisy
from engine.program import build
from engine.registry import key
from engine.surface import Minimum, Surface, View, evaluate
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from surfaces.ellipse import Ellipse
from surfaces.regression import N, Regression
from surfaces.rosenbrock import Rosenbrock

NAMES = ["ackley", "beale", "booth", "ellipse", "goldstein_price", "himmelblau", "levy13", "matyas", "mccormick"]
NAMES += ["rastrigin", "regression", "rosenbrock", "saddle", "six_hump", "styblinski_tang", "three_hump"]


class Jet:
    """A value with its gradient and its Hessian in two variables."""

    def __init__(self, value: float, g: Any = (0.0, 0.0), h: Any = (0.0, 0.0, 0.0)):
        self.value, self.g, self.h = value, g, h  # h = (xx, xy, yy)

    def chain(self, f0: float, f1: float, f2: float) -> "Jet":
        """f(self), from f, f' and f'' at its value."""
        a, b = self.g
        xx, xy, yy = self.h
        return Jet(f0, (f1 * a, f1 * b), (f1 * xx + f2 * a * a, f1 * xy + f2 * a * b, f1 * yy + f2 * b * b))

    def __add__(self, other: Any) -> "Jet":
        other = other if isinstance(other, Jet) else Jet(other)
        pairs = zip(self.g + self.h, other.g + other.h, strict=True)
        total = tuple(p + q for p, q in pairs)
        return Jet(self.value + other.value, total[:2], total[2:])

    def __mul__(self, other: Any) -> "Jet":
        if not isinstance(other, Jet):
            return self.chain(self.value * other, other, 0.0)
        u, v, (a, b), (c, d) = self.value, other.value, self.g, other.g
        (p, q, r), (k, m, n) = self.h, other.h
        h = (p * v + 2 * a * c + u * k, q * v + a * d + b * c + u * m, r * v + 2 * b * d + u * n)
        return Jet(u * v, (a * v + u * c, b * v + u * d), h)

    def __pow__(self, n: int) -> "Jet":
        v = self.value
        return self.chain(v**n, n * v ** (n - 1), n * (n - 1) * v ** (n - 2) if n > 1 else 0.0)

    def __neg__(self) -> "Jet":
        return self * -1.0

    def __sub__(self, other: Any) -> "Jet":
        return self.__add__(-other)

    def __rsub__(self, other: Any) -> "Jet":
        return self.__neg__().__add__(other)

    __radd__, __rmul__ = __add__, __mul__


def _sin(a: Jet) -> Jet:
    return a.chain(sin(a.value), cos(a.value), -sin(a.value))


def _cos(a: Jet) -> Jet:
    return a.chain(cos(a.value), -sin(a.value), -cos(a.value))


def _exp(a: Jet) -> Jet:
    return a.chain(exp(a.value), exp(a.value), exp(a.value))


def _sqrt(a: Jet) -> Jet:
    root = sqrt(a.value)
    return a.chain(root, 0.5 / root, -0.25 / root**3)


def _squared(a: Jet) -> Jet:
    return a * a


def _abs(a: Jet) -> Jet:
    return a if a.value > 0 else -a if a.value < 0 else Jet(0.0)


def _mean(items: list[Jet]) -> Jet:
    return sum(items, Jet(0.0)) * (1 / len(items))


def _ellipse(x: Jet, y: Jet, condition: float, degrees: float) -> Jet:
    c, s = cos(degrees * pi / 180), sin(degrees * pi / 180)
    return (c * x + s * y) ** 2 + condition * (c * y - s * x) ** 2


def _ackley(x: Jet, y: Jet) -> Jet:
    waves = _cos(2 * pi * x) + _cos(2 * pi * y)
    return -20 * _exp(-0.2 * _sqrt(0.5 * (x * x + y * y))) - _exp(0.5 * waves) + e + 20


def _goldstein_price(x: Jet, y: Jet) -> Jet:
    first = 1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y)
    return first * (30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y))


def _rows(error: str, outlier: bool = False) -> Callable[[Jet, Jet], Jet]:
    hours, scores = Regression(outlier=outlier).data
    cost = _abs if error == "mae" else _squared
    rows = list(zip(hours.tolist(), scores.tolist(), strict=True))
    return lambda w, b: _mean([cost(w * h + b - s) for h, s in rows])


PLAIN: list[tuple[Surface, Callable[[Jet, Jet], Jet]]] = [
    (Ellipse(), lambda x, y: x * x + 2 * y * y),
    (Ellipse(condition=37.5, rotation=-31.0), lambda x, y: _ellipse(x, y, 37.5, -31.0)),
    (Rosenbrock(), lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2),
    (Rosenbrock(a=-0.7, b=13.0), lambda x, y: (-0.7 - x) ** 2 + 13 * (y - x * x) ** 2),
    (SURFACES["saddle"](), lambda x, y: x * x - y * y),
    (
        SURFACES["beale"](),
        lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2,
    ),
    (SURFACES["himmelblau"](), lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2),
    (
        SURFACES["rastrigin"](),
        lambda x, y: 20 + (x * x - 10 * _cos(2 * pi * x)) + (y * y - 10 * _cos(2 * pi * y)),
    ),
    (SURFACES["booth"](), lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2),
    (SURFACES["matyas"](), lambda x, y: 0.26 * (x * x + y * y) - 0.48 * x * y),
    (SURFACES["three_hump"](), lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 * (1 / 6) + x * y + y**2),
    (
        SURFACES["six_hump"](),
        lambda x, y: (4 - 2.1 * x**2 + x**4 * (1 / 3)) * x**2 + x * y + (-4 + 4 * y**2) * y**2,
    ),
    (
        SURFACES["styblinski_tang"](),
        lambda x, y: 0.5 * (x**4 - 16 * x**2 + 5 * x) + 0.5 * (y**4 - 16 * y**2 + 5 * y),
    ),
    (SURFACES["mccormick"](), lambda x, y: _sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1),
    (SURFACES["ackley"](), _ackley),
    (SURFACES["goldstein_price"](), _goldstein_price),
    (
        SURFACES["levy13"](),
        lambda x, y: (
            _sin(3 * pi * x) ** 2
            + (x - 1) ** 2 * (1 + _sin(3 * pi * y) ** 2)
            + (y - 1) ** 2 * (1 + _sin(2 * pi * y) ** 2)
        ),
    ),
    (Regression(), _rows("mse")),
    (Regression(outlier=True), _rows("mse", outlier=True)),
    (Regression(error="mae"), _rows("mae")),
]
ALL = [surface for surface, _ in PLAIN]
SMOOTH = [surface for surface in ALL if getattr(surface, "error", "") != "mae" and key(surface) != "ackley"]


def label(surface: Surface) -> str:
    return key(surface) + "".join(
        f",{f.name}={getattr(surface, f.name)}"
        for f in fields(surface)  # type: ignore[arg-type]
        if getattr(surface, f.name) != f.default
    )


def odd_points(surface: Surface, count: int = 40) -> Any:
    """Points (2, count) in and around the view, none of them special."""
    rng, view = np.random.default_rng(5), surface.view
    x = rng.uniform(view.x0 - 0.31, view.x1 + 0.31, count)
    return np.stack([x, rng.uniform(view.y0 - 0.31, view.y1 + 0.31, count)])


def test_the_surfaces_of_the_contract_are_there() -> None:
    assert set(NAMES) <= set(SURFACES)
    assert {key(surface) for surface in ALL} >= set(NAMES)


@pytest.mark.parametrize(("surface", "plain"), PLAIN, ids=[label(s) for s in ALL])
def test_loss_gradient_and_hessian_against_jets(surface: Surface, plain: Callable[[Jet, Jet], Jet]) -> None:
    theta = odd_points(surface)
    loss, gradient, hessian = surface.loss(theta), surface.gradient(theta), surface.hessian(theta)
    for i, (x, y) in enumerate(theta.T.tolist()):
        jet = plain(Jet(x, (1.0, 0.0)), Jet(y, (0.0, 1.0)))
        xx, xy, yy = jet.h
        size = 1 + max(map(abs, jet.h)) + max(map(abs, jet.g)) + abs(jet.value)  # what rounding is relative to
        assert loss[i] == pytest.approx(jet.value, rel=1e-12, abs=1e-13 * size)
        np.testing.assert_allclose(gradient[:, i], jet.g, rtol=1e-11, atol=1e-12 * size)
        np.testing.assert_allclose(hessian[:, :, i], [[xx, xy], [xy, yy]], rtol=1e-10, atol=1e-12 * size)


@pytest.mark.parametrize("surface", ALL, ids=label)
def test_one_point_or_many(surface: Surface) -> None:
    theta = odd_points(surface, 6)
    for order, call in enumerate((surface.loss, surface.gradient, surface.hessian)):
        shape = (2,) * order
        many, grid = call(theta), call(theta.reshape(2, 2, 3))
        assert many.shape == (*shape, 6)
        assert grid.shape == (*shape, 2, 3)
        np.testing.assert_array_equal(grid.reshape(many.shape), many)
        for i in range(6):
            one = call(theta[:, i])
            assert np.shape(one) == shape
            # NumPy's vector kernels of sin, cos and exp may differ from its scalar ones by an ulp.
            np.testing.assert_allclose(one, many[..., i], rtol=1e-13, atol=1e-13 * (1 + np.abs(many).max()))
    assert isinstance(surface.loss((0.25, 0.5)), float)
    assert isinstance(surface.loss([1, 2]), float)


@pytest.mark.parametrize("surface", ALL, ids=label)
def test_the_formula_on_numbers_is_the_loss(surface: Surface) -> None:
    theta = odd_points(surface)
    direct = surface.formula(*theta)
    np.testing.assert_allclose(direct, surface.loss(theta), rtol=1e-12, atol=1e-12)
    assert surface.formula(*theta[:, 0].tolist()) == pytest.approx(direct[0], rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("surface", ALL, ids=label)
def test_what_a_surface_says_of_itself(surface: Surface) -> None:
    view = surface.view
    assert traceable(surface)
    assert surface.title
    assert surface.tex
    assert surface.summary.en.endswith((".", "?"))
    assert surface.summary.ko.endswith((".", "?"))
    assert 0.74 <= view.width / (view.y1 - view.y0) <= 1.35
    assert view.x0 < surface.start[0] < view.x1
    assert view.y0 < surface.start[1] < view.y1
    for minimum in surface.minima:
        assert view.x0 < minimum.x < view.x1
        assert view.y0 < minimum.y < view.y1
    for name, hyper in hypers(surface).items():
        default = getattr(type(surface)(), name)
        if hyper.scale == "choice":
            assert default in hyper.choices
        elif default is not None and not isinstance(default, bool):
            assert hyper.minimum <= hyper.low <= default <= hyper.high <= hyper.maximum


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


def test_ackley_has_gradient_zero_at_its_kink() -> None:
    ackley = SURFACES["ackley"]()
    assert ackley.loss((0.0, 0.0)) == 0
    np.testing.assert_array_equal(ackley.gradient((0.0, 0.0)), (0, 0))
    np.testing.assert_array_equal(ackley.gradient(np.zeros((2, 3))), np.zeros((2, 3)))
    assert np.isfinite(ackley.hessian((0.0, 0.0))).all()
    assert np.hypot(*ackley.gradient((1e-9, 0.0))) == pytest.approx(4 / sqrt(2), rel=1e-6)


@pytest.mark.parametrize("surface", ALL, ids=label)
@pytest.mark.parametrize("far", [1e6, 1e160, np.inf, np.nan])
def test_far_away_is_quiet(surface: Surface, far: float) -> None:
    for call in (surface.loss, surface.gradient, surface.hessian):
        call((far, -far))  # any warning is an error


def test_inputs_are_never_changed() -> None:
    theta = np.array([1.0, 1.5])
    theta.flags.writeable = False
    SURFACES["beale"]().gradient(theta)
    np.testing.assert_array_equal(theta, [1.0, 1.5])


def test_tuned_rates() -> None:
    beale = SURFACES["beale"]()
    assert beale.tuned["adam"] > 0
    beale.tuned.clear()  # a copy: the table itself is safe
    assert beale.tuned
    assert Surface().tuned == {}
    assert Plateau().tuned == {}
    table = json.loads(Path(surfaces.__file__ or "").with_name("tuned.json").read_text(encoding="utf-8"))
    assert list(table) == sorted(SURFACES)
    assert all(list(rates) == sorted(OPTIMIZERS) for rates in table.values())
    assert all(1e-5 <= rate <= 10 for rates in table.values() for rate in rates.values())


# --- Linear regression: a loss made of rows ---------------------------------------------------------------------


def test_the_data_are_what_they_were() -> None:
    hours, scores = Regression().data
    assert hours.shape == scores.shape == (N,)
    assert (np.diff(hours) >= 0).all()
    assert 0 <= hours.min() <= hours.max() <= 5
    assert 0 <= scores.min() <= scores.max() <= 10
    assert (round(float(hours.sum()), 1), round(float(scores.sum()), 1)) == (58.1, 127.8)
    with pytest.raises(ValueError, match="read-only"):
        hours[0] = 1.0
    changed = Regression(outlier=True).data[1] != scores
    assert changed.sum() == 1
    assert changed[np.argmax(hours)]


@pytest.mark.parametrize("outlier", [False, True])
def test_least_squares(outlier: bool) -> None:
    surface = Regression(outlier=outlier)
    hours, scores = surface.data
    expected = np.linalg.lstsq(np.column_stack([hours, np.ones(N)]), scores, rcond=None)[0]
    (minimum,) = surface.minima
    np.testing.assert_allclose(minimum[:2], expected, rtol=1e-13)
    assert minimum.loss == pytest.approx(float(np.mean((expected[0] * hours + expected[1] - scores) ** 2)), rel=1e-13)


@pytest.mark.parametrize("outlier", [False, True])
def test_least_absolute_error(outlier: bool) -> None:
    surface = Regression(error="mae", outlier=outlier)
    (minimum,) = surface.minima
    assert surface.loss(minimum[:2]) == pytest.approx(minimum.loss, rel=1e-14)
    directions = np.linspace(0, 2 * pi, 721)
    for radius in (1e-6, 1e-3, 0.1, 1.0):  # convex: no nearby point is lower, so none is
        around = np.stack([minimum.x + radius * np.cos(directions), minimum.y + radius * np.sin(directions)])
        assert surface.loss(around).min() >= minimum.loss - 1e-14


def test_an_outlier_moves_the_minimum_of_mse_more() -> None:
    def moved(error: str) -> float:
        (before,), (after,) = (Regression(error, outlier=o).minima for o in (False, True))
        return math.hypot(after.x - before.x, after.y - before.y)

    assert moved("mse") > 5 * moved("mae")


def test_mae_gradient_has_sign_zero_at_zero_and_no_curvature() -> None:
    surface = Regression("mae", batch=1)
    exact = surface.seen(np.array([2.0, 5.0]))
    np.testing.assert_array_equal(exact.gradient(np.array([2.0, 1.0])), (0, 0))
    np.testing.assert_array_equal(exact.gradient(np.array([2.0, 1.5])), (2, 1))
    np.testing.assert_array_equal(exact.gradient(np.array([2.0, -9.0])), (-2, -1))
    np.testing.assert_array_equal(exact.hessian(np.array([2.0, 1.5])), np.zeros((2, 2)))
    np.testing.assert_array_equal(Regression("mae").hessian(np.ones((2, 5))), np.zeros((2, 2, 5)))


def drawn(surface: Regression, step: int, seed: int = 3) -> list[tuple[float, float]]:
    fed = surface.draw(step, np.random.default_rng(seed))
    assert fed.shape == (surface.feeds,)
    return list(zip(fed[: surface.rows].tolist(), fed[surface.rows :].tolist(), strict=True))


@pytest.mark.parametrize("batch", [1, 2, 5, 8, 9, 24])
def test_every_row_comes_once_an_epoch(batch: int) -> None:
    surface = Regression(batch=batch)
    everyone = sorted(zip(*(column.tolist() for column in surface.data), strict=True))
    stream = [row for step in range(3 * N // batch + 3) for row in drawn(surface, step)]
    epochs = [stream[i * N : (i + 1) * N] for i in range(3)]
    assert all(sorted(epoch) == everyone for epoch in epochs)
    assert epochs[0] != epochs[1] != epochs[2]


@pytest.mark.parametrize("error", ["mse", "mae"])
@pytest.mark.parametrize("batch", [1, 3, 8])
def test_mean_gradient_of_an_epoch_is_the_full_gradient(error: str, batch: int) -> None:
    surface, theta = Regression(error, batch), np.array([[0.3, 2.1], [-1.0, 4.0]])
    rng = np.random.default_rng(11)
    gradients = [surface.at(step, rng).gradient(theta) for step in range(N // batch)]
    np.testing.assert_allclose(np.mean(gradients, axis=0), surface.gradient(theta), rtol=1e-12)


def test_the_same_seed_gives_the_same_rows_in_any_order() -> None:
    surface = Regression(batch=5)
    rng = np.random.default_rng(3)
    rng.standard_normal(17)  # a generator that was used for other things is still the same seed
    backwards = [surface.draw(step, rng) for step in reversed(range(12))][::-1]
    for step in range(12):
        np.testing.assert_array_equal(backwards[step], surface.draw(step, np.random.default_rng(3)))
    assert drawn(surface, 0, seed=3) != drawn(surface, 0, seed=4)


def test_a_generator_without_a_seed_gives_rows_as_well() -> None:
    class Unseeded(np.random.Generator):
        @property
        def bit_generator(self) -> Any:
            return object()

    surface = Regression(batch=7)
    fed = surface.draw(4, Unseeded(np.random.PCG64(1)))
    rows = set(zip(fed[:7].tolist(), fed[7:].tolist(), strict=True))
    assert rows <= set(zip(*(column.tolist() for column in surface.data), strict=True))


def test_exact_and_sample() -> None:
    surface = Regression("mae", outlier=True)
    assert surface.feeds == 0
    assert surface.at(0, np.random.default_rng(0)) is surface
    assert surface.sample(6) == Regression("mae", 6, True)
    assert surface.sample(6).feeds == 12
    assert surface.sample(6).exact() == surface
    assert Regression(batch=1000).feeds == 2 * N
    assert Regression(batch=0).feeds == 2
    assert SURFACES["beale"]().sample(3) == SURFACES["beale"]().exact() == SURFACES["beale"]()


@pytest.mark.parametrize("error", ["mse", "mae"])
def test_symbols_and_numbers_agree(error: str) -> None:
    surface = Regression(error, batch=4)
    fed, theta = surface.draw(2, np.random.default_rng(9)), np.array([0.7, 1.9])
    rows = [symbol(f"fed.{i}") for i in range(surface.feeds)]
    point = Stack([symbol("theta.0"), symbol("theta.1")])
    inputs = [*point, *rows]
    numbers, symbols = surface.seen(fed), surface.seen(rows)
    (a, b), (c, d) = symbols.hessian(point)
    program = build(inputs, [symbols.loss(point), *symbols.gradient(point), a, b, c, d])
    with np.errstate(all="ignore"):
        out = [float(value) for value in program(*theta, *fed)]
    assert out[0] == numbers.loss(theta)
    np.testing.assert_array_equal(out[1:3], numbers.gradient(theta))
    np.testing.assert_array_equal(np.reshape(out[3:], (2, 2)), numbers.hessian(theta))
    many = np.stack([np.full(5, 0.7), np.full(5, 1.9)])
    assert numbers.loss(many).shape == (5,)
    assert numbers.hessian(many).shape == (2, 2, 5)


def test_a_batch_of_all_rows_is_the_whole_loss() -> None:
    theta = odd_points(Regression())
    whole = Regression(batch=N).at(0, np.random.default_rng(0))
    np.testing.assert_allclose(whole.loss(theta), Regression().loss(theta), rtol=1e-13)
    np.testing.assert_allclose(whole.hessian(theta), Regression().hessian(theta), rtol=1e-13)


def test_noise_joins_the_rows() -> None:
    noisy = Noisy(Regression(batch=2), Noise("gaussian", 0.5))
    rng = np.random.default_rng(1)
    fed = noisy.draw(0, rng)
    assert fed.shape == (6,)
    shift = noisy.seen(fed).gradient(np.ones(2)) - Regression(batch=2).seen(fed[:4]).gradient(np.ones(2))
    np.testing.assert_allclose(shift, fed[4:])


# --- Surfaces from outside the package --------------------------------------------------------------------------


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
