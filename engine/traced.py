"""What every way of running needs first: the traced loop, its numbers, and what chance adds to each step."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine import direct
from engine.loop import Loop, numbers, trace, traceable
from engine.optimizer import Optimizer
from engine.schedules import Schedule
from engine.surface import Surface

Rates = Any  # a Schedule, an array of absolute learning rates (steps,), or None


@dataclass(frozen=True)
class Bowl(Surface):
    """A loss that is never in the way of a trace."""

    def formula(self, x: Any, y: Any) -> Any:
        return x * x + y * y


def stepped(
    optimizer: Optimizer, surface: Surface, theta0: Any, steps: int, schedule: Rates, seed: int
) -> Iterator[dict[str, Any]]:
    """Many points at once only if nothing but the surface is in the way of a trace."""
    together = theta0.ndim > 1 and loop_of(optimizer, Bowl(), schedule) is not None
    run = direct.run if together else direct.separately
    return run(optimizer, surface, theta0, steps, schedule, seed)


def loop_of(optimizer: Optimizer, surface: Surface, schedule: Rates, watch: bool = False) -> Loop | None:
    """The traced loop; None for what only plain Python can run, which then runs directly."""
    given = isinstance(schedule, np.ndarray)
    parts = (optimizer, surface, None if given else schedule, given, watch)
    try:
        return _traced(*parts)
    except TypeError:  # columns of numbers cannot be looked up
        return _traced.__wrapped__(*parts)


@lru_cache(maxsize=512)
def _traced(optimizer: Optimizer, surface: Surface, schedule: Schedule | None, given: bool, watch: bool) -> Loop | None:
    try:
        return trace(optimizer, surface, schedule, given, watch) if traceable(surface) else None
    except Exception:  # a rule from outside may raise anything on a symbol
        return None


def numbers_of(optimizer: Optimizer, schedule: Rates) -> dict[str, Any]:
    try:
        named = dict(numbers(optimizer, "rule"))
    except TypeError:  # a rule that is no dataclass declares nothing
        named = {}
    return named | dict(numbers(schedule, "schedule") if isinstance(schedule, Schedule) else ())


def rates_of(schedule: Rates, steps: int) -> Rates:
    """Raises ValueError when given rates do not cover every step."""
    if schedule is None or isinstance(schedule, Schedule):
        return schedule
    rates = np.asarray(schedule, dtype=float)
    if rates.shape != (steps,):
        raise ValueError(f"an array of learning rates must have one for each of the {steps} steps")
    return rates


def fed(surface: Surface, schedule: Rates, steps: int, seed: int) -> Any:
    """What chance and given rates add to each step, (steps, feeds)."""
    drawn = np.empty((steps, surface.feeds))
    if surface.feeds:
        rng = np.random.default_rng(seed)
        for k in range(steps):
            drawn[k] = surface.draw(k, rng)
    return np.column_stack([drawn, schedule]) if isinstance(schedule, np.ndarray) else drawn
