"""Numbers of a schedule that count steps: how long they are in a run of T steps, and how they follow when T changes."""

import dataclasses
import math
from collections.abc import Callable
from typing import TypeVar

from engine.spec.hyper import Hyper, hypers

Thing = TypeVar("Thing")  # a Schedule, or None


def share(term: Hyper, steps: int) -> int | tuple[int, ...]:
    """The number of steps, or the list of them, that `term` takes of a run of `steps`; at least one."""

    def part(fraction: float) -> int:
        whole = math.floor(steps * fraction + 1e-9)  # a third of 300 is 100, whatever a third is in binary
        return max(whole, 1)

    return tuple(map(part, term.horizon)) if isinstance(term.horizon, tuple) else part(term.horizon or 0.0)


def fitted(schedule: Thing, steps: int) -> Thing:
    """The schedule, and every one inside it, with its horizons as long as a run of `steps` asks for."""
    return _replaced(schedule, lambda term, value: share(term, steps))


def followed(schedule: Thing, before: int, after: int) -> Thing:
    """The same where a run of `before` steps becomes one of `after`: horizons that have another length stay."""
    return _replaced(schedule, lambda term, value: share(term, after) if value == share(term, before) else value)


def _replaced(thing: Thing, number: Callable[[Hyper, object], object]) -> Thing:
    if not dataclasses.is_dataclass(thing) or isinstance(thing, type):
        return thing
    changes: dict[str, object] = {
        name: number(term, getattr(thing, name)) for name, term in hypers(thing).items() if term.horizon
    }
    for field in dataclasses.fields(thing):
        if dataclasses.is_dataclass(getattr(thing, field.name)):
            changes[field.name] = _replaced(getattr(thing, field.name), number)
    return dataclasses.replace(thing, **changes)
