"""The numbers that the lessons quote, run again: the famous picture, the saddle, the bowl, chance and schedules."""

from typing import Any

import numpy as np
import pytest

from engine.outcome.score import score
from engine.run import trajectory
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise, Noisy
from engine.spec.optimizer import Optimizer
from optimizers import OPTIMIZERS
from surfaces import SURFACES

BEALE, SADDLE, BOWL = SURFACES["beale"](), SURFACES["saddle"](), SURFACES["ellipse"]()


def rule(name: str, **values: Any) -> Optimizer:
    return OPTIMIZERS[name](**values)


FAMOUS = {  # first within 0.1 of Beale's minimum, from (1, 1.5)
    "momentum": ({"learning_rate": 0.005}, 40),
    "nag": ({"learning_rate": 0.005}, 41),
    "adam": ({"learning_rate": 0.1}, 253),
    "rmsprop": ({"learning_rate": 0.01, "rho": 0.9}, 335),
    "adagrad": ({"learning_rate": 0.5}, 454),
    "sgd": ({"learning_rate": 0.01}, 484),
}


@pytest.mark.parametrize("name", FAMOUS)
def test_who_arrives_first_in_the_famous_picture(name: str) -> None:
    values, expected = FAMOUS[name]
    assert score(BEALE, trajectory(rule(name, **values), BEALE, (1.0, 1.5), 600)).passed == expected


@pytest.mark.parametrize(
    ("name", "farthest", "length"),
    [("momentum", 3.39, 9.69), ("nag", 3.21, 6.83)],
)
def test_momentum_overshoots_on_beale_and_nag_less(name: str, farthest: float, length: float) -> None:
    run = trajectory(rule(name, learning_rate=0.005), BEALE, (1.0, 1.5), 600)
    assert run.theta[:, 0].max() == pytest.approx(farthest, abs=5e-3)
    assert score(BEALE, run).length == pytest.approx(length, abs=5e-3)


def test_who_does_not_overshoot_on_beale_and_who_diverges() -> None:
    for name in ("sgd", "adagrad"):
        assert trajectory(rule(name, **FAMOUS[name][0]), BEALE, (1.0, 1.5), 600).theta[:, 0].max() < 3
    for name in ("momentum", "nag"):
        assert trajectory(rule(name, learning_rate=0.01), BEALE, (1.0, 1.5), 600).status.kind == "diverged"


ESCAPES = [  # steps until f < −1 from (1, 1e-3) and from (−1, 1e-6)
    (rule("sgd", learning_rate=0.01), 349, 698),
    (rule("momentum", learning_rate=0.01), 72, 140),
    (rule("nag", learning_rate=0.01), 67, 132),
    (rule("adagrad", learning_rate=0.1), 19, 19),
    (rule("adadelta"), 34, 40),
    (rule("rmsprop"), 19, 19),
    (rule("rmsprop", rho=0.9), 75, 75),
    (rule("adam", learning_rate=0.05), 21, 21),
    (rule("adam", learning_rate=0.01), 80, 81),
    (rule("adamax", learning_rate=0.05), 31, 31),
    (rule("nadam", learning_rate=0.05), 18, 18),
]


@pytest.mark.parametrize(("optimizer", "near", "nearer"), ESCAPES)
def test_steps_off_the_saddle(optimizer: Optimizer, near: int, nearer: int) -> None:
    for start, expected in (((1.0, 1e-3), near), ((-1.0, 1e-6), nearer)):
        assert int(np.argmax(trajectory(optimizer, SADDLE, start, 800).loss < -1)) == expected
    ridge = trajectory(optimizer, SADDLE, (1.0, 0.0), 800)
    assert np.all(ridge.theta[:, 1] == 0)  # nobody moves in y


def test_sgd_leaves_the_saddle_by_its_law_and_noise_frees_the_ridge() -> None:
    for y0, steps in ((1e-3, 349), (1e-6, 698)):
        assert steps == pytest.approx(np.log(1 / y0) / np.log(1.02), abs=1)
    slow = rule("sgd", learning_rate=0.01)
    freed = trajectory(slow, Noisy(SADDLE, Noise(scale=0.01)), (1.0, 0.0), 800)
    assert freed.loss[-1] < -1


def settled(optimizer: Optimizer) -> int:
    """The first step from which a run on x² + 2y² stays within 0.1 % of its start's distance from the minimum."""
    far = np.hypot(*trajectory(optimizer, BOWL, (-4.0, 2.0), 3000).theta.T)
    return int(np.flatnonzero(far > 1e-3 * far[0])[-1]) + 1


def test_momentum_does_not_always_win() -> None:
    names = {name: settled(rule(name, learning_rate=0.1)) for name in ("gd", "momentum", "nag", "adam", "adamw")}
    assert names == {"gd": 31, "momentum": 130, "nag": 42, "adam": 138, "adamw": 136}
    assert settled(rule("adagrad", learning_rate=1.5)) == 20
    assert settled(rule("adagrad", learning_rate=0.1)) > 2000
    first = trajectory(rule("momentum", learning_rate=0.1), BOWL, (-4.0, 2.0), 60).theta
    assert (np.diff(np.sign(first), axis=0) != 0).sum(axis=0).tolist() == [9, 13]


def test_momentum_wins_in_the_ravine() -> None:
    ravine = SURFACES["ellipse"](condition=100.0)
    best = trajectory(rule("gd", learning_rate=2 / 202), ravine, (-4.0, 2.0), 2000)
    heavy = trajectory(rule("momentum", learning_rate=4 / 242, momentum=0.669421), ravine, (-4.0, 2.0), 2000)
    assert heavy.status.kind == best.status.kind == "converged"
    assert heavy.status.step < best.status.step / 5


def test_the_rate_of_adagrad_only_falls_and_rmsprop_never_settles() -> None:
    adagrad = trajectory(rule("adagrad", learning_rate=1.5), BOWL, (-4.0, 2.0), 200)
    assert np.all(np.diff(1.5 / np.sqrt(adagrad.state["s"]), axis=0) <= 0)
    for rho in (0.9, 0.99):
        rmsprop = trajectory(rule("rmsprop", learning_rate=0.1, rho=rho), BOWL, (-4.0, 2.0), 3000)
        width = np.abs(rmsprop.theta[-500:]).max()
        assert 0.02 < width < 0.2  # a limit cycle about as wide as the learning rate
        assert rmsprop.status.kind == "moving"


def test_a_constant_rate_leaves_a_noise_floor_and_decay_removes_it() -> None:
    noisy, floors = Noisy(BOWL, Noise(scale=2.0)), {}
    for name, schedule in (("constant", None), ("cosine", SCHEDULES["cosine"](T_max=1500))):
        ends = [
            trajectory(rule("gd", learning_rate=0.1), noisy, (-4.0, 2.0), 1500, schedule, seed=seed).loss[-1]
            for seed in range(12)
        ]
        floors[name] = np.mean(ends)
    assert floors["cosine"] < floors["constant"] / 50


def test_warm_up_bounds_the_first_steps_of_adam() -> None:
    adam = rule("adam", learning_rate=0.1)
    run = trajectory(adam, BEALE, (1.0, 1.5), 60, SCHEDULES["warmup"](warmup_steps=30))
    k = np.arange(30)
    np.testing.assert_allclose(run.lr[:30], 0.1 * (k + 1) / 30, rtol=1e-12)
    first, full = (np.abs(np.diff(t.theta[:2], axis=0)).max() for t in (run, trajectory(adam, BEALE, (1.0, 1.5), 1)))
    assert first == pytest.approx(full / 30, rel=1e-6)
