"""Rules and losses in plain Python, which no trace can follow: they run as they are written, to the same result."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from engine.run import settle, trajectory
from engine.schedules import SCHEDULES
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from optimizers import OPTIMIZERS
from surfaces import SURFACES

BEALE, START = SURFACES["beale"](), (1.0, 1.5)
STARTS = np.array([[1.0, 2.0, 0.5], [1.5, 1.0, -1.0]])


@dataclass(frozen=True)
class PlainMomentum(Optimizer):
    """Momentum as a student writes it: loops, math, if, and arrays changed in place."""

    learning_rate: float = 0.002
    momentum: float = 0.9

    def start(self, theta: Any) -> Any:
        return {"velocity": np.zeros_like(theta)}

    def step(self, theta: Any, state: Any, oracle: Any, lr: Any) -> Any:
        g = oracle.gradient(theta)
        for i in (0, 1):
            state["velocity"][i] = math.fsum([self.momentum * state["velocity"][i], float(g[i])])
        if self.momentum >= 0:
            theta -= lr * state["velocity"]
        return theta, state


class Normalized(Optimizer):
    """No dataclass, no array of points: the norm is that of one gradient. Asks twice where it is steep."""

    learning_rate = 0.02

    def start(self, theta: Any) -> None:
        return None

    def step(self, theta: Any, state: Any, oracle: Any, lr: Any) -> Any:
        g = oracle.gradient(theta)
        if np.linalg.norm(g) > 10:
            g = oracle.gradient(theta - 1e-3 * g)
        return theta - lr * g / np.linalg.norm(g), state


def test_a_rule_in_plain_python_takes_the_path_of_the_traced_one() -> None:
    mine, ours = PlainMomentum(), OPTIMIZERS["momentum"](learning_rate=0.002)
    for start in (START, STARTS):
        t, expected = trajectory(mine, BEALE, start, 80), trajectory(ours, BEALE, start, 80)
        for name in ("theta", "loss", "gradient", "asked", "lr", "norm"):
            np.testing.assert_allclose(
                *np.broadcast_arrays(getattr(t, name), getattr(expected, name)), rtol=1e-9, atol=1e-12, err_msg=name
            )
        np.testing.assert_allclose(t.state["velocity"], expected.state["velocity"], rtol=1e-9, atol=1e-12)
        assert np.array_equal(t.evaluations, expected.evaluations)
        assert t.status == expected.status
    planned = SCHEDULES["exponential"](gamma=0.98)
    one, other = (trajectory(rule, BEALE, START, 50, planned, seed=1) for rule in (mine, ours))
    np.testing.assert_allclose(one.theta, other.theta, rtol=1e-9)
    np.testing.assert_allclose(one.lr, other.lr, rtol=1e-12)
    given = trajectory(mine, BEALE, START, 50, np.array(one.lr))
    assert np.array_equal(given.theta, one.theta)


def test_a_rule_in_plain_python_may_have_columns_and_diverge() -> None:
    rates = np.array([1e-3, 2e-3, 0.5])
    t = trajectory(PlainMomentum(learning_rate=rates), BEALE, START, 60)  # type: ignore[arg-type]
    for i, lr in enumerate(rates):
        alone = trajectory(PlainMomentum(learning_rate=float(lr)), BEALE, START, 60)
        assert np.array_equal(t.theta[:, :, i], alone.theta, equal_nan=True)
        assert t.status[i] == alone.status
    assert t.status[2].kind == "diverged"
    end = settle(PlainMomentum(learning_rate=rates), BEALE, START, 60)  # type: ignore[arg-type]
    assert np.array_equal(end.end, t.theta[-1], equal_nan=True)
    assert end.verdicts == t.status


def test_a_rule_written_for_one_point_meets_many_one_by_one() -> None:
    t, end = trajectory(Normalized(), BEALE, STARTS, 40), settle(Normalized(), BEALE, STARTS, 40)
    for i, start in enumerate(STARTS.T):
        alone = trajectory(Normalized(), BEALE, start, 40)
        np.testing.assert_allclose(np.hypot(*np.diff(alone.theta, axis=0).T), 0.02, rtol=1e-9)
        assert np.array_equal(t.theta[:, :, i], alone.theta)
        assert t.evaluations[i] == alone.evaluations
        assert np.array_equal(end.end[:, i], alone.theta[-1])


def test_what_a_rule_asks_is_counted_step_by_step() -> None:
    t = trajectory(Normalized(), BEALE, START, 120)
    second = ~np.isnan(t.asked[:, 1, 0])
    assert 0 < second.sum() < 120
    assert t.evaluations == 120 + second.sum()
    assert np.array_equal(second, np.hypot(*t.gradient.T) > 10)


@dataclass(frozen=True)
class Extragradient(Optimizer):
    """Asks twice in every step, and can be traced."""

    learning_rate: float = 0.01

    def start(self, theta: Any) -> Any:
        return np.zeros_like(theta)

    def step(self, theta: Any, state: Any, oracle: Any, lr: Any) -> Any:
        g = oracle.gradient(theta - lr * oracle.gradient(theta))
        return theta - lr * g, g


@pytest.mark.parametrize("start", [START, np.tile(STARTS, 9)])
def test_a_rule_may_look_where_it_is_not(start: Any) -> None:
    t = trajectory(Extragradient(), BEALE, start, 30)
    assert t.asked.shape == (30, 2, *np.shape(start))
    assert np.all(np.equal(t.evaluations, 60))
    assert np.array_equal(t.asked[:, 0], t.theta[:-1])
    np.testing.assert_allclose(t.asked[:, 1], t.theta[:-1] - 0.01 * t.gradient, rtol=1e-12)
    assert list(t.state) == ["state"]


class PlainBowl(Surface):
    """x² + 2y², so that only numbers can go through it."""

    def formula(self, x: Any, y: Any) -> Any:
        return math.pow(float(x), 2) + (2 * y * y if y else 0.0)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_loss_in_plain_python_has_derivatives_all_the_same(name: str) -> None:
    optimizer = OPTIMIZERS[name]()
    for start in ((-1.0, 2.0), STARTS):
        mine = trajectory(optimizer, PlainBowl(), start, 25)
        ours = trajectory(optimizer, SURFACES["ellipse"](), start, 25)
        np.testing.assert_allclose(mine.theta, ours.theta, rtol=1e-5, atol=1e-6)
    lost = trajectory(OPTIMIZERS["gd"](learning_rate=1e200), PlainBowl(), (1.0, 1.0), 30)
    assert lost.status.kind == "diverged"


class Pushed(Surface):
    """A loss that shows every step a push of its own, drawn from the seed."""

    def formula(self, x: Any, y: Any) -> Any:
        return x * x + 2 * y * y

    def at(self, step: int, rng: np.random.Generator) -> Any:
        push = rng.normal() if step >= 10 else 0.0
        return Tilted(self, push)


@dataclass(frozen=True)
class Tilted:
    true: Surface
    push: float

    def loss(self, theta: Any) -> Any:
        return self.true.loss(theta) + self.push * theta[0]

    def gradient(self, theta: Any) -> Any:
        return self.true.gradient(theta) + np.stack([self.push + 0 * theta[0], 0 * theta[1]])

    def hessian(self, theta: Any) -> Any:
        return self.true.hessian(theta)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_surface_may_decide_what_each_step_sees(name: str) -> None:
    optimizer = OPTIMIZERS[name]()
    t = trajectory(optimizer, Pushed(), START, 30, seed=4)
    plain = trajectory(optimizer, SURFACES["ellipse"](), START, 30)
    np.testing.assert_allclose(t.theta[:11], plain.theta[:11], rtol=1e-12, atol=1e-15)
    assert np.array_equal(t.theta, trajectory(optimizer, Pushed(), START, 30, seed=4).theta)
    assert not np.array_equal(t.gradient, trajectory(optimizer, Pushed(), START, 30, seed=5).gradient)
    many = trajectory(optimizer, Pushed(), np.tile(np.array(START)[:, None], 4), 30, seed=4)
    np.testing.assert_allclose(many.theta[:, :, 3], t.theta, rtol=1e-12)
    np.testing.assert_allclose(t.loss, Pushed().loss(t.theta.T))  # the true loss


@dataclass(frozen=True)
class Clipped(Optimizer):
    """Written for one point: the norm has no axis, the sums run over all there is. It can be traced."""

    learning_rate: float = 0.05

    def start(self, theta: Any) -> Any:
        return np.zeros_like(theta)

    def step(self, theta: Any, state: Any, oracle: Any, lr: Any) -> Any:
        g = oracle.gradient(theta)
        g *= min_of_one(1.0 / np.linalg.norm(g))
        state = 0.9 * state
        state += g
        return theta - lr * state / (1 + np.sum(state * state)), state


def min_of_one(x: Any) -> Any:
    return np.clip(x, None, 1.0)


@pytest.mark.parametrize("surface", [BEALE, PlainBowl()], ids=["traced", "in plain Python"])
def test_what_is_written_for_one_point_is_not_mixed_over_many(surface: Surface) -> None:
    many, end = trajectory(Clipped(), surface, np.tile(STARTS, 5), 30), settle(Clipped(), surface, STARTS, 30)
    for i, start in enumerate(STARTS.T):
        alone = trajectory(Clipped(), surface, start, 30)
        np.testing.assert_allclose(many.theta[:, :, i + 3], alone.theta, rtol=1e-9)
        np.testing.assert_allclose(end.end[:, i], alone.theta[-1], rtol=1e-7)
        theta, state = np.array(start), np.zeros(2)
        for row in alone.theta:
            np.testing.assert_allclose(row, theta, rtol=1e-9)
            theta, state = Clipped().step(theta, state, surface, 0.05)
