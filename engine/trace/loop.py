"""Optimizer × surface × schedule × noise, traced into one `start` and one `step` program.

Every number of the race is a named input, so that dragging a slider changes an input and never the program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import nan

import numpy as np

from engine.spec.derived import programs
from engine.spec.optimizer import Optimizer, Oracle
from engine.spec.schedule import Memory, Schedule, at_step
from engine.spec.surface import Surface
from engine.symbolic.arrays import Traceable
from engine.symbolic.expression import Stack, as_symbolic, symbol
from engine.symbolic.program import Program, build
from engine.symbolic.symbolic import Symbolic
from engine.symbolic.trace_error import TraceError
from engine.trace.tree import leaves, numbers, renamed, renamed_state, state_leaves


@dataclass(frozen=True, eq=False)  # compared by identity: caches look a loop up thousands of times
class Loop:
    """`start`: θ and numbers -> carried; `step`: k, carried, numbers, fed -> carried, then recorded."""

    start: Program
    step: Program
    carried: tuple[str, ...]  # theta.0, theta.1, then state.* and memory.*
    numbers: tuple[str, ...]  # rule.* and schedule.*
    feeds: int
    recorded: tuple[str, ...]  # gradient.<j>, lr, asked.<i>.<j> for every question, hessian.<i>.<j> if asked for


class Recorder:
    """An oracle that notes where it was asked for a gradient, and what it said; and the Hessian if it was asked for."""

    def __init__(self, oracle: Oracle):
        self.oracle = oracle
        self.asked: list[tuple[Traceable, Traceable]] = []
        self.curvature: Traceable = ()

    def loss(self, theta: Traceable) -> Traceable:
        return self.oracle.loss(theta)

    def gradient(self, theta: Traceable) -> Traceable:
        gradient = self.oracle.gradient(theta)
        self.asked.append((_kept(theta), _kept(gradient)))
        return gradient

    def hessian(self, theta: Traceable) -> Traceable:
        self.curvature = self.oracle.hessian(theta)
        return self.curvature


def _kept(thing: Traceable) -> Traceable:
    """What the thing is now: a rule may change its arrays in place."""
    return Stack(list(as_symbolic(thing))) if isinstance(thing[0], Symbolic) else np.array(thing, dtype=float)


def traceable(surface: Surface) -> bool:
    """Whether the surface leaves `at` and the derivatives to its formula, and the formula can be traced."""
    kind = type(surface)
    plain = all(getattr(kind, name) is getattr(Surface, name) for name in ("at", "loss", "gradient", "hessian"))
    return plain and programs(surface) is not None


def traced(rule: Optimizer, surface: Surface, schedule: Schedule | None, given: bool, watch: bool) -> Loop:
    """The loop of a rule and a schedule all of whose numbers are symbols."""
    names = [symbol(name) for name, _ in numbers(rule, "rule")]
    names += [symbol(name) for name, _ in numbers(schedule, "schedule")]
    k, theta = symbol("step"), Stack([symbol("theta.0"), symbol("theta.1")])
    fed = [symbol(f"fed.{i}") for i in range(surface.feeds)]

    state0 = rule.start(theta)
    memory0 = schedule.start(rule.rate) if schedule else ()
    state, memory = renamed_state(state0), renamed(memory0, "memory") if schedule else ()
    begin = [*leaves(theta, "theta"), *state_leaves(state0), *_memory(memory0)]
    carried = [symbol(name) for name, _ in begin]

    oracle = Recorder(surface.oracle_given(fed))
    given_rate = [symbol("fed.rate")] if given else []
    lr, memory1 = given_rate[0] if given else rule.rate, ()
    now = rule
    if schedule:
        lr, memory1 = schedule.rate(k, rule.rate, memory, oracle.loss(theta))
        now = at_step(rule, schedule.cycled(k))
    moved, state1 = now.step(theta, state, oracle, lr)
    end = [*leaves(moved, "theta"), *state_leaves(state1), *_memory(memory1)]
    if [name for name, _ in begin] != [name for name, _ in end]:
        raise TraceError("its state has other parts after a step than before it")
    gradient = oracle.asked[0][1] if oracle.asked else Stack([nan, nan])
    record = [*leaves(gradient, "gradient"), ("lr", lr)]
    for i, (point, _) in enumerate(oracle.asked):
        record += leaves(point, f"asked.{i}")
    for i, row in enumerate(oracle.curvature):
        record += leaves(row, f"hessian.{i}")
    if watch:
        record = list(leaves(surface.gradient(Stack([symbol("theta.0"), symbol("theta.1")])), "slope"))
    return Loop(
        start=build([symbol("theta.0"), symbol("theta.1"), *names], [value for _, value in begin]),
        step=build([k, *carried, *names, *fed, *given_rate], [value for _, value in end + record]),
        carried=tuple(node.name for node in carried),
        numbers=tuple(node.name for node in names),
        feeds=surface.feeds + given,
        recorded=tuple(name for name, _ in record),
    )


def _memory(memory: Memory) -> Iterator[tuple[str, Traceable]]:
    return iter(()) if memory == () else leaves(memory, "memory")
