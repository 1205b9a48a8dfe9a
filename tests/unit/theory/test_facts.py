"""What theory says of descent on a quadratic, held against the engine: limits, rates, closed forms, bounds.

The bowl is f = x² + κy², whose curvatures are μ = 2 along and L = 2κ across.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
import pytest

from engine.run import trajectory
from engine.spec.optimizer import Optimizer
from optimizers import OPTIMIZERS
from surfaces import SURFACES

GD, Momentum, NAG = OPTIMIZERS["gd"], OPTIMIZERS["momentum"], OPTIMIZERS["nag"]
Ellipse = SURFACES["ellipse"]
BOWL = Ellipse()


def run(rule: Optimizer, kappa: float = 2.0, start: Any = (1.0, 1.0), steps: int = 200) -> Any:
    return trajectory(rule, Ellipse(condition=kappa), start, steps).theta


def limit(rule: Callable[[float], Optimizer], kappa: float, high: float) -> float:
    """The largest stable learning rate, by bisection: below it a long run ends nearer than it began."""
    low = 0.0
    for _ in range(14):
        middle = (low + high) / 2
        path = run(rule(middle), kappa, steps=4000)
        grown = not np.hypot(*path[-1]) < np.hypot(*path[0])
        low, high = (low, middle) if grown else (middle, high)
    return low


@pytest.mark.parametrize("kappa", [2.0, 25.0])
@pytest.mark.parametrize("beta", [0.3, 0.9])
def test_where_gd_heavy_ball_and_nag_stop_being_stable(kappa: float, beta: float) -> None:
    L = 2 * kappa
    limits = [
        limit(lambda lr: GD(learning_rate=lr), kappa, 5 / L),
        limit(lambda lr: Momentum(learning_rate=lr, momentum=beta), kappa, 5 / L),
        limit(lambda lr: NAG(learning_rate=lr, momentum=beta), kappa, 5 / L),
    ]
    expected = [2 / L, 2 * (1 + beta) / L, 2 * (1 + beta) / ((1 + 2 * beta) * L)]
    np.testing.assert_allclose(limits, expected, rtol=1e-3)
    assert limits[2] < limits[0] < limits[1]  # looking ahead costs stability, rolling on buys it


def test_gd_on_the_ellipse_follows_its_closed_form() -> None:
    for lr in (0.01, 0.1, 1 / 3, 0.45):
        k = np.arange(81)
        expected = np.stack([(1 - 2 * lr) ** k * -4.0, (1 - 4 * lr) ** k * 2.0], axis=1)
        np.testing.assert_allclose(run(GD(learning_rate=lr), start=(-4, 2), steps=80), expected, rtol=1e-12, atol=1e-30)


def test_gd_on_the_ellipse_below_at_and_above_one_half() -> None:
    below, at, above = (trajectory(GD(learning_rate=lr), BOWL, (-4, 2), 4000) for lr in (0.499, 0.5, 0.501))
    assert below.status.kind == "converged"
    assert at.status == ("moving", 4000, None)
    assert np.array_equal(at.theta[1:, 1], 2.0 * (-1.0) ** np.arange(1, 4001))  # for ever, exactly
    assert above.status.kind == "diverged"
    assert np.all(np.diff(np.abs(above.theta[: above.status.step + 1, 1])) > 0)


@pytest.mark.parametrize(("kappa", "rate"), [(2.0, 1 / 3), (25.0, 24 / 26), (100.0, 0.980198)])
def test_the_best_rate_for_gd_contracts_by_kappa_minus_one_over_kappa_plus_one(kappa: float, rate: float) -> None:
    best = 2 / (2 + 2 * kappa)
    ratios = [
        np.abs(np.divide(*run(GD(learning_rate=lr), kappa)[[60, 59]])).max() for lr in (best, 0.9 * best, 1.01 * best)
    ]
    assert ratios[0] == pytest.approx((kappa - 1) / (kappa + 1), rel=1e-12)
    assert ratios[0] == pytest.approx(rate, abs=1e-6)
    assert ratios[0] < min(ratios[1:])


@pytest.mark.parametrize("kappa", [4.0, 25.0, 100.0])
def test_gd_zigzags_in_the_steep_coordinate_only(kappa: float) -> None:
    turns = (np.diff(np.sign(run(GD(learning_rate=2 / (2 + 2 * kappa)), kappa, steps=30)), axis=0) != 0).sum(axis=0)
    assert turns.tolist() == [0, 30]


@pytest.mark.parametrize(("beta", "lr"), [(0.9, 0.1), (0.5, 0.2), (0.99, 0.01)])
def test_heavy_ball_and_nag_have_the_characteristic_roots_of_the_textbook(beta: float, lr: float) -> None:
    """Heavy ball r² − (1+β−ηλ)r + β; NAG r² − (1+β)(1−ηλ)r + β(1−ηλ), coordinate by coordinate."""
    for coordinate, curvature in enumerate((2.0, 4.0)):
        shrink = 1 - lr * curvature
        for rule, total, product in (
            (Momentum(learning_rate=lr, momentum=beta), beta + shrink, beta),
            (NAG(learning_rate=lr, momentum=beta), (1 + beta) * shrink, beta * shrink),
        ):
            x = run(rule, start=(-4, 2), steps=60)[:, coordinate]
            np.testing.assert_allclose(x[3:], total * x[2:-1] - product * x[1:-2], rtol=1e-9, atol=1e-12)
            assert total**2 < 4 * product  # complex roots: |r|² is their product, for heavy ball whatever λ
            invariant = x[2:] ** 2 - total * x[2:] * x[1:-1] + product * x[1:-1] ** 2
            np.testing.assert_allclose(invariant[1:] / invariant[:-1], product, rtol=1e-6)


def double_root(path: Any, k: int) -> float:
    """r of a path that falls as k·rᵏ."""
    return float((np.hypot(*path[2 * k]) / np.hypot(*path[k]) / 2) ** (1 / k))


@pytest.mark.parametrize(
    ("kappa", "expected"), [(2.0, (0.34314575, 0.02943725, 0.171573)), (100.0, (0.033058 / 2, 0.669421, 0.818182))]
)
def test_the_best_heavy_ball(kappa: float, expected: tuple[float, float, float]) -> None:
    lr = 4 / (sqrt(2 * kappa) + sqrt(2)) ** 2
    beta = ((sqrt(kappa) - 1) / (sqrt(kappa) + 1)) ** 2
    assert (lr, beta, sqrt(beta)) == pytest.approx(expected, abs=1e-6)
    k = 30 if kappa == 2 else 400
    rate = double_root(run(Momentum(learning_rate=lr, momentum=beta), kappa, steps=2 * k), k)
    assert rate == pytest.approx(sqrt(beta), rel=0.01)


def test_two_tunings_of_nag_and_their_rates() -> None:
    kappa, L, mu = 100.0, 200.0, 2.0
    root, wide = sqrt(kappa), sqrt(3 * kappa + 1)
    for lr, beta, rate in (
        (1 / L, (root - 1) / (root + 1), 1 - 1 / root),
        (4 / (3 * L + mu), (wide - 2) / (wide + 2), 1 - 2 / wide),
    ):
        assert double_root(run(NAG(learning_rate=lr, momentum=beta), kappa, steps=600), 300) == pytest.approx(
            rate, rel=2e-3
        )


class FistaState(NamedTuple):
    t: Any
    x: Any


@dataclass(frozen=True)
class Fista(Optimizer):
    """Nesterov's method with its own momentum schedule: θ is the look-ahead point, x the iterate."""

    learning_rate: float

    def start(self, theta: Any) -> FistaState:
        return FistaState(1.0, theta)

    def step(self, theta: Any, state: FistaState, oracle: Any, lr: Any) -> tuple[Any, FistaState]:
        x = theta - lr * oracle.gradient(theta)
        t = (1 + np.sqrt(1 + 4 * state.t**2)) / 2
        return x + (state.t - 1) / t * (x - state.x), FistaState(t, x)


@pytest.mark.parametrize("kappa", [2.0, 100.0, 1000.0])
def test_the_bounds_of_convex_theory_hold(kappa: float) -> None:
    surface, start, k = Ellipse(condition=kappa, rotation=30.0), (3.0, -2.0), np.arange(1, 401)
    L, squared = 2 * kappa, 13.0
    plain = trajectory(GD(learning_rate=1 / L), surface, start, 400)
    fast = trajectory(Fista(1 / L), surface, start, 400)
    assert np.all(plain.loss[1:] <= L * squared / (2 * k))
    assert np.all(surface.loss(fast.state["x"].T) <= 2 * L * squared / (k + 1) ** 2)
    assert surface.loss(fast.state["x"][99]) < plain.loss[100] or kappa == 2
