"""One step of a rule, observed: what it computes, and what it calls it."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

from engine.formula.tree import Written, as_written, called, column, constant
from engine.spec.optimizer import Optimizer, State
from engine.symbolic.arrays import Traceable
from engine.symbolic.trace_error import TraceError
from engine.trace.tree import STATE, replaced


@dataclass
class Asked:
    """An oracle without a loss: it records the points it is asked about, and answers with fresh names."""

    points: dict[str, Written]

    def loss(self, theta: Written) -> Written:
        return called("loss")

    def gradient(self, theta: Written) -> Written:
        name = f"gradient{len(self.points) or ''}"
        self.points[name] = theta
        return called(name, wide=True)

    def hessian(self, theta: Written) -> Written:
        (a, b), d = (called(f"hessian.0.{i}") for i in range(2)), called("hessian.1.1")
        return column([column([a, b]), column([b, d])])


@dataclass(frozen=True)
class Step:
    """One step of a rule as it is written."""

    first: dict[str, Written]  # the state before the first step, by dotted name
    moved: Written  # θ after the step
    after: dict[str, Written]  # the state after the step
    points: dict[str, Written]  # where each gradient was asked for
    locals: list[tuple[str, Written]]  # what the rule calls its values, in the order of its text


def observe(rule: Optimizer) -> Step:
    """Runs one step. A hyperparameter that is 0 is left out; the others are `rule.*`, the state before is `before.*`.

    The names of values are those of the local variables: a profile function reads them when a step returns.
    """
    named = replaced(rule, "rule", lambda name, value: called(name) if value else constant(value))
    theta, oracle, found = called("theta", wide=True), Asked({}), list[tuple[str, Written]]()
    first = named.start(theta)
    before = "before" if isinstance(first, (tuple, dict)) else f"before.{STATE}"
    texts = _texts(rule)

    def watch(frame: FrameType, event: str, arg: object) -> None:
        if event == "return" and frame.f_globals.get("__name__") in texts:
            found.extend((name, value) for name, value in frame.f_locals.items() if isinstance(value, Written))

    watched_before = sys.getprofile()
    sys.setprofile(watch)
    try:
        moved, after = named.step(
            theta,
            _before(first, before),
            oracle,
            called("lr"),
        )
    finally:
        sys.setprofile(watched_before)
    return Step(dict(fields(first)), as_written(moved), dict(fields(after)), oracle.points, found)


def _texts(rule: Optimizer) -> set[str]:
    """The modules in which this rule, and every rule inside it, is written."""
    inside = [part for part in vars(rule).values() if isinstance(part, Optimizer)]
    return {type(rule).step.__module__}.union(*map(_texts, inside))


def _before(state: State, name: str) -> Traceable:
    if state is None or (isinstance(state, tuple) and not state):
        return state
    if isinstance(state, dict):
        return {part: _before(value, f"{name}.{part}") for part, value in state.items()}
    if isinstance(state, tuple):
        return type(state)(*(_before(getattr(state, part), f"{name}.{part}") for part in _names(state)))
    return called(name, wide=as_written(state).wide)


def _names(state: tuple[Traceable, ...]) -> tuple[str, ...]:
    if state and not hasattr(state, "_fields"):
        raise TraceError("the parts of its state have no names: make it a NamedTuple")
    return tuple(getattr(state, "_fields", ()))


def fields(state: object, name: str = "") -> Iterator[tuple[str, Written]]:
    """Every value of a state, by dotted name; a state that is one number or one vector is called `state`."""
    if state is None:
        return
    if isinstance(state, dict):
        for part, value in state.items():
            yield from fields(value, f"{name}.{part}" if name else part)
    elif isinstance(state, tuple):
        for part in _names(state):
            yield from fields(getattr(state, part), f"{name}.{part}" if name else part)
    else:
        yield name or STATE, as_written(state)
