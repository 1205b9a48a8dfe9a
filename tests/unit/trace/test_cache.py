"""Traced loops are found again whatever the numbers are, on every Python; no bug of ours is taken for a refusal."""

import logging
from dataclasses import dataclass, replace
from time import thread_time
from typing import Any

import numpy as np
import pytest

from engine.config import RunConfig, default_race
from engine.run import race, trajectory
from engine.schedules import SCHEDULES
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.symbolic.trace_error import TraceError
from engine.trace.affine import affine
from engine.trace.cache import loop_of, trace, why_untraceable
from engine.trace.schedule_program import plan
from engine.trace.tree import numbers, replaced, structure
from optimizers import OPTIMIZERS
from surfaces import SURFACES

BEALE = SURFACES["beale"]()


def changed(thing: Any) -> Any:
    """The same rule with every one of its numbers changed."""
    return replaced(thing, "", lambda name, value: value * 0.9 + (1 if isinstance(value, int) else 1e-3))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_rule_with_other_numbers_is_traced_and_shares_its_trace(name: str) -> None:
    rule = OPTIMIZERS[name]()
    other = changed(rule)
    assert dict(numbers(other, "")) != dict(numbers(rule, "")) or not dict(numbers(rule, ""))
    for schedule in (None, SCHEDULES["cosine"](), np.full(5, 0.1)):
        first = loop_of(rule, BEALE, schedule)
        assert first is not None
        assert loop_of(other, BEALE, changed(schedule) if schedule is SCHEDULES["cosine"] else schedule) is first
    assert affine(rule) == affine(other)


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_with_other_numbers_shares_its_program(name: str) -> None:
    assert plan(changed(SCHEDULES[name]())) is plan(SCHEDULES[name]())


def test_a_structure_holds_switches_and_rules_but_no_number() -> None:
    adamw, lookahead = OPTIMIZERS["adamw"], OPTIMIZERS["lookahead"]
    assert structure(adamw(learning_rate=0.5)) == structure(adamw())
    assert structure(adamw(amsgrad=True)) != structure(adamw())
    assert structure(lookahead(inner=adamw())) != structure(lookahead())
    assert structure(lookahead(inner=adamw(beta1=0.1))) == structure(lookahead(inner=adamw(beta1=0.2)))
    columns = replace(adamw(), learning_rate=np.linspace(0, 1, 9))
    assert hash(structure(columns)) == hash(structure(adamw()))


def timed(config: RunConfig) -> float:
    began = thread_time()
    race(config)
    return thread_time() - began


def test_a_race_whose_numbers_changed_is_as_fast_as_before() -> None:
    before = default_race()
    entries = tuple(replace(entry, optimizer=changed(entry.optimizer)) for entry in before.entries)
    after = replace(before, entries=entries)
    race(before)
    race(after)
    times = [(timed(before), timed(after)) for _ in range(7)]
    ratio = min(one for _, one in times) / min(one for one, _ in times)
    print(f"default race with changed numbers: {ratio:.2f} of its time before the change")
    assert ratio < 3  # it was 50 where the change cost the trace


@dataclass(frozen=True)
class Rooted(Optimizer):
    """From outside the registries, and needs numbers."""

    learning_rate: float = 0.1

    def start(self, theta: Any) -> Any:
        return 0

    def step(self, theta: Any, state: Any, oracle: Any, lr: Any) -> Any:
        g = oracle.gradient(theta)
        return theta - lr * g / (1 + float(np.abs(g[0]))), state


class Absurd(Surface):
    """From outside, and fails on anything but numbers in a way of its own."""

    def formula(self, x: Any, y: Any) -> Any:
        return {True: x * x + y * y}[isinstance(x, float)]


def test_what_comes_from_outside_runs_directly_and_says_so_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert trajectory(Rooted(), BEALE, (1.0, 1.5), 3).theta.shape == (4, 2)
            assert trajectory(OPTIMIZERS["gd"](), Absurd(), (1.0, 1.5), 3).theta.shape == (4, 2)
    said = [record.getMessage() for record in caplog.records]
    assert [text.split()[0] for text in said] == ["Rooted", "Absurd"]
    assert "test_cache.py, line " in said[0] and "no value yet" in said[0]
    assert why_untraceable(Rooted(), BEALE) in said[0]
    assert not affine(Rooted())
    with pytest.raises(TraceError, match=r"Rooted .*line \d+.*no value"):
        trace(Rooted(), BEALE)


def test_a_bug_in_a_registered_rule_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise NameError("betta1")

    monkeypatch.setattr(OPTIMIZERS["adam"], "step", broken)
    with pytest.raises(NameError, match="betta1"):
        trajectory(OPTIMIZERS["adam"](), SURFACES["ellipse"](condition=3.7), (1.0, 1.5), 3)  # not traced yet


def test_a_bug_in_a_registered_surface_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("nothing")

    monkeypatch.setattr(SURFACES["ellipse"], "formula", broken)
    with pytest.raises(ZeroDivisionError):
        trajectory(OPTIMIZERS["gd"](), SURFACES["ellipse"](condition=3.3), (1.0, 1.5), 3)


@dataclass(frozen=True)
class Blind(Optimizer):
    """Asks for nothing: what it saw of the gradient is no number."""

    learning_rate: float = 0.1

    def start(self, theta: Any) -> Any:
        return 0

    def step(self, theta: Any, state: Any, oracle: Any, lr: Any) -> Any:
        return theta * (1 - lr), state


def test_a_rule_that_asks_for_no_gradient_is_traced() -> None:
    assert loop_of(Blind(), BEALE, None) is not None
    t = trajectory(Blind(), BEALE, (1.0, 1.5), 3)
    assert np.isnan(t.gradient).all() and t.evaluations == 0
    np.testing.assert_allclose(t.theta[-1], [0.729, 1.5 * 0.729])
