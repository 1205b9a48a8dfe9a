"""The public names say what they take and return, and their examples run."""

import doctest
import importlib
import inspect

import numpy as np
import pytest

import optimizers
import surfaces
from engine import schedules
from engine.config import Entry, RunConfig
from engine.link import decode, encode
from engine.outcome.status import Status
from engine.run import race, settle, trajectory
from engine.spec import Hyper, Optimizer, Oracle, Surface, Text, hyper
from engine.spec.notation import Symbol
from engine.spec.schedule import Schedule
from engine.sweeps.grid import grid

MODULES = (
    "spec.hyper",
    "spec.optimizer",
    "spec.schedule",
    "spec.surface",
    "spec.text",
    "config",
    "link",
    "outcome.status",
    "outcome.trajectory",
    "run",
    "batch",
    "batch.settle",
)
CALLS = (Optimizer.step, Surface.loss, Surface.gradient, Surface.hessian, Surface.at, hyper)
CALLS += (encode, decode, trajectory, race, settle, grid)
VALUES = (Entry, RunConfig, Hyper, Status, Symbol)
THINGS = (Optimizer, Oracle, Surface, Schedule, Text)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name):
    module = importlib.import_module(f"engine.{name}")
    found = doctest.testmod(module, extraglobs={"np": np}, optionflags=doctest.ELLIPSIS)
    assert found.failed == 0


@pytest.mark.parametrize("name", CALLS, ids=lambda call: call.__qualname__)
def test_a_call_says_what_it_takes_and_returns(name):
    text = inspect.getdoc(name)
    assert all(f"\n{part}:" in text for part in ("Args", "Returns", "Example"))
    told = text.partition("\nArgs:")[2]
    parameters = [each for each in inspect.signature(name).parameters if each != "self"]
    assert all(each in told for each in parameters)


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
def test_a_value_says_what_it_is_made_of(cls):
    told = inspect.getdoc(cls).partition("\nArgs:")[2]
    assert all(name in told for name in inspect.signature(cls).parameters)


@pytest.mark.parametrize("cls", THINGS, ids=lambda cls: cls.__name__)
def test_a_base_class_shows_one(cls):
    assert "\nExample:" in inspect.getdoc(cls)


REGISTERED = [*optimizers.OPTIMIZERS.values(), *surfaces.SURFACES.values(), *schedules.SCHEDULES.values()]


@pytest.mark.parametrize("cls", REGISTERED, ids=lambda cls: cls.__name__)
def test_every_rule_surface_and_schedule_has_a_line(cls):
    line = cls.__dict__["__doc__"].splitlines()[0]
    assert line.endswith(".") and not line.startswith(f"{cls.__name__}(")  # not the one that dataclass makes
    assert line not in inspect.getmodule(cls).__doc__
