"""Whose maps of starts stand side by side."""

from engine.config import RunConfig
from engine.page_settings.basins import Basins

MOST = 4  # maps side by side
FIRST = 3  # maps where none were chosen


def shown(race: RunConfig) -> tuple[int, ...]:
    """Whose maps are shown: the runners of the link, else the first two and the last."""
    count = len(race.entries)
    asked = race.settings(Basins).runners or ()
    known = tuple(sorted({i for i in asked if i < count}))[:MOST]
    return known or tuple(range(count) if count <= FIRST else (*range(FIRST - 1), count - 1))
