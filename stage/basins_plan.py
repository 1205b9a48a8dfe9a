"""Maps of starts: whose stand side by side, and how many starts each has."""

from engine.config import Entry, RunConfig
from engine.page_settings.basins import Basins
from engine.spec.surface import Surface
from engine.sweeps.grid import Map, basins
from stage.compiled_rules import SLOWER, on_server

MOST = 4  # maps side by side
FIRST = 3  # maps where none were chosen
SIDE = 200  # starts along each side of a map, fewer where the runs are long
WORK = SIDE * SIDE * 600  # steps of all runs of one map


def shown(race: RunConfig) -> tuple[int, ...]:
    """Whose maps are shown: the runners of the link, else the first two and the last."""
    count = len(race.entries)
    asked = race.settings(Basins).runners or ()
    known = tuple(sorted({i for i in asked if i < count}))[:MOST]
    return known or tuple(range(count) if count <= FIRST else (*range(FIRST - 1), count - 1))


def starts(entry: Entry, surface: Surface, seen: Surface, steps: int, seed: int) -> Map:
    """The map of one runner over the whole view: `seen` is the surface as it sees it."""
    work = WORK / SLOWER**2 if on_server(entry.optimizer, seen) else WORK
    side = min(SIDE, max(12, int((work / steps) ** 0.5)))
    return basins(entry, seen, surface.view, (side, side), steps, seed)
