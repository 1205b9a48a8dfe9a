"""Who arrives, when, and how low: of the runners of a race."""

from itertools import pairwise

import numpy as np

from engine.config import RunConfig
from engine.outcome.score import REACH, reached
from lessons.measures.measure import column, distances, path, runs


def reach(race: RunConfig, runner: int = 0, within: float = REACH) -> float:
    """The first step within a distance of a minimum; inf where there is none."""
    near = np.flatnonzero(distances(race.surface.exact(), path(race, runner)) <= within)
    return float(near[0]) if len(near) else np.inf


def stay(race: RunConfig, runner: int = 0, within: float = REACH) -> float:
    """The step from which a runner stays within a distance of a minimum to the end; inf where it does not."""
    gaps = distances(race.surface.exact(), path(race, runner))
    outside = np.flatnonzero(~(gaps <= within))
    last = int(outside[-1]) + 1 if len(outside) else 0
    return float(last) if last < len(gaps) else np.inf


def first(race: RunConfig, within: float = REACH, lasting: bool = False) -> float:
    """The number of the runner that arrives first, or that is first there to stay; -1 where nobody arrives."""
    arrivals = [(stay if lasting else reach)(race, i, within) for i in range(len(race.entries))]
    return float(np.argmin(arrivals)) if np.isfinite(min(arrivals)) else -1.0


def order(race: RunConfig, finish: list[int], within: float = REACH) -> float:
    """How many neighbours in an order of finish, `finish`, do not arrive one after the other."""
    arrivals = [reach(race, i, within) for i in finish]
    return float(sum(not a < b for a, b in pairwise(arrivals)))


def arrivals(race: RunConfig, within: float = REACH) -> float:
    """How many runners stay within a distance of a minimum at the end."""
    surface = race.surface.exact()
    if within == REACH:
        return float(sum(reached(surface, run.theta) is not None for run in runs(race)))
    return float(sum(np.isfinite(stay(race, i, within)) for i in range(len(race.entries))))


def below(race: RunConfig, runner: int = 0, loss: float = 0.0) -> float:
    """The first step at which the loss is below a value; inf where there is none."""
    lower = np.flatnonzero(runs(race)[runner].loss < loss)
    return float(lower[0]) if len(lower) else np.inf


def last_loss(race: RunConfig, runner: int = 0) -> float:
    """The loss after the last step."""
    return float(runs(race)[runner].loss[-1])


def loss_ratio(race: RunConfig, runner: int = 0, other: int = 1) -> float:
    """The last loss of a runner as a multiple of another's."""
    return last_loss(race, runner) / last_loss(race, other)


def lowest(race: RunConfig) -> float:
    """The number of the runner whose last loss is the lowest."""
    return float(np.argmin([run.loss[-1] for run in runs(race)]))


def diverged(race: RunConfig, runner: int = 0) -> float:
    """The step at which a runner has diverged; inf where it has not."""
    status = runs(race)[runner].status
    return float(status.step) if status.kind == "diverged" else np.inf


def minima_found(race: RunConfig, within: float = REACH) -> float:
    """How many different minima the runners end at."""
    surface, ends = race.surface.exact(), [run.theta[-1:] for run in runs(race)]
    found = range(len(surface.minima))
    return float(sum(any(distances(surface, end, i)[0] <= within for end in ends) for i in found))


def end(race: RunConfig, runner: int = 0, axis: str = "x") -> float:
    """A coordinate after the last step."""
    return float(column(race, runner, axis)[-1])


MEASURES = (reach, stay, first, order, arrivals, below, last_loss, loss_ratio, lowest, diverged, minima_found, end)
