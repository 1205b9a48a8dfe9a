"""Many runs with history: the same bits as step by step, only θ where only θ is asked for, races judged at once."""

import dataclasses
import doctest
from typing import Any

import numpy as np
import pytest

import engine.run
from benchmarks import row_by_row
from engine.config import MOST, Entry, RunConfig, fresh, with_rate
from engine.outcome.trajectory import Path, Trajectory
from engine.run import race, settle, trajectory
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise, Noisy
from engine.spec.surface import Surface
from engine.trace.tree import numbers
from optimizers import OPTIMIZERS
from surfaces import SURFACES

BEALE, ROSENBROCK = SURFACES["beale"](), SURFACES["rosenbrock"]()


def starts(surface: Surface, count: int = 23) -> Any:
    x0, x1, y0, y1 = surface.view
    return np.random.default_rng(5).uniform([[x0], [y0]], [[x1], [y1]], (2, count))


def columns(run: Trajectory) -> dict[str, Any]:
    """Every number of a batch by the name that it has in a loop."""
    found = {"lr": run.lr, **{f"gradient.{i}": run.gradient[:, i] for i in range(2)}}
    found |= {f"theta.{i}": run.theta[1:, i] for i in range(2)}
    found |= {f"asked.{q}.{i}": run.asked[:, q, i] for q in range(run.asked.shape[1]) for i in range(2)}
    for name, values in run.state.items():
        found |= {f"state.{name}": values} if values.ndim == 2 else {f"state.{name}.{i}": values[:, i] for i in (0, 1)}
    return found


def powers_part(rule: Any, steps: int) -> bool:
    """Whether NumPy's kernels for one power and for many powers of a number of the rule differ by an ulp."""
    counts = np.arange(1.0, steps + 1)
    bases = [np.float64(base) for _, base in numbers(rule, "") if np.ndim(base) == 0 and 0.1 < base < 1]
    return any(np.power(base, k) != many for base in bases for k, many in zip(counts, base**counts, strict=True))


def same_bits(rule: Any, surface: Surface, start: Any, steps: int, schedule: Any = None, seed: int = 0) -> Trajectory:
    run = trajectory(rule, surface, start, steps, schedule, seed)
    named, loss, norm, statuses = row_by_row.run(rule, surface, start, steps, schedule, seed)
    mine = columns(run)
    if powers_part(rule, steps):
        for axis in range(2):
            np.testing.assert_allclose(mine[f"theta.{axis}"], named[f"theta.{axis}"], rtol=1e-9, atol=1e-12)
        return run
    for name, values in named.items():
        if not name.startswith(("memory", "hessian")):
            np.testing.assert_array_equal(mine.pop(name), values, err_msg=name)
    assert not mine
    np.testing.assert_array_equal(run.loss, loss)
    np.testing.assert_array_equal(run.norm, norm)
    assert [status[:2] for status in run.status] == [status[:2] for status in statuses]
    np.testing.assert_array_equal(run.evaluations, [steps if s.kind != "diverged" else s.step for s in statuses])
    return run


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_many_runs_with_history_are_those_step_by_step_bit_for_bit(name: str) -> None:
    for surface in (*(cls() for cls in SURFACES.values()), SURFACES["regression"](batch=3), Noisy(BEALE, Noise())):
        same_bits(fresh(name, surface), surface, starts(surface), 37, None, 3)


@pytest.mark.parametrize("name", ["gd", "adam", "nadam", "adadelta"])
def test_also_under_schedules_with_columns_and_where_they_diverge(name: str) -> None:
    rule = fresh(name, BEALE)
    for schedule in (*(cls() for cls in SCHEDULES.values()), np.linspace(0.1, 0, 33)):
        same_bits(rule, BEALE, starts(BEALE), 33, schedule)
    same_bits(dataclasses.replace(rule, learning_rate=np.geomspace(1e-4, 1, 9)), BEALE, BEALE.start, 33)
    wild = dataclasses.replace(rule, learning_rate=1e4 * rule.rate)
    points = np.concatenate([starts(BEALE), [[1e9, np.nan], [0.0, 0.0]]], axis=1)
    kinds = {status.kind for status in same_bits(wild, BEALE, points, 33).status}
    assert "diverged" in kinds


class Flat(Surface):
    def formula(self, x: Any, y: Any) -> Any:
        return x * x + 0 * y


def test_where_a_coordinate_or_a_truth_is_the_same_for_all_or_only_chosen() -> None:
    class Steep(Surface):
        def formula(self, x: Any, y: Any) -> Any:
            return np.where(np.logical_and(x > 0, y > x), np.maximum(x, y) ** 2, np.abs(x)) + (x > 1) * y

    for surface in (Flat(), Steep()):
        same_bits(OPTIMIZERS["adam"](), surface, starts(surface), 40)


@pytest.mark.parametrize("count", [1, 5, 40])
def test_only_theta_is_the_same_path_and_says_what_it_lacks(count: int) -> None:
    for name, surface in (("gd", ROSENBROCK), ("nadam", SURFACES["booth"]()), ("adamw", SURFACES["himmelblau"]())):
        points = starts(surface, count)
        points = points[:, 0] if count == 1 else points
        rule = fresh(name, surface)
        rule = dataclasses.replace(rule, learning_rate=rule.rate / 10)  # so slow that no run is chaotic
        whole = trajectory(rule, surface, points, 200)
        path = trajectory(rule, surface, points, 200, keep="theta")
        assert isinstance(path, Path)
        assert (path.steps, path.tolerance, path.theta.shape) == (200, whole.tolerance, whole.theta.shape)
        np.testing.assert_allclose(path.theta, whole.theta, rtol=1e-12, atol=1e-12)
        np.testing.assert_array_equal(path.loss, surface.loss(path.theta.swapaxes(0, 1)))
        np.testing.assert_array_equal(path.norm, np.hypot(*surface.gradient(path.theta.swapaxes(0, 1))))
        assert path.status == whole.status
        for field in ("gradient", "lr", "state", "asked", "evaluations"):
            with pytest.raises(AttributeError, match="keep='all'"):
                getattr(path, field)
        with pytest.raises(AttributeError, match="nonsense"):
            path.nonsense  # noqa: B018
    with pytest.raises(ValueError, match="keep is"):
        trajectory(OPTIMIZERS["gd"](), BEALE, (1, 1), 3, keep="loss")  # type: ignore[call-overload]


@pytest.mark.parametrize("count", [1, 40])
def test_only_theta_stands_still_after_a_divergence(count: int) -> None:
    rule, points = OPTIMIZERS["gd"](learning_rate=0.5), starts(BEALE, count)
    whole, path = trajectory(rule, BEALE, points, 60), trajectory(rule, BEALE, points, 60, keep="theta")
    assert path.status == whole.status
    for i, status in enumerate(path.status):
        if status.kind == "diverged":
            still = np.broadcast_to(path.theta[status.step, :, i, None].T, (61 - status.step, 2))
            np.testing.assert_array_equal(path.theta[status.step :, :, i], still)


@pytest.mark.parametrize("name", ["beale", "regression", "ackley"])
def test_a_race_is_judged_at_once_and_each_runner_as_alone(name: str) -> None:
    surface, rules = SURFACES[name](), list(OPTIMIZERS)
    for noise in (None, Noise()):
        for some in (rules[:MOST], rules[-MOST:]):
            entries = [Entry(fresh(each, surface)) for each in some]
            entries[0] = Entry(with_rate(entries[0].optimizer, 1e5))  # leaves, and early
            config = RunConfig(surface, steps=90, seed=3, noise=noise, entries=tuple(entries))
            seen = Noisy(surface, noise) if noise else surface
            for entry, run in zip(entries, race(config), strict=True):
                rule = entry.optimizer
                alone = trajectory(rule, rule.data(seen), config.start, 90, seed=3)
                for field in dataclasses.fields(Trajectory):
                    np.testing.assert_equal(getattr(run, field.name), getattr(alone, field.name))
                assert run.state.keys() == alone.state.keys()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_to_settle_few_points_is_to_run_them(name: str) -> None:
    for surface in (BEALE, Noisy(SURFACES["booth"](), Noise()), SURFACES["regression"](batch=2)):
        for rate in (1.0, 1e4):
            rule = fresh(name, surface)
            rule = rule if rate == 1 else with_rate(rule, rate)
            for points in (np.array(surface.start), starts(surface, 3)):
                shares: list[float] = []
                end = settle(rule, surface, points, 50, seed=2, on_progress=shares.append)
                run = trajectory(rule, surface, points, 50, seed=2)
                np.testing.assert_array_equal(end.end, run.theta[-1].reshape(2, -1))
                np.testing.assert_array_equal(end.loss, np.ravel(run.loss[-1]))
                assert end.verdicts == (run.status if points.ndim > 1 else (run.status,))
                assert shares[-1] == 1


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(engine.run).attempted
    assert not doctest.testmod(engine.run).failed
