"""What a run records and how it is judged."""

from typing import Any

import numpy as np
import pytest

from engine.config import Entry, RunConfig
from engine.run import race, settle, trajectory
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from optimizers import OPTIMIZERS
from surfaces import SURFACES

ELLIPSE, BEALE, SADDLE, ROSENBROCK = (SURFACES[name]() for name in ("ellipse", "beale", "saddle", "rosenbrock"))


def rule(name: str, **values: Any) -> Optimizer:
    return OPTIMIZERS[name](**values)


def test_the_shapes_of_a_run() -> None:
    t = trajectory(rule("adam"), BEALE, (1, 1.5), 30)
    assert (t.theta.shape, t.loss.shape, t.norm.shape) == ((31, 2), (31,), (31,))
    assert (t.gradient.shape, t.lr.shape, t.asked.shape) == ((30, 2), (30,), (30, 1, 2))
    assert {name: values.shape for name, values in t.state.items()} == {
        "t": (30,), "m": (30, 2), "v": (30, 2), "m_hat": (30, 2), "v_hat": (30, 2),
    }  # fmt: skip
    assert (t.theta.dtype, t.loss.dtype, t.lr.dtype) == (np.float64,) * 3
    assert t.theta[0].tolist() == [1, 1.5]
    assert (t.steps, t.evaluations, t.tolerance) == (30, 30, 1e-3)


@pytest.mark.parametrize("count", [0, 1])
def test_no_step_and_one_step(count: int) -> None:
    for surface in (BEALE, SURFACES["regression"](batch=3)):
        for start in ((1.0, 1.5), np.ones((2, 3)), np.ones((2, 40))):
            t = trajectory(rule("adam", learning_rate=0.1), surface, start, count)
            assert len(t.theta) == len(t.loss) == count + 1
            assert len(t.gradient) == len(t.lr) == len(t.asked) == count
            assert np.array_equal(t.theta[0], np.asarray(start))
            assert settle(rule("adam", learning_rate=0.1), surface, start, count).end.shape[0] == 2


def test_row_k_of_the_state_is_what_step_k_left_behind() -> None:
    t = trajectory(rule("momentum", learning_rate=0.01, momentum=0.8), BEALE, (1, 1.5), 50)
    np.testing.assert_array_equal(t.state["t"], np.arange(1, 51))
    np.testing.assert_allclose(np.diff(t.theta, axis=0), -0.01 * t.state["velocity"], rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(t.gradient, BEALE.gradient(t.theta[:-1].T).T, rtol=1e-12, atol=1e-15)
    assert np.array_equal(t.state["velocity"][0], t.gradient[0])
    np.testing.assert_allclose(t.loss, BEALE.loss(t.theta.T), rtol=1e-12)
    np.testing.assert_allclose(t.norm, np.hypot(*BEALE.gradient(t.theta.T)), rtol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_rule_asks_once_a_step_and_says_where(name: str) -> None:
    t = trajectory(rule(name), ROSENBROCK, (-1.2, 1.0), 20)
    assert t.evaluations == 20
    assert np.array_equal(t.asked[:, 0], t.theta[:-1])


def test_a_run_converges_when_its_gradient_stays_small() -> None:
    t = trajectory(rule("momentum", learning_rate=0.1), ELLIPSE, (-4, 2), 400)
    kind, step, cause = t.status
    assert (kind, cause) == ("converged", None)
    assert np.all(t.norm[step:] <= 1e-3)
    assert t.norm[step - 1] > 1e-3
    assert np.flatnonzero(t.norm <= 1e-3)[0] < step  # it was there before, and left again
    assert t.norm[-1] < t.norm[step]  # and keeps stepping
    assert trajectory(rule("momentum", learning_rate=0.1), ELLIPSE, (-4, 2), 400, tolerance=1.0).status.step < step
    assert trajectory(rule("gd"), ELLIPSE, (0, 0), 5).status == ("converged", 0, None)


def test_a_run_that_is_passing_by_has_not_converged() -> None:
    fast = trajectory(rule("momentum", learning_rate=0.1), ELLIPSE, (-4, 2), 400)
    passing = int(np.flatnonzero(fast.norm <= 0.5)[0])
    cut = trajectory(rule("momentum", learning_rate=0.1), ELLIPSE, (-4, 2), passing + 3, tolerance=0.5)
    assert cut.status == ("moving", passing + 3, None)


@pytest.mark.parametrize("start", [(1.0, 1.5), np.array([[1.0, 2.0, 3.0], [1.5, 1.0, 0.5]]), np.ones((2, 30))])
def test_a_diverged_run_is_judged_at_its_first_lost_row_and_frozen_after(start: Any) -> None:
    optimizer = rule("gd", learning_rate=0.5)
    t = trajectory(optimizer, BEALE, start, 60)
    free = trajectory(optimizer, BEALE, start, 3)
    assert np.array_equal(t.theta[:3], free.theta[:3])
    for i, status in enumerate([t.status] if np.ndim(start) == 1 else t.status):
        theta, gradient = (a.reshape(len(a), 2, -1)[:, :, i] for a in (t.theta, t.gradient))
        centre, width = BEALE.view.center, BEALE.view.width
        far = ~(np.hypot(*(theta - centre).T) <= 1000 * width)
        if status.kind != "diverged":
            assert not far.any()
            continue
        k = status.step
        assert far[k]
        assert not far[:k].any()
        assert np.isfinite(theta[:k]).all()
        assert np.array_equal(theta[k:], np.tile(theta[k], (61 - k, 1)), equal_nan=True)
        assert np.array_equal(gradient[k - 1 :], np.tile(gradient[k - 1], (61 - k, 1)))
        assert np.ravel(t.evaluations)[i] == k


def test_a_start_that_is_lost_already() -> None:
    for start in ((1e9, 0.0), (np.nan, 1.0), (0.0, -np.inf)):
        for optimizer in (rule("gd"), rule("newton"), rule("adam")):
            t = trajectory(optimizer, BEALE, start, 5)
            assert t.status == ("diverged", 0, "outside")
            assert np.array_equal(t.theta, np.tile(start, (6, 1)), equal_nan=True)
            assert t.evaluations == 0
            end = settle(optimizer, BEALE, start, 5)
            assert (end.status[0], end.steps[0]) == ("diverged", 0)
            assert np.array_equal(end.end[:, 0], start, equal_nan=True)


class Plain(Surface):
    def formula(self, x: Any, y: Any) -> Any:
        return 0 * x


class Hill(Surface):
    def formula(self, x: Any, y: Any) -> Any:
        return -x * x - 3 * y * y


class Gutter(Surface):
    def formula(self, x: Any, y: Any) -> Any:
        return x * x + 0 * y


@pytest.mark.parametrize(
    ("surface", "start", "where"),
    [
        (SADDLE, (1.0, 0.0), "saddle"),
        (Plain(), (1.0, 1.0), "plateau"),
        (Hill(), (0.0, 0.0), "maximum"),
        (Gutter(), (1.0, 1.0), "plateau"),
    ],
)
def test_where_the_gradient_vanishes_but_no_minimum_is_the_run_is_stuck(surface: Any, start: Any, where: str) -> None:
    t = trajectory(rule("gd", learning_rate=0.1), surface, start, 200)
    assert t.status == ("stuck", t.status.step, where)
    assert t.norm[t.status.step] <= 1e-3
    end = settle(rule("gd", learning_rate=0.1), surface, start, 200)
    assert end.verdicts == (t.status,)


def test_inputs_are_never_changed_and_may_be_read_only() -> None:
    start, rates = np.array([[1.0, 2.0], [1.5, 0.3]]), np.linspace(0.1, 0.01, 20)
    column = np.array([0.9, 0.8])
    for array in (start, rates, column):
        array.flags.writeable = False
    kept = start.copy()
    for surface in (BEALE, SURFACES["regression"](batch=2)):
        trajectory(rule("adam", beta1=column), surface, start, 20, rates)
        settle(rule("adam", beta1=column), surface, start, 20, schedule=rates)
        trajectory(rule("adam"), surface, start[:, 0], 20, rates)
    assert np.array_equal(start, kept)


def test_rates_may_be_a_schedule_or_an_array_of_them() -> None:
    cosine = SCHEDULES["cosine"](T_max=40)
    for start in ((1.0, 1.5), np.ones((2, 20))):
        planned = trajectory(rule("nag", learning_rate=0.01), BEALE, start, 40, cosine)
        given = trajectory(rule("nag", learning_rate=7.0), BEALE, start, 40, np.array(planned.lr).reshape(40, -1)[:, 0])
        assert np.array_equal(planned.theta, given.theta)
        assert np.array_equal(planned.lr, given.lr)
    with pytest.raises(ValueError, match="one for each of the 40 steps"):
        trajectory(rule("gd"), BEALE, (1, 1.5), 40, np.ones(39))


def test_a_race_gives_every_rule_the_data_it_may_see() -> None:
    entries = tuple(Entry(rule(name)) for name in ("gd", "sgd", "minibatch_gd", "adam"))
    config = RunConfig(SURFACES["regression"](batch=6), (0.0, 0.0), 40, 3, None, entries)
    gd, sgd, minibatch, adam = race(config)
    W = SURFACES["regression"]
    assert np.array_equal(gd.theta, trajectory(rule("gd"), W(), (0, 0), 40, seed=3).theta)
    assert np.array_equal(sgd.theta, trajectory(rule("sgd"), W(batch=1), (0, 0), 40, seed=3).theta)
    assert np.array_equal(minibatch.theta, trajectory(rule("gd"), W(batch=8), (0, 0), 40, seed=3).theta)
    assert np.array_equal(adam.theta, trajectory(rule("adam"), W(batch=6), (0, 0), 40, seed=3).theta)
    noisy = race(RunConfig(BEALE, (1.0, 1.5), 40, 3, Noise(), entries))
    assert np.array_equal(noisy[0].theta, trajectory(rule("gd"), BEALE, (1.0, 1.5), 40).theta)
    assert not np.array_equal(noisy[1].theta, noisy[0].theta)
