"""The learning rate that suits a rule in a race, and where it comes from.

`table`: benchmarks/tune.py found it, for the surface and the rule as declared, without schedule or noise, from the
surface's own start, in STEPS steps. `theory`: the fastest on a quadratic, from its curvatures. `found`: of the rates
that were tried for these very settings, the best.
"""

from collections.abc import Hashable
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from engine.batch.settle import settle
from engine.fields import terms, untuned, walk
from engine.spec.hyper import Hyper
from engine.spec.noise import Noise, Noisy
from engine.spec.optimizer import Optimizer
from engine.spec.registry import key
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray
from engine.trace.schedule_program import plan
from engine.trace.tree import replaced
from engine.tuning.quadratic import LAWS, curvatures, fastest
from engine.tuning.rate_tolerance import good, tried

STEPS = 300  # of the runs of benchmarks/tune.py
COUNT = 121  # learning rates that are tried, as many as Find the rate draws
LONGEST = 1000  # steps that are tried: a rate that is good for so many is good for more
REMEMBERED = 512


class Place(NamedTuple):
    """All of a race that decides which learning rate is good, but for the runner itself."""

    surface: Surface
    noise: Noise | None
    start: tuple[float, float]
    steps: int
    seed: int


class Tuned(NamedTuple):
    """A learning rate, where it comes from, and its law where theory gives it."""

    rate: float
    how: Literal["table", "theory", "found"]
    law: str = ""


def known(optimizer: Optimizer, schedule: Schedule | None, place: Place) -> Tuned | None:
    """The suitable rate if it takes no search: from the table, by theory, or found before."""
    if schedule is None and place.noise is None:
        if (rate := _declared(optimizer, place)) is not None:
            return Tuned(rate, "table")
        if (rate := by_theory(optimizer, place.surface)) is not None:
            return Tuned(rate, "theory", LAWS[str(optimizer.recurrence)])
    rate = _remembered.get(_settings(optimizer, schedule, place))
    return None if rate is None else Tuned(rate, "found")


def suitable(optimizer: Optimizer, schedule: Schedule | None, place: Place) -> Tuned | None:
    """The same, found now where it is not known; None where no rate is better than another."""
    found = known(optimizer, schedule, place)
    settings = _settings(optimizer, schedule, place)
    if found is None and settings not in _remembered:
        if len(_remembered) >= REMEMBERED:
            _remembered.pop(next(iter(_remembered)), None)  # the oldest
        _remembered[settings] = search(*settings)
        found = known(optimizer, schedule, place)
    return found


_remembered: dict[tuple[Optimizer, Schedule | None, Place], float | None] = {}


def search(optimizer: Optimizer, schedule: Schedule | None, place: Place) -> float | None:
    """The rate that ends lowest, of equally good ones the middle; None where no rate descends, or none is used."""
    surface, start = place.surface, np.array(place.start)
    if not surface.minima or not uses_the_rate(schedule):
        return None
    name, term = next((n, t) for n, t in _terms(optimizer) if n.endswith("learning_rate"))
    values: FloatArray = tried(term, COUNT)
    rule = replaced(optimizer, "", lambda path, value: values if path == f".{name}" else value)
    seen = optimizer.data(Noisy(surface, place.noise) if place.noise else surface)
    ends = settle(rule, seen, start, min(place.steps, LONGEST), schedule=schedule, seed=place.seed, rest=False)
    losses = np.where(ends.status == "diverged", np.inf, ends.loss)
    if untuned(surface):  # nobody has looked at it: a rate between two that are worse was lucky
        losses = np.maximum(losses, np.maximum([*losses[1:], np.inf], [np.inf, *losses[:-1]]))
    lowest, first = min(minimum.loss for minimum in surface.minima), float(surface.loss(start))
    found = good(losses, lowest, first)
    return float(values[found.best]) if found and losses[found.best] < first else None


@lru_cache(maxsize=256)
def _curvatures(surface: Surface) -> tuple[float, float] | None:
    return curvatures(surface)


def by_theory(optimizer: Optimizer, surface: Surface) -> float | None:
    """The fastest rate on a quadratic that the rule sees as it is."""
    if getattr(optimizer, "recurrence", None) is None or optimizer.data(surface).feeds:
        return None
    found = _curvatures(surface) if isinstance(surface, Hashable) else curvatures(surface)
    return fastest(optimizer, *found) if found else None


def _declared(optimizer: Optimizer, place: Place) -> float | None:
    """The rate of the table, where all is as it was when it was tuned."""
    if place.start != tuple(place.surface.start) or place.steps != STEPS:
        return None
    plain = any_rate(optimizer) == any_rate(type(optimizer)())
    return place.surface.tuned.get(key(optimizer)) if plain else None


def any_rate(optimizer: Optimizer) -> Optimizer:
    """The rule without its learning rate: equal for rules that differ in nothing else."""
    return replaced(optimizer, "", lambda path, value: 1.0 if path.endswith("learning_rate") else value)


def _settings(
    optimizer: Optimizer, schedule: Schedule | None, place: Place
) -> tuple[Optimizer, Schedule | None, Place]:
    """What a search depends on; the seed only where there is chance."""
    seen = optimizer.data(Noisy(place.surface, place.noise) if place.noise else place.surface)
    return any_rate(optimizer), schedule, place if seen.feeds else place._replace(seed=0)


def _terms(optimizer: Optimizer) -> list[tuple[str, Hyper]]:
    return [(f"{path}{name}", term) for path, owner, _ in walk(optimizer) for name, term in terms(owner).items()]


def uses_the_rate(schedule: Schedule | None) -> bool:
    """Whether the rule's own rate decides anything: one cycle has a peak of its own instead."""
    if schedule is None:
        return True
    program = plan(schedule)
    rate = 1 in program.step.outputs or any(1 in args for _, args in program.step.lines)
    return rate or 0 in program.start.outputs or any(0 in args for _, args in program.start.lines)
