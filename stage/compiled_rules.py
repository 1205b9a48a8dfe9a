"""The programs of rules and schedules on one surface, as JSON: with them the browser runs a race by itself."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from engine.fields import amend, named, rate_name, walk
from engine.outcome.stability import LIMITS, edge
from engine.spec.hyper import hypers
from engine.spec.registry import key
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.symbolic.expression import symbol
from engine.symbolic.program import build
from engine.trace.cache import trace, why_untraceable
from engine.trace.loop import Loop
from engine.trace.schedule_program import plan
from engine.trace.tree import structure
from stage.card_schema import built_in, params
from stage.catalog_schema import Cycled, RulePrograms, SchedulePrograms


def kind(thing: Any) -> str:
    """Which rules are nested in which: the key, and in brackets that of each rule inside, `lookahead(adam)`."""
    first, *inside = [key(owner) for _, owner, _ in walk(thing)]
    return first + "".join(f"({name})" for name in inside)


def structural(optimizer: Any, surface: Surface) -> set[str]:
    """The numbers that change what a step is shown, not only what it does with it: the batch size."""
    found = set()
    for name, term in hypers(optimizer).items():
        value = getattr(optimizer, name)
        if term.scale == "integer" and isinstance(value, int):
            other = dataclasses.replace(optimizer, **{name: value + 1 if value < term.maximum else value - 1})
            found |= {name} if other.data(surface) != optimizer.data(surface) else set()
    return found


def fixed(optimizer: Any, surface: Surface) -> dict[str, Any]:
    """The settings that a rule's program has built in."""
    frozen = structural(optimizer, surface)
    return {param.name: param.value for param in params(optimizer) if built_in(param) or param.name in frozen}


def fixed_plan(entry: Schedule) -> dict[str, Any]:
    """The settings that a schedule's program has built in."""
    return {param.name: param.value for param in params(entry, "schedule.") if built_in(param)}


def structure_key(kind: str, fixed: dict[str, Any]) -> tuple[Any, ...]:
    """Cache key of a compiled rule: structure and switches; numbers are inputs, so not part of it."""
    return (kind, *sorted(fixed.items()))


SLOWER = 64  # times that a rule without a program takes for a step of many runs, at least


def on_server(optimizer: Any, surface: Surface) -> bool:
    """Whether a rule has no program, because a trace cannot follow it: only Python can run it, then."""
    return bool(why_untraceable(optimizer, optimizer.data(surface)))


def rule(optimizer: Any, surface: Surface, last: Sequence[str], view: int) -> RulePrograms:
    """The programs of a rule that sees `surface`, the view of that number; each step's rate is fed to it.

    The inputs of a step that are called as in `last` stand after all others.
    """
    view_of = optimizer.data(surface)
    loop: Loop = trace(optimizer, view_of, given=True)
    base = rate_name(optimizer) or float(optimizer.rate)
    found: RulePrograms = {
        "kind": kind(optimizer),
        "fixed": fixed(optimizer, surface),
        "view": view,
        "base": base,
        "numbers": [name.removeprefix("rule.") for name in loop.numbers],
        "carried": loop.carried,
        "recorded": loop.recorded,
        "start": loop.start.pack(),
        "step": loop.step.ending(last).pack(),
    }
    if optimizer.recurrence is not None:
        found |= {"limit": limit(optimizer, loop), "laws": LIMITS[optimizer.recurrence]}
    return found


def limit(optimizer: Any, loop: Loop) -> dict[str, object]:
    """The program from the numbers of a rule with a recurrence and the largest curvature to its largest stable rate."""
    curvature = symbol("curvature")
    stable = edge(structure(optimizer).symbolic("rule"), curvature)
    program = build([*map(symbol, loop.numbers), curvature], [stable])
    return program.pack()


def schedule(entry: Schedule) -> SchedulePrograms:
    """The programs of a schedule."""
    found = plan(entry)
    cycled: Cycled = {"cycled": found.cycled} if found.cycled else {}
    return {
        "kind": kind(entry),
        "fixed": fixed_plan(entry),
        "watches": found.watches,
        "memory": found.memory,
        "numbers": found.numbers,
        **cycled,
        "start": found.start.pack(),
        "step": found.step.pack(),
    }


def variants(thing: Any) -> Iterator[Any]:
    """The thing as it is, and with each of its own switches and choices set otherwise."""
    yield thing
    for name, term in hypers(thing).items():
        others: list[Any] = list(term.choices) if term.scale == "choice" else []
        others += [not getattr(thing, name)] if term.scale == "switch" else []
        for other in others:
            if other != getattr(thing, name):
                yield amend(thing, {name: other}, named(thing))[0]
