"""What takes many runs: a limit of the learning rate, shares of basins, averages over seeds, the best rates."""

from dataclasses import replace

import numpy as np

from engine.config import RunConfig, with_rate
from engine.fields import rate_name
from engine.outcome.score import REACH
from engine.run import settle
from engine.spec.noise import Noisy
from engine.spec.optimizer import Optimizer
from engine.symbolic.arrays import FloatArray
from engine.trace.tree import replaced
from engine.tuning.rates import suitable
from lessons.measures.arrivals import first, reach
from lessons.measures.measure import distances, runs
from lessons.settings import SettingError

RATES = 101  # learning rates that are tried at once


def diverges_above(race: RunConfig, runner: int = 0, low: float = 0.0, high: float = 1.0) -> float:
    """The learning rate above which the loss ends higher than it started, to a ten-thousandth of the range."""
    rule = race.entries[runner].optimizer
    at_start = float(race.surface.loss(np.array(race.start)))
    for _ in range(2):
        rates = np.linspace(low, high, RATES)
        ends = settle(_at(rule, rates), race.surface, race.start, race.steps, rest=False)
        worse = (ends.status == "diverged") | ~(ends.loss <= at_start)
        if not worse.any():
            return np.inf
        place = int(np.argmax(worse))
        low, high = float(rates[max(place - 1, 0)]), float(rates[place])
    return high


def _at(rule: Optimizer, rates: FloatArray) -> Optimizer:
    """The rule with a column of learning rates (n,)."""
    name = rate_name(rule)
    if name is None:
        raise SettingError(f"{rule.title} has no learning rate")
    return replaced(rule, "", lambda path, value: rates if path == f".{name}" else value)


def basin_share(race: RunConfig, runner: int = 0, minimum: int = 0, cells: int = 60) -> float:
    """Of a grid of starts over the view, the share in percent that ends within REACH of a minimum."""
    surface = race.surface.exact()
    end = _ends(race, runner, cells)
    gap = distances(surface, end.T, minimum)
    return float(np.mean(gap <= REACH)) * 100


def basin_edges(race: RunConfig, runner: int = 0, cells: int = 60) -> float:
    """Of all neighbours in a grid of starts, the share in percent that end at different minima."""
    surface = race.surface.exact()
    end = _ends(race, runner, cells)
    gaps = np.array([distances(surface, end.T, i) for i in range(len(surface.minima))])
    home = np.where(gaps.min(axis=0) <= REACH, gaps.argmin(axis=0), -1).reshape(cells, cells)
    return float(np.mean([*(home[1:] != home[:-1]).flat, *(home[:, 1:] != home[:, :-1]).flat])) * 100


def spread(race: RunConfig, runner: int = 0, seeds: int = 20, steps: int = 50) -> float:
    """The root mean square of the distance to the minimum, over the last steps and several seeds."""
    surface = race.surface.exact()
    found = [distances(surface, runs(replace(race, seed=seed))[runner].theta[-steps:]) for seed in range(seeds)]
    return float(np.sqrt(np.mean(np.square(found))))


def spread_ratio(race: RunConfig, runner: int = 0, other: int = 1, seeds: int = 20, steps: int = 50) -> float:
    """The spread of a runner as a multiple of another's."""
    return spread(race, runner, seeds, steps) / spread(race, other, seeds, steps)


def widest(race: RunConfig, seeds: int = 20, steps: int = 50) -> float:
    """The number of the runner with the largest spread."""
    return float(np.argmax([spread(race, i, seeds, steps) for i in range(len(race.entries))]))


def best_rate(race: RunConfig, runner: int = 0) -> float:
    """The learning rate that was tuned for a runner, is theory's, or is found for this race."""
    entry = race.entries[runner]
    found = suitable(entry.optimizer, entry.schedule, race.place)
    return found.rate if found else np.nan


def tuned(race: RunConfig) -> RunConfig:
    """The race with every runner at its best rate."""
    rates = [best_rate(race, i) for i in range(len(race.entries))]
    entries = (replace(e, optimizer=with_rate(e.optimizer, rate)) for e, rate in zip(race.entries, rates, strict=True))
    return replace(race, entries=tuple(entries))


def tuned_reach(race: RunConfig, runner: int = 0, within: float = REACH) -> float:
    """The first step within a distance of a minimum, every runner at its best rate; inf where there is none."""
    return reach(tuned(race), runner, within)


def tuned_first(race: RunConfig, within: float = REACH) -> float:
    """The number of the runner that arrives first, every runner at its best rate."""
    return first(tuned(race), within)


def _ends(race: RunConfig, runner: int, cells: int) -> FloatArray:
    """The last points (2, cells²) of runs from a grid of starts over the view."""
    view = race.surface.view
    xs, ys = (np.linspace(lo, hi, cells) for lo, hi in ((view.x0, view.x1), (view.y0, view.y1)))
    starts = np.array([each.ravel() for each in np.meshgrid(xs, ys)])
    seen = Noisy(race.surface, race.noise) if race.noise else race.surface
    entry = race.entries[runner]
    return settle(entry.optimizer, seen, starts, race.steps, schedule=entry.schedule, seed=race.seed).end


MEASURES = (
    diverges_above,
    basin_share,
    basin_edges,
    spread,
    spread_ratio,
    widest,
    best_rate,
    tuned_reach,
    tuned_first,
)
