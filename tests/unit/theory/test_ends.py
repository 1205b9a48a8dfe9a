"""Where runs end: the fixed points of weight decay, Newton's one step, least squares, what a mini-batch shows."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from engine.run import trajectory
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface, View
from optimizers import OPTIMIZERS
from surfaces import SURFACES

Regression = SURFACES["regression"]
CURVATURES, CENTRE = np.array([1.0, 10.0]), 2.0


@dataclass(frozen=True)
class Shifted(Surface):
    """½(x − 2)² + ½·10·(y − 2)²: its minimum is not where weight decay pulls to."""

    view = View(-5.0, 5.0, -5.0, 5.0)

    def formula(self, x: Any, y: Any) -> Any:
        return ((x - 2) ** 2 + 10 * (y - 2) ** 2) / 2


def rule(name: str, **values: Any) -> Optimizer:
    return OPTIMIZERS[name](**values)


def end(optimizer: Optimizer, surface: Surface = Shifted(), start: Any = (0.3, -0.2), steps: int = 20_000) -> Any:
    return trajectory(optimizer, surface, start, steps).theta[-1]


@pytest.mark.parametrize("decay", [0.1, 1.0, 2.0])
def test_where_l2_and_decoupled_decay_end(decay: float) -> None:
    penalized = CURVATURES * CENTRE / (CURVATURES + decay)
    clipped = np.full(2, CENTRE if decay * CENTRE < 1 else 1 / decay)
    adam = {"learning_rate": 0.002, "beta2": 0.95, "weight_decay": decay}
    for name in ("gd", "momentum", "nag"):
        assert end(rule(name, learning_rate=0.01, weight_decay=decay)) == pytest.approx(penalized, abs=1e-6)
    for name in ("adam", "amsgrad", "adamax", "nadam"):
        assert end(rule(name, **adam)) == pytest.approx(penalized, abs=1e-3), name
    assert end(rule("adamw", **adam)) == pytest.approx(clipped, abs=3e-3)
    assert end(rule("nadam", **adam, decoupled_weight_decay=True)) == pytest.approx(clipped, abs=3e-3)
    assert end(rule("lion", learning_rate=0.001, weight_decay=decay)) == pytest.approx(clipped, abs=0.02)


def test_the_fixed_points_that_the_page_quotes() -> None:
    l2 = [CURVATURES * CENTRE / (CURVATURES + decay) for decay in (0.1, 1.0, 2.0)]
    np.testing.assert_allclose(l2, [(1.8182, 1.9802), (1, 1.818), (0.667, 1.667)], atol=5e-4)


@pytest.mark.parametrize("name", ["ellipse", "booth", "matyas"])
def test_newton_solves_a_quadratic_in_one_step(name: str) -> None:
    surface = SURFACES[name]()
    minimum = surface.minima[0]
    one = trajectory(rule("newton"), surface, (3.3, -1.7), 5)
    np.testing.assert_allclose(one.theta[1], minimum[:2], atol=1e-13)
    assert one.status == ("converged", 1, None)
    half = trajectory(rule("newton", learning_rate=0.25), surface, (3.3, -1.7), 20)
    errors = half.theta - minimum[:2]
    np.testing.assert_allclose(errors[1:], 0.75 * errors[:-1], rtol=1e-9)


def test_newton_goes_to_the_saddle_and_its_saddle_free_form_leaves_it() -> None:
    saddle, start = SURFACES["saddle"](), (1.2, 0.3)
    plain = trajectory(rule("newton"), saddle, start, 10)
    np.testing.assert_allclose(plain.theta[1], 0, atol=1e-15)
    assert plain.status == ("stuck", 1, "saddle")
    free = trajectory(rule("newton", saddle_free=True), saddle, start, 6)
    np.testing.assert_allclose(free.theta[1], (0, 0.6), atol=1e-12)
    assert np.all(np.diff(free.loss) < 0)
    damped = trajectory(rule("newton", damping=6.0), saddle, start, 60)  # H + 6I is positive definite
    assert damped.loss[-1] < -100
    assert abs(damped.theta[-1, 0]) < 0.01


@pytest.mark.parametrize("point", [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)])
def test_newton_survives_a_singular_hessian(point: tuple[float, float]) -> None:
    class Gutter(Surface):
        def formula(self, x: Any, y: Any) -> Any:
            return x**4 + 0 * y

    for optimizer in (rule("newton"), rule("newton", saddle_free=True), rule("newton", damping=1.0)):
        run = trajectory(optimizer, Gutter(), point, 20)
        assert np.all(np.isfinite(run.theta)) or run.status.kind == "diverged"


def design(surface: Any) -> tuple[Any, Any]:
    hours, scores = surface.data
    return np.stack([hours, np.ones_like(hours)], axis=1), scores


@pytest.mark.parametrize("outlier", [False, True])
def test_gd_finds_least_squares_below_two_over_the_largest_curvature(outlier: bool) -> None:
    surface = Regression(outlier=outlier)
    X, y = design(surface)
    best = np.linalg.lstsq(X, y)[0]
    steepest = np.linalg.eigvalsh(2 / len(y) * X.T @ X)[-1]
    below, above = (rule("gd", learning_rate=share * 2 / steepest) for share in (0.999, 1.001))
    np.testing.assert_allclose(end(below, surface, steps=20_000), best, atol=1e-6)
    np.testing.assert_allclose(surface.minima[0][:2], best, atol=1e-9)
    grown = trajectory(above, surface, (0.0, 0.0), 3000)
    assert grown.loss[-1] > 10 * grown.loss[0]


def shown(surface: Any, rows: Any, theta: Any) -> Any:
    hours, scores = surface.data
    return surface.oracle_given(np.concatenate([hours[rows], scores[rows]])).gradient(theta)


@pytest.mark.parametrize("error", ["mse", "mae"])
@pytest.mark.parametrize("rows", [1, 2, 3])
def test_the_mean_over_all_batches_is_the_full_gradient(error: str, rows: int) -> None:
    surface, theta = Regression(error=error, batch=rows), np.array([0.37, -0.81])
    batches = [list(batch) for batch in combinations(range(len(surface.data[0])), rows)]
    mean = np.mean([shown(surface, batch, theta) for batch in batches], axis=0)
    np.testing.assert_allclose(mean, surface.gradient(theta), rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("error", ["mse", "mae"])
@pytest.mark.parametrize("rows", [1, 2, 8, 24])
def test_the_mean_over_one_epoch_is_the_full_gradient(error: str, rows: int) -> None:
    surface, theta = Regression(error=error, batch=rows), np.array([1.1, 0.2])
    n, rng = len(surface.data[0]), np.random.default_rng(7)
    for epoch in range(2):
        steps = range(epoch * n // rows, (epoch + 1) * n // rows)
        mean = np.mean([surface.at(k, rng).gradient(theta) for k in steps], axis=0)
        np.testing.assert_allclose(mean, surface.gradient(theta), rtol=1e-11, atol=1e-12)


def test_the_smaller_the_batch_the_wider_it_wanders() -> None:
    spreads = []
    for rows in (1, 4, 12, None):
        surface = Regression(batch=rows)
        runs = [trajectory(rule("gd", learning_rate=0.03), surface, (1.4, 2.0), 700, seed=s) for s in range(8)]
        spreads.append(float(np.mean([np.std(run.theta[400:], axis=0) for run in runs])))
    assert spreads[0] > 1.5 * spreads[1] > 2 * spreads[2] > 10 * spreads[3]


def test_an_outlier_pulls_the_line_of_least_squares_more() -> None:
    def shift(error: str) -> float:
        without, with_it = (Regression(error=error, outlier=there).minima[0] for there in (False, True))
        return float(np.hypot(with_it.x - without.x, with_it.y - without.y))

    assert shift("mse") > 3 * shift("mae")


def test_the_gradient_of_the_absolute_error_of_one_row_does_not_depend_on_the_error() -> None:
    surface = Regression(error="mae", batch=1)
    for theta in ((3.0, 3.0), (30.0, 30.0)):
        hours = surface.data[0][5]
        np.testing.assert_allclose(shown(surface, [5], np.array(theta)), (hours, 1.0))
