"""Traced loops, each built once."""

from functools import lru_cache

import numpy as np

from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.trace.inputs import Rates
from engine.trace.loop import Loop, trace, traceable


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
