"""The inputs of a traced loop: its numbers, its starting points, and what is fed to each step."""

from collections.abc import Iterable

import numpy as np

from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Number, Points, Traceable
from engine.trace.tree import numbers

Rates = Schedule | FloatArray | None  # an array holds absolute learning rates (steps,)


def broadcast(start: Points, columns: Iterable[Number]) -> FloatArray:
    """A fresh (2,) or (2, n) start as wide as the columns of hyperparameters."""
    theta = np.array(start, dtype=float)
    if theta.ndim not in (1, 2) or len(theta) != 2:
        raise ValueError(f"a start is (2,) or (2, n), not {theta.shape}")
    wide = [np.shape(column) for column in columns if np.ndim(column)]
    if not wide:
        return theta
    width = np.broadcast_shapes(theta.shape[1:], *wide)
    return np.broadcast_to(theta[:, None] if width and theta.ndim == 1 else theta, (2, *width)).copy()


def numbers_of(optimizer: Optimizer, schedule: Rates) -> dict[str, Traceable]:
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


def fed(surface: Surface, schedule: Rates, steps: int, seed: int) -> FloatArray:
    """What chance and given rates add to each step, (steps, feeds)."""
    drawn = np.empty((steps, surface.feeds))
    if surface.feeds:
        rng = np.random.default_rng(seed)
        for k in range(steps):
            drawn[k] = surface.draw(k, rng)
    return np.column_stack([drawn, schedule]) if isinstance(schedule, np.ndarray) else drawn
