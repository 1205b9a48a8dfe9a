"""What stands on the page Noise while a visitor has no race of his own: one with chance in it."""

from dataclasses import replace
from functools import cache

from engine.config import MOST, Entry, RunConfig, fresh
from engine.link import decode
from engine.spec.noise import Noise
from surfaces.regression import Regression
from ui.noise.ensemble import by_chance
from ui.session.example import untouched

HANDFUL = 8  # rows of a batch before a size was chosen
EXAMPLE = (
    "surface=regression~batch:8&start=0,0&steps=200&run=gd~learning_rate:0.05"
    "&run=minibatch_gd~learning_rate:0.05&run=sgd~learning_rate:0.05"
)


@cache
def race() -> RunConfig:
    """All rows, 8 rows, one row a step, on the data."""
    return decode(EXAMPLE)[0]


def example() -> RunConfig | None:
    """The example; None where the visitor has a race of his own."""
    return race() if untouched() else None


def with_chance(race: RunConfig) -> RunConfig:
    """The race with chance in it: a handful of rows a step, or noise; and SGD, where no runner would notice."""
    if isinstance(race.surface, Regression):
        race = replace(race, surface=replace(race.surface, batch=HANDFUL))
    else:
        race = replace(race, noise=race.noise or Noise())
    if not any(by_chance(entry, race) for entry in race.entries) and len(race.entries) < MOST:
        race = replace(race, entries=(*race.entries, Entry(fresh("sgd", race.surface))))
    return race
