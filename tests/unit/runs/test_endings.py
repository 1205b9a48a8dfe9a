"""Every ending has its cause, the same for one run, for many, for `settle`, and for the browser's copy of the rules."""

import json
from typing import Any

import numpy as np
import pytest

from engine.outcome.cause import CAUSES
from engine.run import race, settle, trajectory
from engine.spec.surface import Surface
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from tests.unit.runs.endings import DIVIDING, ENDINGS, FILE, Ending, entry, text

SADDLE, ELLIPSE = SURFACES["saddle"](), SURFACES["ellipse"]()
BY_NAME = pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.name)


@BY_NAME
def test_the_cause_of_every_ending(ending: Ending) -> None:
    config, _ = entry(ending)
    (run,) = race(config)
    assert (run.status.kind, run.status.cause) == (ending.kind, ending.cause)
    assert ending.step in (None, run.status.step)
    for name, value in ending.why.items():
        assert getattr(run.why, name) == (pytest.approx(value) if isinstance(value, float) else value), name
    assert (run.why is not None) == (ending.cause in ("overshot", "undefined"))


@BY_NAME
def test_many_runs_and_settle_say_the_same(ending: Ending) -> None:
    config, one = entry(ending)
    (alone,) = race(config)
    seen = one.optimizer.data(config.surface)
    starts = np.repeat(np.array(config.start)[:, None], 15, axis=1)
    for found in (
        trajectory(one.optimizer, seen, starts, config.steps, one.schedule, config.seed).status,
        settle(one.optimizer, seen, starts, config.steps, schedule=one.schedule, seed=config.seed).verdicts,
        settle(one.optimizer, seen, config.start, config.steps, schedule=one.schedule, seed=config.seed).verdicts,
    ):
        assert set(found) == {alone.status}


def test_the_browser_is_held_to_these_endings() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(text()), "python -m tests.unit.runs.endings"


def test_nine_rules_divide_by_what_epsilon_keeps_from_zero() -> None:
    with_epsilon = {key for key, rule in OPTIMIZERS.items() if "epsilon" in rule.__dataclass_fields__}
    assert with_epsilon >= set(DIVIDING)
    for key in with_epsilon:
        run = trajectory(OPTIMIZERS[key](epsilon=0.0), SADDLE, (1.0, 0.0), 20)
        assert run.status == ("diverged", 1, "undefined"), key


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.5, 0.9, 1.05, 1.5, 10.0])
def test_any_rate_leaves_where_there_is_no_floor(rate: float) -> None:
    for start in ((1.0, 1e-3), (-1.0, 0.02), (2.0, -3.0), (0.0, 1.0)):
        run = trajectory(OPTIMIZERS["gd"](learning_rate=rate), SADDLE, start, 3000)
        assert (run.status.kind, run.status.cause) == ("diverged", "unbounded")


@pytest.mark.parametrize("key", [key for key, kind in SURFACES.items() if kind.minima])
def test_no_loss_with_a_floor_is_called_bottomless(key: str) -> None:
    surface = SURFACES[key]()
    for rule in ("gd", "momentum", "nag", "newton"):
        rates = np.geomspace(1e-3, 1e3, 60)
        starts = np.repeat(np.array(surface.start)[:, None], len(rates), axis=1)
        ends = settle(OPTIMIZERS[rule](learning_rate=rates), surface, starts, 200)
        fell = ends.cause == "unbounded"
        assert not fell.any() or key == "mccormick", rule
        assert (surface.loss(ends.end[:, fell]) < min(minimum.loss for minimum in surface.minima)).all()


class Growing(Surface):
    """A loss whose derivatives overflow long before the run is far: e^x² has no floor in floats."""

    def formula(self, x: Any, y: Any) -> Any:
        return np.exp(x * x) + y * y


class Logarithm(Surface):
    """A loss without a value left of x = 0."""

    def formula(self, x: Any, y: Any) -> Any:
        return x * np.log(x) + y * y


def test_a_number_that_only_grew_too_large_is_not_undefined() -> None:
    gd = OPTIMIZERS["gd"](learning_rate=1.0)
    for start in ((3.0, 1.0), np.full((2, 20), 3.0)):
        run = trajectory(gd, Growing(), start, 30)
        ends = settle(gd, Growing(), start, 30)
        statuses = [run.status] if np.ndim(start) == 1 else run.status
        assert {(status.kind, status.cause) for status in statuses} == {("diverged", "overshot")}
        assert set(ends.cause) == {"overshot"}
    huge = trajectory(OPTIMIZERS["gd"](learning_rate=1e308), ELLIPSE, (3.0, 1.0), 5)
    assert huge.status == ("diverged", 1, "overshot")
    assert not np.isfinite(huge.theta[1]).all()


def test_a_loss_without_a_value_is_named_as_such() -> None:
    run = trajectory(OPTIMIZERS["gd"](learning_rate=1.5), Logarithm(), (0.5, 0.0), 30)
    assert run.status.cause == "undefined"
    assert run.why is not None
    assert (run.why.operation, run.why.symbol, run.why.loss) == ("log", "gradient", True)


def test_a_rule_in_plain_python_has_a_cause_without_an_operation() -> None:
    class Odd(Surface):
        def formula(self, x: Any, y: Any) -> Any:
            return x * x if x > 0.5 else float(x) ** 2 + float("nan") * 0

    run = trajectory(OPTIMIZERS["gd"](learning_rate=0.1), Odd(), (1.0, 0.0), 30)
    assert run.status.kind == "diverged"
    assert run.status.cause in CAUSES[4:]


def test_a_dip_is_no_arrival_however_it_is_cut() -> None:
    rule = OPTIMIZERS["momentum"](learning_rate=0.1, momentum=0.9)
    whole = trajectory(rule, ELLIPSE, (-4.0, 2.0), 600, tolerance=0.5)
    dips = [k for k in range(10, 600) if whole.norm[k] <= 0.5 and whole.norm[k : k + 5].max() > 0.5]
    assert len(dips) >= 4
    for k in dips:
        cut = trajectory(rule, ELLIPSE, (-4.0, 2.0), k, tolerance=0.5)
        assert cut.status == ("moving", k, None)
        assert settle(rule, ELLIPSE, (-4.0, 2.0), k, tolerance=0.5).verdicts == (cut.status,)


def test_the_step_of_an_arrival_is_the_first_calm_one() -> None:
    whole = trajectory(OPTIMIZERS["gd"](learning_rate=0.1), ELLIPSE, (-4.0, 2.0), 200)
    first = int(np.flatnonzero(whole.norm > 1e-3)[-1]) + 1
    assert whole.status == ("converged", first, None)
    for steps in range(first + 9, first + 14):
        assert trajectory(OPTIMIZERS["gd"](learning_rate=0.1), ELLIPSE, (-4.0, 2.0), steps).status == whole.status
