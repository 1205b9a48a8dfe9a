"""Trees of numbers: a rule or a schedule and what it wraps, and the state that a rule carries from step to step.

`structure` of a rule is what a trace builds in: its class, its switches, choices and lists, and the same of every rule
inside. It holds no number and no symbol, so it can be hashed and compared on any Python: the key of every cache of
traces. (Rules full of symbols cannot be: `==` of two symbols is a symbol, and asking for its truth is an error.)
"""

import dataclasses
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import numpy as np

from engine.spec.optimizer import State
from engine.symbolic.arrays import Traceable
from engine.symbolic.expression import Stack, as_symbolic, symbol

BUILT_IN = (bool, np.bool_, str, tuple)  # fields of these types are part of the program; all others are its inputs


class Number(NamedTuple):
    """The place of a number in a structure."""


NUMBER = Number()
STATE = "state"
Thing = TypeVar("Thing")  # a rule or a schedule, or None


class Structure(NamedTuple):
    """A dataclass without its numbers: NUMBER stands for each, and a Structure for each rule inside."""

    kind: type
    fields: tuple[tuple[str, Hashable], ...]

    def symbolic(self, prefix: str) -> Any:
        """The rule with a symbol for every number, called by its dotted name: `rule.inner.beta1`."""
        return self.kind(**{name: _symbolic(part, f"{prefix}.{name}") for name, part in self.fields})

    def kinds(self) -> Iterator[type]:
        """Its class, then those of the rules inside."""
        yield self.kind
        for _, part in self.fields:
            if isinstance(part, Structure):
                yield from part.kinds()


def _symbolic(part: Hashable, name: str) -> object:
    if isinstance(part, Structure):
        return part.symbolic(name)
    return symbol(name) if isinstance(part, Number) else part


def structure(thing: object) -> Structure:
    """The structure of a rule or a schedule; TypeError for what is no dataclass."""
    kind: type = type(thing)
    return Structure(kind, tuple([(name, _part(getattr(thing, name))) for name, given in _fields(kind) if given]))


@lru_cache(maxsize=256)
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """The names of the fields of a dataclass, and whether its constructor takes them."""
    return tuple((field.name, field.init) for field in dataclasses.fields(kind))


def _part(value: object) -> Hashable:
    if type(value) is float:  # nearly all of them: every race asks for every runner's
        return NUMBER
    if dataclasses.is_dataclass(value):
        return structure(value)
    return value if value is None or isinstance(value, BUILT_IN) else NUMBER


def numbers(thing: object, prefix: str) -> Iterator[tuple[str, Traceable]]:
    """The numeric fields of a rule or a schedule, and of what it wraps, by dotted name."""
    if thing is None:
        return
    kind: type = type(thing)
    for field, _ in _fields(kind):
        value, name = getattr(thing, field), f"{prefix}.{field}"
        if type(value) is float:
            yield name, value
        elif dataclasses.is_dataclass(value):
            yield from numbers(value, name)
        elif not isinstance(value, BUILT_IN) and value is not None:
            yield name, value


def replaced(thing: Thing, prefix: str, number: Callable[[str, Traceable], Traceable]) -> Thing:
    """The same rule with `number(name, value)` for each of those; switches, choices and lists stay as they are."""
    if thing is None:
        return thing
    if not dataclasses.is_dataclass(thing) or isinstance(thing, type):
        raise TypeError(f"{thing!r} is no dataclass: it declares no number")
    changes: dict[str, object] = {}
    for field in dataclasses.fields(thing):
        value, name = getattr(thing, field.name), f"{prefix}.{field.name}"
        if dataclasses.is_dataclass(value):
            changes[field.name] = replaced(value, name, number)
        elif not isinstance(value, BUILT_IN) and value is not None:
            changes[field.name] = number(name, value)
    return dataclasses.replace(thing, **changes)


def state_leaves(state: State, axes: int = 1) -> Iterator[tuple[str, Traceable]]:
    """Every number of a rule's state; a state that is one number or one vector is called `state.state`."""
    return leaves(state, STATE if _has_parts(state) else f"{STATE}.{STATE}", axes)


def renamed_state(state: State) -> State:
    """The same state with symbols, named as `state_leaves` names them."""
    return renamed(state, STATE if _has_parts(state) else f"{STATE}.{STATE}")


def _has_parts(state: State) -> bool:
    return isinstance(state, (tuple, dict))


def leaves(state: State, name: str, axes: int = 1) -> Iterator[tuple[str, Traceable]]:
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


def renamed(state: State, name: str) -> State:
    """A state of the same shape with a symbol for every number, named as `leaves` names them."""
    if isinstance(state, dict):
        return {field: renamed(part, f"{name}.{field}") for field, part in state.items()}
    if hasattr(state, "_fields"):
        return type(state)(*(renamed(getattr(state, part), f"{name}.{part}") for part in state._fields))
    if isinstance(state, tuple):
        return tuple(renamed(part, f"{name}.part {i}") for i, part in enumerate(state))
    if isinstance(state, Stack) or (isinstance(state, np.ndarray) and state.ndim):
        return Stack([renamed(part, f"{name}.{i}") for i, part in enumerate(as_symbolic(state))])
    return None if state is None else symbol(name)
