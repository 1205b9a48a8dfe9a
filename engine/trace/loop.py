"""Optimizer × surface × schedule × noise, traced into one `start` and one `step` program.

Every number of the race is a named input, so that dragging a slider changes an input and never the program.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.spec.optimizer import Optimizer, Oracle
from engine.spec.schedule import Schedule, at_step
from engine.spec.surface import Surface, programs
from engine.symbolic.expression import Node, Stack, Symbolic, as_symbolic, symbol
from engine.symbolic.program import Program, build


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
        self.asked: list[tuple[Any, Any]] = []
        self.curvature: Any = ()

    def loss(self, theta: Any) -> Any:
        return self.oracle.loss(theta)

    def gradient(self, theta: Any) -> Any:
        gradient = self.oracle.gradient(theta)
        self.asked.append((_kept(theta), _kept(gradient)))
        return gradient

    def hessian(self, theta: Any) -> Any:
        self.curvature = self.oracle.hessian(theta)
        return self.curvature


def _kept(thing: Any) -> Any:
    """What the thing is now: a rule in plain Python may change its arrays in place."""
    return as_symbolic(thing) if isinstance(thing[0], Symbolic) else np.array(thing, dtype=float)


def numbers(thing: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    """The numeric fields of a rule or a schedule, and of what it wraps, by dotted name."""
    if thing is None:
        return
    for field in dataclasses.fields(thing):
        value, name = getattr(thing, field.name), f"{prefix}.{field.name}"
        if dataclasses.is_dataclass(value):
            yield from numbers(value, name)
        elif not isinstance(value, (bool, str, tuple)) and value is not None:
            yield name, value


def replaced(thing: Any, prefix: str, number: Callable[[str, Any], Any]) -> Any:
    """The same rule with `number(name, value)` for each of those; switches, choices and lists stay as they are."""
    if thing is None:
        return None
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(thing):
        value, name = getattr(thing, field.name), f"{prefix}.{field.name}"
        if dataclasses.is_dataclass(value):
            changes[field.name] = replaced(value, name, number)
        elif not isinstance(value, (bool, str, tuple)) and value is not None:
            changes[field.name] = number(name, value)
    return dataclasses.replace(thing, **changes)


def with_symbols(thing: Any, prefix: str) -> Any:
    """The same rule with a symbol for every number."""
    return replaced(thing, prefix, lambda name, value: symbol(name))


def leaves(state: Any, name: str, axes: int = 1) -> Iterator[tuple[str, Any]]:
    """Every number of a state, by dotted name: its fields or keys, coordinates 0 and 1 of vectors.

    An array is a vector when it has as many axes as theta has; otherwise it is one number per point.
    """
    if isinstance(state, tuple):
        fields = getattr(state, "_fields", [f"part {i}" for i in range(len(state))])
        state = dict(zip(fields, state, strict=True))
    if isinstance(state, dict):
        for field, part in state.items():
            yield from leaves(part, f"{name}.{field}", axes)
    elif isinstance(state, Stack) or getattr(state, "ndim", 0) == axes:
        for i, part in enumerate(state):
            yield f"{name}.{i}", part
    elif state is not None:
        yield name, state


def renamed(state: Any, name: str) -> Any:
    """A state of the same shape with a symbol for every number."""
    if hasattr(state, "_fields"):
        return type(state)(*(renamed(getattr(state, part), f"{name}.{part}") for part in state._fields))
    if isinstance(state, Stack):
        return Stack([renamed(part, f"{name}.{i}") for i, part in enumerate(state)])
    return symbol(name)


def trace(
    optimizer: Optimizer, surface: Surface, schedule: Schedule | None = None, given: bool = False, watch: bool = False
) -> Loop:
    """The loop of these rules; with `given`, each step's rate is fed after the surface's own numbers.

    With `watch` it records nothing but the true gradient before the step, slope.<j>.

    Raises TraceError, or whatever plain Python raises when it is handed a symbol.
    """
    return _trace(with_symbols(optimizer, "rule"), surface, with_symbols(schedule, "schedule"), given, watch)


def traceable(surface: Surface) -> bool:
    """Whether the surface leaves `at` and the derivatives to its formula, and the formula can be traced."""
    kind = type(surface)
    plain = all(getattr(kind, name) is getattr(Surface, name) for name in ("at", "loss", "gradient", "hessian"))
    return plain and programs(surface) is not None


@lru_cache(maxsize=512)
def _trace(rule: Optimizer, surface: Surface, schedule: Schedule | None, given: bool, watch: bool) -> Loop:
    names = [symbol(name) for name, _ in numbers(rule, "rule")]
    names += [symbol(name) for name, _ in numbers(schedule, "schedule")]
    k, theta = symbol("step"), Stack([symbol("theta.0"), symbol("theta.1")])
    fed = [symbol(f"fed.{i}") for i in range(surface.feeds)]

    state0 = rule.start(theta)
    memory0 = schedule.start(rule.rate) if schedule else ()
    state, memory = renamed(state0, "state"), renamed(memory0, "memory") if schedule else ()
    begin = [*leaves(theta, "theta"), *leaves(state0, "state"), *_memory(memory0)]
    carried = [symbol(name) for name, _ in begin]

    oracle = Recorder(surface.seen(fed))
    given_rate = [symbol("fed.rate")] if given else []
    lr, memory1 = given_rate[0] if given else rule.rate, ()
    now = rule
    if schedule:
        lr, memory1 = schedule.rate(k, rule.rate, memory, oracle.loss(theta))
        now = at_step(rule, schedule.cycled(k))
    moved, state1 = now.step(theta, state, oracle, lr)
    end = [*leaves(moved, "theta"), *leaves(state1, "state"), *_memory(memory1)]
    if [name for name, _ in begin] != [name for name, _ in end]:
        raise TypeError(f"{type(rule).__name__} changes the shape of its state in a step")
    record = [*leaves(oracle.asked[0][1], "gradient"), ("lr", lr)]
    for i, (point, _) in enumerate(oracle.asked):
        record += leaves(point, f"asked.{i}")
    for i, row in enumerate(oracle.curvature):
        record += leaves(row, f"hessian.{i}")
    if watch:
        record = list(leaves(surface.gradient(theta), "slope"))
    return Loop(
        start=build([*_nodes(theta), *names], [value for _, value in begin]),
        step=build([k, *carried, *names, *fed, *given_rate], [value for _, value in end + record]),
        carried=tuple(node.name for node in carried),
        numbers=tuple(node.name for node in names),
        feeds=surface.feeds + given,
        recorded=tuple(name for name, _ in record),
    )


def _nodes(point: Stack) -> list[Node]:
    return [node for _, node in leaves(point, "")]


def _memory(memory: Any) -> Iterator[tuple[str, Any]]:
    return iter(()) if memory == () else leaves(memory, "memory")
