"""Linear regression: a loss made of rows."""

import math
from math import pi
from typing import Any

import numpy as np
import pytest

from engine.link import decode, encode
from engine.spec.noise import Noise, Noisy
from engine.symbolic.expression import Stack, symbol
from engine.symbolic.program import build
from surfaces import SURFACES
from surfaces.data.students import WRONG, N
from surfaces.regression import Regression
from tests.unit.symbolic.forward_mode import odd_points


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


@pytest.mark.parametrize("slip", [0.0, 3.7, 10.0])
def test_a_slip_is_the_score_of_one_row_and_the_star_follows_it(slip: float) -> None:
    surface = Regression(outlier=True, slip=slip)
    hours, scores = surface.data
    assert scores[WRONG] == slip
    assert (np.delete(scores, WRONG) == np.delete(Regression().data[1], WRONG)).all()
    expected = np.linalg.lstsq(np.column_stack([hours, np.ones(N)]), scores, rcond=None)[0]
    np.testing.assert_allclose(surface.minima[0][:2], expected, rtol=1e-12)
    assert surface.loss(surface.minima[0][:2]) == pytest.approx(surface.minima[0].loss, rel=1e-13)


def test_a_slip_that_is_not_entered_changes_nothing() -> None:
    surface, theta = Regression(slip=4.0), np.array([0.4, 1.0])
    assert surface.minima == Regression().minima
    assert surface.loss(theta) == Regression().loss(theta)


def test_links_from_before_the_slip_mean_what_they_meant() -> None:
    old = "v=1&surface=regression~error:mae~batch:none~outlier:true&start=0,0&steps=300&seed=0&run=gd"
    config, notices = decode(old)
    assert (config.surface, notices) == (Regression("mae", outlier=True, slip=0.0), [])
    assert "slip" not in encode(config)
    for raw, slip in (("3.3000000000000003", 3.3000000000000003), ("11", 10.0), ("-2", 0.0)):
        config, notices = decode(old.replace("true", f"true~slip:{raw}"))
        assert config.surface.slip == slip  # type: ignore[attr-defined]
        assert len(notices) == (raw in ("11", "-2"))
        assert decode(encode(config)) == (config, [])


@pytest.mark.parametrize(("outlier", "slip"), [(False, 0.0), (True, 0.0), (True, 6.1)])
def test_least_absolute_error(outlier: bool, slip: float) -> None:
    surface = Regression(error="mae", outlier=outlier, slip=slip)
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
    exact = surface.oracle_given(np.array([2.0, 5.0]))
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
    for wrong in ({"batch": 0}, {"batch": 2.5}, {"error": "log"}):
        with pytest.raises(ValueError, match="not a legal value"):
            Regression(**wrong)
    assert SURFACES["beale"]().sample(3) == SURFACES["beale"]().exact() == SURFACES["beale"]()


@pytest.mark.parametrize("error", ["mse", "mae"])
def test_symbols_and_numbers_agree(error: str) -> None:
    surface = Regression(error, batch=4)
    fed, theta = surface.draw(2, np.random.default_rng(9)), np.array([0.7, 1.9])
    rows = [symbol(f"fed.{i}") for i in range(surface.feeds)]
    point = Stack([symbol("theta.0"), symbol("theta.1")])
    inputs = [*point, *rows]
    numbers, symbols = surface.oracle_given(fed), surface.oracle_given(rows)
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
    shift = noisy.oracle_given(fed).gradient(np.ones(2)) - Regression(batch=2).oracle_given(fed[:4]).gradient(
        np.ones(2)
    )
    np.testing.assert_allclose(shift, fed[4:])
