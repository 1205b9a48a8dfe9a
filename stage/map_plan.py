"""What a map over two hyperparameters is a map of: whose, over which values, and how long its runs are."""

from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from engine.config import Entry, RunConfig
from engine.page_settings.maps import Maps
from engine.spec.surface import Surface
from engine.sweeps.axis_range import pair, still
from engine.sweeps.grid import Map, OnProgress, grid
from engine.sweeps.map_length import length
from figures.grid import Side
from stage.catalog import seen_surface
from stage.compiled_rules import on_server
from stage.map_message import side_of

SIDE = 100  # cells along a side,
DIRECT = 12  # and for a rule that only Python can run, one run after another
LONG = 2000  # steps of a race whose map is as long as it is


class MapPlan(NamedTuple):
    """A map before it is run; where along both axes its runner stands decides neither."""

    race: RunConfig  # of the one runner, as long as the runs of the map
    surface: Surface  # as its runner sees it
    fixed: Entry
    x: Side
    y: Side
    arrives: bool  # whether any of its runs does

    @property
    def asked(self) -> tuple[Any, ...]:
        """All that decides its cells."""
        race = self.race
        ranges = [(side.axis.name, *side.axis.values[[0, -1]]) for side in (self.x, self.y)]
        return (self.fixed, self.surface, race.start, race.steps, race.seed, *ranges)

    @property
    def runs(self) -> int:
        """How many cells it has."""
        return len(self.x.axis.values) * len(self.y.axis.values)

    def run(self, on_progress: OnProgress = lambda share: None) -> Map:
        """Its cells; raises TooLarge, and whatever `on_progress` raises."""
        race = self.race
        return grid(self.fixed, self.surface, race.start, race.steps, self.x.axis, self.y.axis, race.seed, on_progress)


def planned(race: RunConfig, entry: Entry) -> MapPlan | None:
    """The map of one runner of a race; None where its rule has no two numbers."""
    settings = race.settings(Maps)
    both = pair(entry.optimizer, settings.x, settings.y)
    if both is None:
        return None
    one = replace(race, entries=(entry,))
    surface = seen_surface(one)
    slow = on_server(entry.optimizer, surface)
    x, y = (side_of(one, surface, entry, name, both, DIRECT if slow else SIDE) for name in both)
    plan = MapPlan(one, surface, still(entry, *both), x, y, True)
    if slow or race.steps > LONG:
        return plan
    fixed, seen, start, steps, _, *ranges = plan.asked
    steps, arrives = length(fixed, seen, start, steps, *ranges)
    return plan._replace(race=replace(one, steps=steps), arrives=arrives)


def chosen(race: RunConfig) -> int | None:
    """Whose map it is: the runner of the link, else the first with two numbers; None without runners."""
    if not race.entries:
        return None
    asked = race.settings(Maps).runner
    first = next((i for i, each in enumerate(race.entries) if pair(each.optimizer, "", "")), 0)
    return first if asked is None else min(asked, len(race.entries) - 1)


@lru_cache(maxsize=24)
def kept(*asked: Any) -> list[Map]:
    """A place for the cells of a map, for every visit the same one."""
    return []
