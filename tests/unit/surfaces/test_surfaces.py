"""Every loss is what the literature says it is, and its derivatives are right."""

import json
from collections.abc import Callable
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

import surfaces
from engine.spec.hyper import hypers
from engine.spec.registry import key
from engine.spec.surface import Surface
from engine.trace.loop import traceable
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from tests.unit.symbolic.forward_mode import ALL, PLAIN, Jet, label, odd_points

NAMES = ["ackley", "beale", "booth", "ellipse", "goldstein_price", "himmelblau", "levy13", "matyas", "mccormick"]
NAMES += ["rastrigin", "regression", "rosenbrock", "saddle", "six_hump", "styblinski_tang", "three_hump"]


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
    table = json.loads(Path(surfaces.__file__ or "").with_name("tuned.json").read_text(encoding="utf-8"))
    assert list(table) == sorted(table) and table.keys() <= SURFACES.keys()  # a new file starts without its rates
    assert all(list(rates) == sorted(rates) and rates.keys() <= OPTIMIZERS.keys() for rates in table.values())
    assert all(1e-5 <= rate <= 10 for rates in table.values() for rate in rates.values())
