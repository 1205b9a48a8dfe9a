"""How long the steps of every rule are: the first one, those of a constant gradient, the longest."""

from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

import numpy as np
import pytest

from engine.run import trajectory
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface, View
from optimizers import OPTIMIZERS
from surfaces import SURFACES


@dataclass(frozen=True)
class Slope(Surface):
    """A plane: the gradient is (p, q) everywhere."""

    p: float
    q: float
    view = View(-1e6, 1e6, -1e6, 1e6)

    def formula(self, x: Any, y: Any) -> Any:
        return self.p * x + self.q * y


class Given(Surface):
    """A surface that shows the rows of a table as its gradients, one a step."""

    def __init__(self, gradients: Any):
        self.gradients = gradients

    def formula(self, x: Any, y: Any) -> Any:
        return 0 * x

    def at(self, step: int, rng: np.random.Generator) -> Any:
        return Slope(*self.gradients[step])


def rule(name: str, **values: Any) -> Optimizer:
    return OPTIMIZERS[name](**values)


def steps(optimizer: Optimizer, surface: Surface, count: int) -> Any:
    """The updates Δθ (count, 2) from the origin."""
    return np.diff(trajectory(optimizer, surface, (0.0, 0.0), count).theta, axis=0)


MU1 = 0.9 * (1 - 0.5 * 0.96**0.004)
MU2 = 0.9 * (1 - 0.5 * 0.96**0.008)
FIRST = {  # the first step over lr for a gradient of +1, where ε does not matter; its size does for the last group
    "adam": (1.0, {}),
    "adam without correction": (0.1 / sqrt(0.001), {"bias_correction": False}),
    "adamw": (1.0, {}),
    "adamw with amsgrad": (1.0, {"amsgrad": True}),
    "amsgrad": (1.0, {}),
    "adamax": (1.0, {}),
    "nadam": (1 + MU2 * 0.1 / (1 - MU1 * MU2), {}),
    "adabelief": (1 / 0.9, {}),
    "adagrad": (1.0, {}),
    "rmsprop": (1 / sqrt(1 - 0.99), {}),
    "rmsprop that forgets sooner": (1 / sqrt(1 - 0.9), {"rho": 0.9}),
    "rmsprop centered": (1 / sqrt(0.99 * 0.01), {"centered": True}),
    "lion": (1.0, {}),
    "lookahead": (1.0, {}),
    "lookahead at once": (0.5, {"k": 1}),
    "lookahead at once, all the way": (1.0, {"k": 1, "alpha": 1.0}),
}


@pytest.mark.parametrize("case", FIRST)
@pytest.mark.parametrize("size", [1e-3, 1.0, 1e4])
def test_the_first_step_of_an_adaptive_rule_does_not_ask_how_steep_it_is(case: str, size: float) -> None:
    expected, values = FIRST[case]
    optimizer = rule(case.split()[0], **values)
    first = steps(optimizer, Slope(size, -3 * size), 1)[0]
    np.testing.assert_allclose(first, optimizer.rate * expected * np.array([-1, 1]), rtol=4e-4)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("gd", {}, 1.0),
        ("sgd", {}, 1.0),
        ("minibatch_gd", {}, 1.0),
        ("momentum", {}, 1.0),
        ("momentum", {"dampening": 0.7}, 1.0),  # the first gradient is not dampened
        ("nag", {}, 1.9),
        ("rmsprop", {"momentum": 0.9, "epsilon": 10.0}, 1 / (0.1 * 5 + 10)),
        ("adagrad", {"initial_accumulator": 144.0}, 1 / 13),
        ("adam", {"epsilon": 5.0}, 1 / 10),
    ],
)
def test_the_first_step_of_the_others_grows_with_the_gradient(name: str, values: Any, expected: float) -> None:
    optimizer = rule(name, learning_rate=0.01, **values)
    first = steps(optimizer, Slope(5.0, 5.0), 1)[0]
    np.testing.assert_allclose(first, -0.01 * expected * 5.0, rtol=1e-9)


def test_the_numbers_that_the_lessons_quote() -> None:
    assert FIRST["nadam"][0] == pytest.approx(1.0565, abs=5e-5)
    assert FIRST["adam without correction"][0] == pytest.approx(3.1623, abs=1e-4)
    assert FIRST["rmsprop"][0] == pytest.approx(10)


@pytest.mark.parametrize("learning_rate", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("epsilon", [1e-8, 1e-6, 1e-4])
def test_the_first_step_of_adadelta_comes_from_epsilon(learning_rate: float, epsilon: float) -> None:
    first = steps(rule("adadelta", learning_rate=learning_rate, epsilon=epsilon), Slope(300.0, -40.0), 1)[0]
    np.testing.assert_allclose(first, learning_rate * sqrt(epsilon) / sqrt(1 - 0.9) * np.array([-1, 1]), rtol=1e-4)
    assert steps(rule("adadelta"), Slope(300.0, 0.0), 1)[0, 0] == pytest.approx(-3.162e-3, rel=1e-3)


@pytest.mark.parametrize("g", [1e-8, 1e-3, 7.0])
def test_the_first_step_of_adam_exactly(g: float) -> None:
    first = steps(rule("adam"), Slope(g, -g), 1)[0]
    np.testing.assert_allclose(first, 1e-3 * g / (g + 1e-8) * np.array([-1, 1]), rtol=1e-12)


T = np.tile(np.arange(1, 401)[:, None], 2)


@pytest.mark.parametrize(
    ("optimizer", "expected"),
    [
        (rule("adam", learning_rate=0.1, epsilon=0.0), 0.1),
        (rule("adamax", learning_rate=0.1, epsilon=0.0), 0.1),
        (rule("amsgrad", learning_rate=0.1, epsilon=0.0), 0.1),
        (rule("lion", learning_rate=0.1), 0.1),
        (rule("adagrad", learning_rate=0.1, epsilon=0.0), 0.1 / np.sqrt(T)),
        (rule("adagrad", learning_rate=0.1, epsilon=0.0, lr_decay=0.5), 0.1 / (1 + (T - 1) * 0.5) / np.sqrt(T)),
        (rule("rmsprop", learning_rate=0.1, epsilon=0.0), 0.1 / np.sqrt(1 - 0.99**T)),
        (rule("rmsprop", learning_rate=0.1, rho=0.0, epsilon=0.0), 0.1),
    ],
)
def test_under_a_constant_gradient_the_step_is_a_clock(optimizer: Optimizer, expected: Any) -> None:
    np.testing.assert_allclose(steps(optimizer, Slope(0.3, -50.0), 400) * [-1, 1], expected + 0 * T, rtol=1e-9)


@pytest.mark.parametrize("name", ["momentum", "nag"])
@pytest.mark.parametrize("mu", [0.5, 0.9])
def test_momentum_ends_at_lr_over_one_minus_mu(name: str, mu: float) -> None:
    moved = steps(rule(name, learning_rate=0.01, momentum=mu), Slope(2.0, -0.5), 400)
    np.testing.assert_allclose(moved[-1], [-0.02 / (1 - mu), 0.005 / (1 - mu)], rtol=1e-9)
    assert np.all(np.diff(moved[:20, 1]) > 0)


def test_a_lone_spike_moves_adam_by_no_more_than_its_bound() -> None:
    gradients = np.zeros((2950, 2))
    gradients[2900] = 1.0, -1e6
    moved = np.abs(steps(rule("adam", learning_rate=1.0), Given(gradients), 2950))
    assert np.all(moved[:2900] == 0)
    assert moved[2900] == pytest.approx([3.07, 3.07], abs=0.01)
    assert moved.max() == moved[2900].max() <= 0.1 / sqrt(0.001)


def test_every_step_of_lion_is_zero_or_the_learning_rate() -> None:
    path = trajectory(rule("lion", learning_rate=0.01), SURFACES["beale"](), (1.0, 1.5), 500)
    moved = np.abs(np.diff(path.theta, axis=0))
    assert np.all((moved == 0) | (np.abs(moved - 0.01) < 1e-15))
    still = steps(rule("lion"), Slope(1.0, 0.0), 20)
    assert np.all(still[:, 1] == 0)


@pytest.mark.parametrize("name", ["adam", "amsgrad", "adamw"])
def test_bias_correction_undoes_the_start_at_zero(name: str) -> None:
    free = replace(rule(name), weight_decay=0.0)  # type: ignore[type-var]
    first = trajectory(free, SURFACES["beale"](), (1.0, 1.5), 1)
    np.testing.assert_allclose(first.state["m_hat"], first.gradient, rtol=1e-12)
    np.testing.assert_allclose(first.state["v_hat"], first.gradient**2, rtol=1e-12)
    constant = trajectory(free, Slope(0.7, -20.0), (0.0, 0.0), 300)
    np.testing.assert_allclose(constant.state["m_hat"], constant.gradient, rtol=1e-12)
    np.testing.assert_allclose(constant.state["v_hat"], constant.gradient**2, rtol=1e-11)
    assert np.all(np.abs(constant.state["m"][0]) < 0.11 * np.abs(constant.gradient[0]))


def test_without_bias_correction_the_moments_are_used_as_they_are() -> None:
    plain = trajectory(rule("adam", bias_correction=False), SURFACES["beale"](), (1.0, 1.5), 50)
    assert np.array_equal(plain.state["m_hat"], plain.state["m"])
    assert np.array_equal(plain.state["v_hat"], plain.state["v"])
