"""The engine's promises for any rule, loss, schedule, noise and seed: a step is a step, however it is run."""

import dataclasses
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.config import fresh, with_rate
from engine.run import settle, trajectory
from engine.schedules import SCHEDULES
from engine.single import numpy_arrays as arrays
from engine.single import untraced as direct
from engine.spec.hyper import hypers
from engine.spec.noise import Noise, Noisy
from engine.trace.cache import trace
from engine.trace.loop import traceable
from engine.trace.tree import numbers
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from tests.property.engine_cases import SIMPLE, cases, close, made, same, trusted
from tests.property.examples import examples

slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
usual = settings(deadline=None, max_examples=examples(80), suppress_health_check=slow)


def variants(cls: Any) -> list[Any]:
    """One instance for every way to set the switches and choices."""
    ways = {n: (False, True) if t.scale == "switch" else t.choices for n, t in hypers(cls).items()}
    ways = {name: values for name, values in ways.items() if values}
    return [cls(**dict(zip(ways, chosen, strict=True))) for chosen in product(*ways.values())]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_file_of_the_registries_traces_with_every_switch(name: str) -> None:
    losses = [surface for cls in SURFACES.values() for surface in variants(cls)]
    losses += [SURFACES["regression"](batch=2), Noisy(SURFACES["beale"](), Noise("heavy"))]
    plans = [plan for cls in SCHEDULES.values() for plan in variants(cls)]
    plans += [SCHEDULES["warmup"](then=plan) for plan in plans]
    for rule in variants(OPTIMIZERS[name]):
        for surface in losses:
            assert traceable(surface)
            found = [part for part in trace(rule, surface).recorded if not part.startswith("hessian.")]
            assert found == ["gradient.0", "gradient.1", "lr", "asked.0.0", "asked.0.1"]  # one gradient a step
        for plan in plans:
            assert trace(rule, losses[0], plan).carried[:2] == ("theta.0", "theta.1")
        assert trace(rule, losses[0], given=True).feeds == 1


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_another_number_is_not_another_program(name: str) -> None:
    for surface in (SURFACES["beale"](), SURFACES["regression"](batch=3)):
        rule = OPTIMIZERS[name]()
        assert trace(rule, surface) is trace(with_rate(rule, 0.777), surface)


@usual
@given(cases())
def test_written_generated_and_blocked_steps_agree(case: Any) -> None:
    agree(case)


def agree(case: Any) -> tuple[int, Any]:
    """Direct NumPy, float code and the program on arrays, as far as an ulp does not matter."""
    rule, surface, schedule, start, seed, steps = case
    run = trajectory(rule, surface, start, steps, schedule, seed)
    rows = trusted(run, case)
    loop = trace(rule, surface, schedule)
    rng = np.random.default_rng(seed)
    fed = [surface.draw(k, rng) for k in range(steps)]
    values = dict(numbers(rule, "rule")) | dict(numbers(schedule, "schedule"))
    names = loop.carried + loop.recorded
    feeds = np.array(fed, dtype=float).reshape(steps, -1)
    history = arrays.run(loop, start[:, None], [values[name] for name in loop.numbers], feeds, steps)
    programmed = [{n: history.column(n)[k, 0] for n in names} for k in range(steps)]
    written = list(direct.run(rule, surface, start, steps, schedule, seed))
    for way in (written, programmed):
        for i in (0, 1):
            close([start[i], *(row[f"theta.{i}"] for row in way)], run.theta[:, i], rows, "theta")
            close([row[f"gradient.{i}"] for row in way], run.gradient[:, i], rows - 1, "gradient")
        close([row["lr"] for row in way], run.lr, rows - 1, "lr")
        for name, kept in run.state.items():
            keys = [f"state.{name}"] if kept.ndim == 1 else [f"state.{name}.{i}" for i in (0, 1)]
            close(np.array([[row[key] for key in keys] for row in way]).squeeze(), kept, rows - 1, name)
    return rows, run


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_rule_on_every_surface_runs_the_same_three_ways(name: str) -> None:
    compared = []
    for cls in SURFACES.values():
        surface = cls()
        rows, _ = agree((fresh(name, surface), surface, None, np.array(surface.start), 0, 60))
        compared.append(rows)
    assert np.median(compared) == 61
    assert np.mean(compared) > 45  # few pairs are chaotic


@usual
@given(cases(points=3))
def test_a_batch_equals_its_runs_one_by_one(case: Any) -> None:
    rule, surface, schedule, starts, seed, steps = case
    few = trajectory(rule, surface, starts, steps, schedule, seed)
    many = trajectory(rule, surface, np.tile(starts, 5), steps, schedule, seed)  # so many run as arrays
    for i, start in enumerate(starts.T):
        run = trajectory(rule, surface, start, steps, schedule, seed)
        assert np.array_equal(few.theta[..., i], run.theta, equal_nan=True)
        assert few.status[i] == run.status
        rows = trusted(run, (rule, surface, schedule, start, seed, steps))
        for copy in (i, i + 12):
            close(many.theta[..., copy], run.theta, rows)
            close(many.gradient[..., copy], run.gradient, rows - 1)
            for name in run.state:
                close(many.state[name][..., copy], run.state[name], rows - 1, name)


@usual
@given(cases(), st.data())
def test_columns_of_hyperparameters_equal_separate_runs(case: Any, data: Any) -> None:
    _, surface, schedule, start, seed, steps = case
    cls = data.draw(st.sampled_from([OPTIMIZERS[name] for name in SIMPLE]))
    one, *others = data.draw(st.lists(made(cls), min_size=3, max_size=3))
    shared = {f.name for f in dataclasses.fields(cls) if isinstance(getattr(one, f.name), bool | int)}
    separate = [one, *(dataclasses.replace(o, **{name: getattr(one, name) for name in shared}) for o in others)]
    names = {f.name for f in dataclasses.fields(cls)} - shared
    column = dataclasses.replace(one, **{n: np.array([getattr(rule, n) for rule in separate]) for n in names})
    batch = trajectory(column, surface, start, steps, schedule, seed)
    ends = settle(column, surface, start, steps, schedule=schedule, seed=seed)
    for i, rule in enumerate(separate):
        run = trajectory(rule, surface, start, steps, schedule, seed)
        lone = (rule, surface, schedule, start, seed, steps)
        rows = trusted(run, lone)
        close(batch.theta[..., i], run.theta, rows)
        if rows > steps and same(run, lone):  # a plan of passes groups terms anew
            close(ends.end[:, i], run.theta[-1], 2)


@usual
@given(cases(points=6))
def test_settle_ends_where_the_trajectory_ends(case: Any) -> None:
    rule, surface, schedule, starts, seed, steps = case
    end = settle(rule, surface, starts, steps, schedule=schedule, seed=seed)
    for i, start in enumerate(starts.T):
        t = trajectory(rule, surface, start, steps, schedule, seed)
        if same(t, (rule, surface, schedule, start, seed, steps)):
            # Whoever divides by a difference of nearly equal numbers multiplies the rounding of a plan.
            assert end.verdicts[i] == t.status
            np.testing.assert_allclose(end.end[:, i], t.theta[end.left[i]], rtol=1e-6, atol=1e-6)
            np.testing.assert_allclose(end.loss[i], t.loss[end.left[i]], rtol=1e-5, atol=1e-6, equal_nan=True)


@usual
@given(cases(noisy=True))
def test_the_seed_decides_the_path(case: Any) -> None:
    rule, surface, schedule, start, seed, steps = case
    one, again, other = (trajectory(rule, surface, start, steps, schedule, s) for s in (seed, seed, seed + 1))
    assert np.array_equal(one.theta, again.theta, equal_nan=True)
    assert not np.array_equal(one.gradient, other.gradient, equal_nan=True)
