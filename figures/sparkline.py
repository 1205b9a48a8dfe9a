"""A schedule as a small curve: its own numbers, drawn as one SVG path."""

from functools import lru_cache
from typing import Any

import numpy as np

from engine.spec.schedule import Schedule

WIDTH, HEIGHT, EDGE = 240.0, 56.0, 3.0


def rates(schedule: Schedule, steps: int, base: float = 0.1) -> Any:
    """The rates (steps,) on a loss that falls for a third of the time and then stands still."""
    memory: Any = schedule.start(base)
    found = np.empty(steps)
    for k in range(steps):
        found[k], memory = schedule.rate(k, base, memory, max(1 - 3 * k / steps, 0.1))
    return found


@lru_cache(maxsize=64)
def path(schedule: Schedule, steps: int = 300) -> str:
    """The `d` of an SVG path in a box of WIDTH × HEIGHT; zero is the lower edge, the highest rate the upper one."""
    found = rates(schedule, steps)
    top = max(float(found.max()), 1e-300)
    x = EDGE + (WIDTH - 2 * EDGE) * np.arange(steps) / (steps - 1)
    y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * found / top
    bent = np.ones(steps, dtype=bool)
    bent[1:-1] = np.abs(np.diff(y, 2)) > 1e-7  # points on a straight line add nothing
    return "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in zip(x[bent], y[bent], strict=True))
