"""Traced loops, each built once: rules that differ in numbers only share one."""

from functools import lru_cache

import numpy as np

from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.spec.untraceable import kinds, untraceable
from engine.symbolic.trace_error import TraceError
from engine.trace.inputs import Rates
from engine.trace.loop import Loop, traceable, traced
from engine.trace.tree import Structure, structure


def loop_of(optimizer: Optimizer, surface: Surface, schedule: Rates, watch: bool = False) -> Loop | None:
    """The traced loop; None for what only plain Python can run, which then runs directly."""
    given = isinstance(schedule, np.ndarray)
    found = (
        _loop(optimizer, surface, None if isinstance(schedule, np.ndarray) else schedule, given, watch)
        if traceable(surface)
        else None
    )
    return found if isinstance(found, Loop) else None


def trace(
    optimizer: Optimizer, surface: Surface, schedule: Schedule | None = None, given: bool = False, watch: bool = False
) -> Loop:
    """The loop of these rules; with `given`, each step's rate is fed after the surface's own numbers.

    With `watch` it records nothing but the true gradient before the step, slope.<j>.

    Raises TraceError, with file and line, where one of them needs numbers.
    """
    found = _loop(optimizer, surface, schedule, given, watch)
    if isinstance(found, str):
        raise TraceError(found)
    return found


def why_untraceable(optimizer: Optimizer, surface: Surface, schedule: Schedule | None = None) -> str:
    """Which line of which file a trace cannot follow, and why; empty where it can."""
    found = _loop(optimizer, surface, schedule, True, False)
    return found if isinstance(found, str) else ""


def _loop(optimizer: Optimizer, surface: Surface, schedule: Schedule | None, given: bool, watch: bool) -> Loop | str:
    """The loop, or why there is none."""
    try:
        parts = structure(optimizer), schedule and structure(schedule), surface, given, watch
    except TypeError:
        problem = TraceError("its hyperparameters must be the fields of a dataclass")
        return untraceable(problem, [*kinds(optimizer), *kinds(schedule)])
    try:
        hash(parts)
    except TypeError:  # a surface whose fields may change under a cache
        return _built.__wrapped__(*parts)
    return _built(*parts)


@lru_cache(maxsize=512)
def _built(rule: Structure, schedule: Structure | None, surface: Surface, given: bool, watch: bool) -> Loop | str:
    try:
        scheduled = schedule.symbolic("schedule") if schedule else None
        return traced(rule.symbolic("rule"), surface, scheduled, given, watch)
    except Exception as problem:  # raised again where it is a bug
        shapes = [kind for part in (rule, schedule) if part for kind in part.kinds()]
        return untraceable(problem, [*shapes, *kinds(surface)])
