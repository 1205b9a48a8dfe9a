"""How many steps the runs of a map take: enough that a good part of it shows who arrives, however short the race is."""

from functools import lru_cache
from typing import NamedTuple

from engine.config import Entry
from engine.spec.surface import Surface
from engine.sweeps.grid import Axis, Point, grid, spaced
from engine.sweeps.grid import axes as terms

LEAST = 300  # steps of a map
LONGEST = 2000  # that are tried
SIDE = 20  # settings along a side that are tried
FEWEST, WISHED = 0.4, 0.6  # of the settings that do not diverge: so many should arrive,
MOST = 0.75  # but the more of them only where no more than these, of those that arrive at all, are needed


class Length(NamedTuple):
    """The steps of the runs of a map, and whether any of them arrives."""

    steps: int
    arrives: bool


@lru_cache(maxsize=64)
def length(
    entry: Entry, surface: Surface, start: Point, steps: int, x: tuple[str, float, float], y: tuple[str, float, float]
) -> Length:
    """The length of a map of a race of `steps`: `x` and `y` are names of two numbers, from where to where they go.

    What a schedule or chance decides lasts as long as the race: neither goes on after it.
    """
    across, up = (Axis(name, spaced(terms(entry.optimizer)[name], SIDE, low, high)) for name, low, high in (x, y))
    bound = bool(entry.schedule or entry.optimizer.data(surface).feeds)
    found = grid(entry, surface, start, steps if bound else max(LONGEST, steps), across, up)
    there = sorted(found.arrived[found.arrived >= 0].tolist())
    if bound:
        return Length(steps, bool(there))
    stable = int((found.status != "diverged").sum())
    wanted = int(max(FEWEST * stable, min(WISHED * stable, MOST * len(there))))
    enough = there[min(wanted, len(there) - 1)] if there else LEAST
    return Length(max(LEAST, steps, 100 * -(-enough // 100)), bool(there))
