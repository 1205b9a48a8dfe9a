"""A rule that is changed turns the lessons about it red: their numbers are the engine's, not a copy."""

from dataclasses import replace

import pytest

from engine.trace import affine, cache
from lessons import LESSONS, claim
from lessons.measures import measure
from optimizers import OPTIMIZERS

CACHES = (cache._built, affine._affine, claim._measured, measure.runs)


def forget():
    for each in CACHES:
        each.cache_clear()


@pytest.fixture
def changed(monkeypatch):
    """Change how a rule, by key, takes its step; what was traced before and what is traced meanwhile is forgotten."""

    def change(key, step):
        rule = OPTIMIZERS[key]
        original = rule.step
        monkeypatch.setattr(rule, "step", lambda *given: step(original, *given))
        forget()

    yield change
    monkeypatch.undo()
    forget()


def longer(step, self, theta, state, oracle, lr):
    return step(self, theta, state, oracle, 1.1 * lr)


def less_memory(step, self, theta, state, oracle, lr):
    return step(replace(self, momentum=0.9 * self.momentum), theta, state, oracle, lr)


def uncorrected(step, self, theta, state, oracle, lr):
    return step(replace(self, bias_correction=False), theta, state, oracle, lr)


def forgetful(step, self, theta, state, oracle, lr):
    moved, _ = step(self, theta, state, oracle, lr)
    return moved, state


def coupled(step, self, theta, state, oracle, lr):
    return step(replace(self, weight_decay=0.9 * self.weight_decay), theta, state, oracle, lr)


FAULTS = [
    ("gd", longer, "01-a-step-downhill"),
    ("gd", longer, "04-the-ravine"),
    ("momentum", less_memory, "05-momentum"),
    ("nag", less_memory, "06-look-before-you-leap"),
    ("adagrad", forgetful, "08-adagrad"),
    ("rmsprop", longer, "09-rmsprop"),
    ("adadelta", forgetful, "10-adadelta"),
    ("adam", uncorrected, "11-adam"),
    ("adamw", coupled, "12-decay-is-not-l2"),
    ("lion", longer, "14-lion-and-lookahead"),
]


@pytest.mark.parametrize(("key", "step", "name"), FAULTS, ids=[f"{key}-{name}" for key, _, name in FAULTS])
def test_a_changed_rule_turns_its_lesson_red(key, step, name, changed):
    changed(key, step)
    assert [each.name for each in LESSONS[name].claims if not each.check().holds]


def test_as_they_are_the_rules_hold():
    forget()
    assert all(each.check().holds for name in {fault[2] for fault in FAULTS} for each in LESSONS[name].claims)
