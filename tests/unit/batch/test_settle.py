"""Many runs at once end as each would alone; whoever waits hears how far the work is, and can stop it."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from engine.batch import tiled
from engine.batch.fuse import fuse
from engine.config import Entry, fresh
from engine.run import settle, trajectory
from engine.schedules import SCHEDULES
from engine.spec.hyper import hypers
from engine.spec.noise import Noise, Noisy
from engine.spec.surface import Surface
from engine.sweeps.grid import ensemble
from engine.trace.affine import affine
from engine.trace.cache import trace
from engine.trace.tree import numbers
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from tests.property.engine_cases import same

HIMMELBLAU, ELLIPSE = SURFACES["himmelblau"](), SURFACES["ellipse"]()
STARTS = np.random.default_rng(3).uniform(-4, 4, (2, 40))


def alone(rule: Any, surface: Any, start: Any, steps: int, schedule: Any = None) -> Any:
    """One run, and whether the grouping of terms in its gradients changes nothing that is compared."""
    t = trajectory(rule, surface, start, steps, schedule)
    return t, same(t, (rule, surface, schedule, start, 0, steps))


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("schedule", [None, "cosine", "plateau"])
def test_many_runs_end_as_each_alone(name: str, schedule: str | None) -> None:
    rule, plan = fresh(name, HIMMELBLAU), SCHEDULES[schedule]() if schedule else None
    found = settle(rule, HIMMELBLAU, STARTS, 60, schedule=plan)
    told = 0
    for i, start in enumerate(STARTS.T):
        t, steady = alone(rule, HIMMELBLAU, start, 60, plan)
        if steady:
            assert found.verdicts[i] == t.status
            np.testing.assert_allclose(found.end[:, i], t.theta[found.left[i]], rtol=1e-9, atol=1e-9)
            np.testing.assert_allclose(found.loss[i], t.loss[found.left[i]], rtol=1e-6, atol=1e-12)
            told += 1
    assert told > 12


@pytest.mark.parametrize("name", [name for name, cls in OPTIMIZERS.items() if "learning_rate" in hypers(cls)])
def test_a_column_of_numbers_is_a_run_for_each(name: str) -> None:
    rule, factors = fresh(name, HIMMELBLAU), np.array([1.0, 0.8, 0.6])
    numbers = {n: getattr(rule, n) for n, term in hypers(rule).items() if term.scale in ("log", "one_minus")}
    columns = {field: value * factors for field, value in numbers.items()}
    found = settle(dataclasses.replace(rule, **columns), HIMMELBLAU, (1.0, 1.5), 150)
    for i in range(3):
        one = dataclasses.replace(rule, **{field: float(column[i]) for field, column in columns.items()})
        t, steady = alone(one, HIMMELBLAU, np.array([1.0, 1.5]), 150)
        if steady:
            assert found.verdicts[i] == t.status
            np.testing.assert_allclose(found.end[:, i], t.theta[found.left[i]], rtol=1e-8, atol=1e-8)


def test_tiles_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = settle(OPTIMIZERS["momentum"](learning_rate=0.02), HIMMELBLAU, STARTS, 90)
    monkeypatch.setattr(tiled, "TILE", 7)
    parts = settle(OPTIMIZERS["momentum"](learning_rate=0.02), HIMMELBLAU, STARTS, 90)
    names = [field.name for field in dataclasses.fields(whole) if field.name != "found"]
    for name in [*names, "causes"]:
        np.testing.assert_array_equal(getattr(whole, name), getattr(parts, name))


def test_a_run_that_rests_is_left_and_one_that_may_wake_is_not() -> None:
    assert [name for name, rule in OPTIMIZERS.items() if affine(rule())] == [
        "gd",
        "minibatch_gd",
        "momentum",
        "nag",
        "sgd",
    ]
    assert affine(OPTIMIZERS["lookahead"](inner=OPTIMIZERS["nag"]()))
    rests = settle(OPTIMIZERS["gd"](learning_rate=0.01), HIMMELBLAU, STARTS, 500)
    assert (rests.status == "converged").all() and rests.left.max() < 300
    for wakes in (OPTIMIZERS["adam"](learning_rate=0.1), OPTIMIZERS["lookahead"]()):
        assert (settle(wakes, HIMMELBLAU, STARTS, 300).left == 300).all()


def test_a_slow_pendulum_is_not_left_on_its_way_through_the_middle() -> None:
    rule = OPTIMIZERS["momentum"](learning_rate=1e-4, momentum=0.9999)
    starts = np.tile([[3e-3, 2e-3, 0.0], [0.0, 1e-3, 2e-3]], 5)  # so many run in tiles
    found = settle(rule, ELLIPSE, starts, 3000)
    assert found.verdicts == trajectory(rule, ELLIPSE, starts, 3000).status


def test_what_comes_back_has_a_period() -> None:
    edge = settle(OPTIMIZERS["gd"](learning_rate=np.array([0.3, 0.5, 0.6])), ELLIPSE, ELLIPSE.start, 400)
    assert edge.status.tolist() == ["converged", "moving", "diverged"]
    assert edge.period.tolist() == [0, 2, 0]
    crawls = settle(OPTIMIZERS["gd"](learning_rate=1e-5), ELLIPSE, ELLIPSE.start, 100)
    assert (crawls.status[0], crawls.period[0]) == ("moving", 0)


def test_who_waits_hears_how_far_it_is_and_can_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiled, "TILE", 10)
    shares: list[float] = []
    settle(OPTIMIZERS["adam"](), HIMMELBLAU, STARTS, 64, on_progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1 and len(shares) == 16

    def stop(share: float) -> None:
        if share > 0.4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        settle(OPTIMIZERS["adam"](), HIMMELBLAU, STARTS, 64, on_progress=stop)


def test_the_plan_has_fewer_passes_than_the_program_has_lines() -> None:
    for name, most in (("gd", 22), ("momentum", 26), ("adam", 36)):
        rule = OPTIMIZERS[name]()
        loop = trace(rule, HIMMELBLAU, watch=True)
        kernel = fuse(loop, STARTS, [value for _, value in numbers(rule, "rule")], np.empty((9, 0)), 9, watch=True)
        assert len(kernel.passes) <= most < len(loop.step.lines) * (1 if name != "gd" else 2)


@pytest.mark.parametrize("name", ["gd", "adam", "nadam", "lookahead"])
@pytest.mark.parametrize(
    "surface", [Noisy(HIMMELBLAU, Noise()), Noisy(HIMMELBLAU, Noise("heavy", 0.1)), SURFACES["regression"](batch=3)]
)
def test_the_first_of_an_ensemble_is_the_race_itself(name: str, surface: Any) -> None:
    entry = Entry(fresh(name, surface))
    many = ensemble(entry, surface, surface.start, 60, 30, seed=4)
    t = trajectory(entry.optimizer, entry.optimizer.data(surface), surface.start, 60, seed=4)
    np.testing.assert_allclose(many.theta[..., 0], t.theta, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(many.loss[:, 0], t.loss, rtol=1e-9, atol=1e-9)
    if entry.optimizer.data(surface).feeds:
        assert len(np.unique(many.theta[-1, 0])) == 30


def test_the_chance_of_an_ensemble_is_that_of_the_race() -> None:
    noisy = Noisy(HIMMELBLAU, Noise(scale=2.0))
    drawn = noisy.draws(200, 500, np.random.default_rng(1))
    assert abs(drawn.mean()) < 0.02 and abs(drawn.std() - 2) < 0.02
    assert abs(np.corrcoef(drawn[:, 0].ravel(), drawn[:, 1].ravel())[0, 1]) < 0.02
    rows = SURFACES["regression"](batch=4)
    hours, _ = rows.data
    seen = rows.draws(6, 3, np.random.default_rng(1))[:, :4]
    for run in range(3):  # an epoch shows every row once
        assert sorted(seen[..., run].ravel()) == sorted(hours)


@pytest.mark.parametrize("name", ["gd", "momentum", "adam", "newton"])
@pytest.mark.parametrize("b", [0.001, 0.125, 0.25, 0.5, 1.0, 1e6])
@pytest.mark.parametrize("a", [-10.0, 0.0, 1.0, 10.0])
def test_a_slope_with_a_factor_along_one_axis_alone(a: float, b: float, name: str) -> None:
    """∂f/∂y of Rosenbrock is 2b (y − x²): of b = 1/2 no factor is left, and with a = 0 all of ∂f/∂x has one."""
    surface, rule = SURFACES["rosenbrock"](a=a, b=b), fresh(name, SURFACES["rosenbrock"]())
    found = settle(rule, surface, STARTS, 12)
    for i in range(0, 40, 9):
        t, steady = alone(rule, surface, STARTS[:, i], 12)
        assert not steady or found.verdicts[i] == t.status


@dataclasses.dataclass(frozen=True)
class Quadratic(Surface):
    """p x² + q y²: each coordinate of the slope is a number times x or y, or nothing at all."""

    p: float
    q: float

    view = HIMMELBLAU.view

    def formula(self, x: Any, y: Any) -> Any:
        return self.p * x**2 + self.q * y**2


@pytest.mark.parametrize("p", [0.0, 0.5, -0.5, 1.0, 1e-160, 1e90])
@pytest.mark.parametrize("q", [0.0, 0.5, -0.5, 1.0, 1e-160, 1e90])
def test_any_factor_along_either_axis(p: float, q: float) -> None:
    rule = OPTIMIZERS["gd"](learning_rate=0.1)
    found = settle(rule, Quadratic(p, q), STARTS, 30)
    assert found.verdicts == trajectory(rule, Quadratic(p, q), STARTS, 30).status
