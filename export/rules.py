"""Rules and schedules as text: what they compute in a step, and what they remember between two."""

from typing import Any, NamedTuple

import numpy as np

from engine.fields import terms, walk
from engine.formula.record import fields, observe
from engine.formula.tree import Written, as_written, called, leaves
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule, at_step
from engine.symbolic.trace_error import TraceError
from export.trees import Formula, Part, below, watched

CALLED = {"theta": "decayed", "k": "at"}  # what a text makes of its own arguments
SOME = 0.5  # in the place of a number that a schedule moves: it is not left out as a 0 would be


class Remembered(NamedTuple):
    """One thing that a step needs of the step before; `wide` if it is one number for each parameter."""

    name: str  # dotted, as in the state
    first: Written
    wide: bool


class Ruled(NamedTuple):
    """One step of a rule: the results are θ after it and then what is remembered, in order."""

    formula: Formula
    remembered: tuple[Remembered, ...]
    numbers: dict[str, object]  # the hyperparameters that the step needs, by dotted name
    curved: bool  # whether it needs the Hessian


def ruled(rule: Optimizer, schedule: Schedule | None) -> Ruled:
    """The step of a rule; TraceError where it cannot be written as formulas of one gradient."""
    moved_by = schedule.cycled(0.0) if schedule else {}
    step = observe(at_step(rule, dict.fromkeys(moved_by, SOME)))
    if list(step.points) != ["gradient"] or step.points["gradient"].name != "theta":
        raise TraceError("it asks for gradients elsewhere than at θ")
    needed: list[str] = []
    pending = [step.moved]
    while pending:
        for leaf in (leaf for leaf in below(pending.pop()) if leaf.name.startswith("before.")):
            name = _whole(leaf.name.removeprefix("before."), step.after)
            if name not in needed:
                needed.append(name)
                pending.append(step.after[name])
    needed = [name for name in step.after if name in needed]
    results = (step.moved, *(step.after[name] for name in needed))
    names = {leaf.name for tree in results for leaf in below(tree) if leaf.name}
    names |= {leaf.name for name in needed for leaf in leaves(step.first[name])}
    if "loss" in names:
        raise TraceError("it asks for the loss")
    parts = [*step.locals, *((name.rpartition(".")[2], step.after[name]) for name in needed)]
    return Ruled(
        Formula(results, _called(tuple(part for part in parts if not part[0].startswith("_")))),
        tuple(Remembered(name, _item(step.first[name]), step.after[name].wide) for name in needed),
        {name: _value(rule, name) for name in _declared(rule, "rule.") if name in names},
        any(name.startswith("hessian") for name in names),
    )


def _whole(name: str, known: dict[str, Written]) -> str:
    """The name of a part of the state, of one of its coordinates too."""
    return name if name in known else name.rpartition(".")[0]


def _item(first: Written) -> Written:
    """What stands in every coordinate of a first value."""
    pair = [(arg.name, arg.value) for arg in first.args]
    return first.args[0] if first.op == "stack" and pair[0] == pair[1] else first


def _declared(rule: object, prefix: str) -> list[str]:
    """The dotted names of a rule's numbers, in the order of their declaration."""
    return [f"{prefix}{inner}{name}" for inner, owner, _ in walk(rule) for name in terms(owner)]


def _value(rule: object, name: str) -> object:
    for part in name.split(".")[1:]:
        rule = getattr(rule, part)
    return rule


class Scheduled(NamedTuple):
    """A schedule as text: its results are the rate and then what it remembers; `first` has that before step 0.

    `moved` are the hyperparameters that it moves, as formulas of k.
    """

    formula: Formula
    first: tuple[Part, ...]
    moved: dict[str, Formula]
    sees_loss: bool


def scheduled(schedule: Schedule, base: float) -> Scheduled:
    """The rate of step k by a schedule; TraceError where it cannot be written as formulas."""
    k, loss, modules = called("k"), called("loss"), _modules(schedule)
    memory = schedule.start(base)
    first = tuple((name, as_written(value)) for name, value in fields(memory))
    before = type(memory)(*(called(f"before.{name}") for name, _ in first))
    with np.errstate(all="ignore"):
        (rate, after), parts = watched(modules, lambda: schedule.rate(k, base, before, loss))
        results = (as_written(rate), *(tree for _, tree in fields(after)))
        cycled, steps = watched(modules, lambda: schedule.cycled(k))
    moved = {name: Formula((as_written(value),), _called(steps)) for name, value in cycled.items()}
    sees_loss = any(leaf.name == "loss" for tree in results for leaf in leaves(tree))
    return Scheduled(Formula(results, _called(parts)), first, moved, sees_loss)


def _called(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple((CALLED.get(name, name), tree) for name, tree in parts)


def _modules(schedule: Any) -> set[str]:
    inside = getattr(schedule, "then", None)
    return {type(schedule).__module__} | (_modules(inside) if isinstance(inside, Schedule) else set())
