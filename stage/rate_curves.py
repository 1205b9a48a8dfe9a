"""The loss at the end over the learning rate, for every runner of a race that has one."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from engine.config import Entry, RunConfig, with_rate
from engine.fields import rate_name
from engine.spec.surface import Surface
from engine.sweeps.grid import axes, rates
from engine.symbolic.arrays import FloatArray
from engine.tuning.rate_tolerance import tried
from engine.tuning.rates import COUNT, known, suitable, uses_the_rate
from figures.rates import Curve
from stage.catalog import seen_surface
from stage.compiled_rules import SLOWER, on_server
from stage.labels import names

WORK = COUNT * 20_000  # steps of all runs of one curve; longer runs have fewer rates


def suited(race: RunConfig) -> list[float | None]:
    """The rate that suits each runner, the same everywhere in the app; it is found now where it is not known."""
    found = []
    for entry in race.entries:
        slow = on_server(entry.optimizer, seen_surface(race))
        look = known if slow or not rate_name(entry.optimizer) else suitable
        found.append(look(entry.optimizer, entry.schedule, race.place))
    return [each.rate if each else None for each in found]


def span(race: RunConfig) -> tuple[float, float]:
    """The lowest loss there is, and the loss at the start."""
    return min(minimum.loss for minimum in race.surface.minima), float(race.surface.loss(np.array(race.start)))


def curves(race: RunConfig, suits: list[float | None]) -> list[Curve | None]:
    """The curve of every runner; None where its rule has no learning rate, or its schedule one of its own."""
    seen = seen_surface(race)
    called = names(race.entries, "en")
    # A curve does not depend on the runner's own rate: one that was only dragged is known already.
    alike = [replace(entry, optimizer=with_rate(entry.optimizer, 1.0)) for entry in race.entries]
    asked = seen, race.start, race.steps, race.seed
    return [
        Curve(name, *_curve(entry, rate, *asked))
        if rate_name(entry.optimizer) and uses_the_rate(entry.schedule)
        else None
        for name, entry, rate in zip(called, alike, suits, strict=True)
    ]


@lru_cache(maxsize=128)
def _curve(
    entry: Entry, suits: float | None, seen: Surface, start: tuple[float, float], steps: int, seed: int
) -> tuple[FloatArray, FloatArray]:
    """Learning rates over the whole slider, with the one that suits, and the loss at the end of each."""
    term = next(term for name, term in axes(entry.optimizer).items() if name.endswith("learning_rate"))
    work = WORK // SLOWER if on_server(entry.optimizer, seen) else WORK
    values = tried(term, min(COUNT, max(25, work // steps)))
    if suits is not None and values[0] < suits < values[-1]:
        values = np.union1d(values, [suits])
    return values, rates(entry, seen, np.array(start), steps, values, seed)
