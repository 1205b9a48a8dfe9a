"""What a change of scale, of axes or of a switch leaves as it was: invariances, and rules that reduce to others."""

from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Any

import numpy as np
import pytest

from engine.run import trajectory
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface, View
from optimizers import OPTIMIZERS
from surfaces import SURFACES

BEALE, START = SURFACES["beale"](), (1.0, 1.5)


@dataclass(frozen=True)
class Mapped(Surface):
    """s·f(M θ) of a surface f, seen through a window that is never left."""

    true: Surface
    matrix: tuple[tuple[float, float], tuple[float, float]] = ((1.0, 0.0), (0.0, 1.0))
    scale: float = 1.0
    view = View(-100.0, 100.0, -100.0, 100.0)

    def formula(self, x: Any, y: Any) -> Any:
        (a, b), (c, d) = self.matrix
        return self.scale * self.true.formula(a * x + b * y, c * x + d * y)


def rule(name: str, **values: Any) -> Optimizer:
    return OPTIMIZERS[name](**values)


def path(optimizer: Optimizer, surface: Surface = BEALE, start: Any = START, steps: int = 100) -> Any:
    return trajectory(optimizer, surface, start, steps).theta


def gap(one: Any, other: Any) -> float:
    return float(np.max(np.abs(one - other)))


@pytest.mark.parametrize("scale", [1e-3, 0.5, 1e5])
@pytest.mark.parametrize("name", ["adam", "adamax", "nadam", "amsgrad", "adagrad", "rmsprop"])
def test_without_epsilon_the_scale_of_the_loss_does_not_matter(name: str, scale: float) -> None:
    optimizer = rule(name, learning_rate=0.02, epsilon=0.0)
    assert gap(path(optimizer), path(optimizer, Mapped(BEALE, scale=scale))) < 1e-9
    lion = rule("lion", learning_rate=0.02)
    assert gap(path(lion), path(lion, Mapped(BEALE, scale=scale))) < 1e-9


@pytest.mark.parametrize(
    "optimizer",
    [
        rule("sgd"),
        rule("momentum"),
        rule("nag"),
        rule("adadelta", epsilon=0.1),  # at ε = 1e-6 the difference is there and tiny
        rule("adabelief", learning_rate=0.02, epsilon=1e-4),
        rule("adam", learning_rate=0.02, epsilon=0.1),
    ],
)
def test_to_the_others_it_does(optimizer: Optimizer) -> None:
    assert gap(path(optimizer), path(optimizer, Mapped(BEALE, scale=0.3))) > 1e-3


@pytest.mark.parametrize("name", ["adam", "adamax", "nadam", "amsgrad", "adagrad", "rmsprop", "lion"])
def test_adaptive_rules_take_the_same_steps_whatever_the_unit_of_a_coordinate(name: str) -> None:
    """On a separable loss, ten times steeper in one coordinate: the step does not know."""
    values = {} if name == "lion" else {"epsilon": 0.0}
    optimizer = rule(name, learning_rate=0.01, **values)
    bowl = SURFACES["ellipse"](condition=1.0)
    plain = path(optimizer, bowl, (3.0, 3.0))
    assert gap(plain[:, 0], plain[:, 1]) == 0
    steep = path(optimizer, SURFACES["ellipse"](condition=1000.0), (3.0, 3.0))
    np.testing.assert_allclose(steep, plain, rtol=1e-9)


TURN = radians(37)
ROTATED = ((cos(TURN), -sin(TURN)), (sin(TURN), cos(TURN)))


@pytest.mark.parametrize(
    ("optimizer", "follows"),
    [
        (rule("gd", learning_rate=0.005), True),
        (rule("momentum", learning_rate=0.003), True),
        (rule("nag", learning_rate=0.003), True),
        (rule("newton", learning_rate=0.3, damping=5.0), True),
        (rule("newton", learning_rate=0.3, saddle_free=True), True),
        (rule("adam", learning_rate=0.05), False),
        (rule("adamax", learning_rate=0.05), False),
        (rule("rmsprop"), False),
        (rule("adagrad", learning_rate=0.2), False),
        (rule("adadelta"), False),
        (rule("lion", learning_rate=0.02), False),
    ],
)
def test_who_follows_a_rotation_of_the_axes(optimizer: Optimizer, follows: bool) -> None:
    matrix = np.array(ROTATED)
    turned = path(optimizer, Mapped(BEALE, ROTATED), matrix.T @ START)
    distance = gap(turned @ matrix.T, path(optimizer))
    assert distance < 1e-9 if follows else distance > 1e-2


def test_newton_follows_any_linear_map_of_the_axes() -> None:
    matrix = np.array([[2.0, -1.0], [0.5, 3.0]])
    newton, start = rule("newton", learning_rate=0.5), np.array([2.8, 0.4])
    mapped = path(newton, Mapped(BEALE, tuple(map(tuple, matrix))), np.linalg.solve(matrix, start), 30)
    assert gap(mapped @ matrix.T, path(newton, start=start, steps=30)) < 1e-9


INNER = [
    rule("adam", learning_rate=0.05),
    rule("momentum", learning_rate=0.002),
    rule("rmsprop", learning_rate=0.01, momentum=0.5),
    rule("nadam", learning_rate=0.05),
]


@pytest.mark.parametrize("inner", INNER)
@pytest.mark.parametrize("k", [1, 3, 5])
def test_lookahead_that_goes_all_the_way_is_its_inner_rule(inner: Optimizer, k: int) -> None:
    assert gap(path(rule("lookahead", inner=inner, k=k, alpha=1.0)), path(inner)) < 1e-9


@pytest.mark.parametrize("alpha", [0.25, 0.5, 0.8])
def test_lookahead_every_step_shortens_each_step_by_alpha(alpha: float) -> None:
    for name in ("gd", "momentum", "nag"):
        whole = rule("lookahead", inner=rule(name, learning_rate=0.005), k=1, alpha=alpha)
        assert gap(path(whole), path(rule(name, learning_rate=alpha * 0.005))) < 1e-9


def test_lookahead_goes_alpha_of_the_way_at_every_kth_step() -> None:
    t = trajectory(rule("lookahead", inner=INNER[0], k=4, alpha=0.3), BEALE, START, 40)
    slow = t.state["slow"]
    assert np.array_equal(t.theta[4::4], slow[3::4])
    assert np.array_equal(slow[:3], np.tile(START, (3, 1)))
    free = path(INNER[0], steps=4)
    np.testing.assert_allclose(t.theta[4], START + 0.3 * (free[4] - START), rtol=1e-12)


PAIRS = [
    (rule("adamw", learning_rate=0.05, weight_decay=0.0), rule("adam", learning_rate=0.05)),
    (rule("momentum", momentum=0.0), rule("sgd")),
    (rule("nag", momentum=0.0), rule("sgd")),
    (rule("gd"), rule("sgd")),
    (rule("minibatch_gd"), rule("sgd")),  # without data all three are one rule
    (rule("rmsprop", momentum=0.0, rho=0.0, epsilon=0.0), rule("lion", learning_rate=0.01, beta1=0.0, beta2=0.0)),
    (rule("adam", beta1=0.0, beta2=0.0, epsilon=0.0), rule("lion", learning_rate=1e-3, beta1=0.0, beta2=0.0)),
    (rule("adamw", learning_rate=0.05, amsgrad=True, weight_decay=0.0), rule("amsgrad", learning_rate=0.05)),
    (rule("nadam", decoupled_weight_decay=True), rule("nadam")),
    (rule("newton", saddle_free=True), rule("newton")),
]


@pytest.mark.parametrize(("special", "plain"), PAIRS)
def test_rules_that_are_another_rule_at_one_setting(special: Optimizer, plain: Optimizer) -> None:
    start = (2.9, 0.45) if hasattr(plain, "saddle_free") else START  # where the Hessian is positive definite
    assert gap(path(special, start=start), path(plain, start=start)) < 1e-9


def test_amsgrad_is_adam_while_v_grows_and_no_longer() -> None:
    adam, amsgrad = rule("adam", learning_rate=0.05), rule("amsgrad", learning_rate=0.05)
    uphill = SURFACES["saddle"]()
    assert gap(path(adam, uphill, (0.0, 0.5)), path(amsgrad, uphill, (0.0, 0.5))) == 0
    assert gap(path(adam, steps=300), path(amsgrad, steps=300)) > 1e-3
    t = trajectory(amsgrad, BEALE, START, 300)
    assert np.all(np.diff(t.state["v_max"], axis=0) >= 0)


def test_the_reduced_momentum_is_exact_under_weight_decay_and_dampening_too() -> None:
    decayed = rule("momentum", momentum=0.0, weight_decay=0.3)
    assert gap(path(decayed), path(rule("sgd", weight_decay=0.3))) < 1e-12
    damped = replace(decayed, dampening=0.25)  # type: ignore[type-var]
    first, second = path(damped, steps=2)[1:], path(rule("sgd", weight_decay=0.3), steps=1)[1]
    assert np.array_equal(first[0], second)
    g = BEALE.gradient(first[0]) + 0.3 * first[0]
    np.testing.assert_allclose(first[1], first[0] - 1e-3 * 0.75 * g, rtol=1e-12)
