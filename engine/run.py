"""Runs: `trajectory` keeps the path, `settle` keeps the end, `race` runs a whole configuration."""

from typing import Any

import numpy as np

from engine.batch.settle import Settled, settle
from engine.config import RunConfig
from engine.outcome.status import TOLERANCE, bound
from engine.outcome.trajectory import Table, Trajectory, remember
from engine.single import numpy_arrays as arrays
from engine.single import python_floats as floats
from engine.single.explain import explained
from engine.single.untraced import stepped
from engine.spec.noise import Noisy
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.trace.cache import loop_of
from engine.trace.inputs import Rates, broadcast, fed, numbers_of, rates_of

__all__ = ["Settled", "race", "settle", "trajectory"]

FEW = 12  # up to so many points, plain floats one after another beat arrays


def trajectory(
    optimizer: Optimizer,
    surface: Surface,
    start: Any,
    steps: int,
    schedule: Rates = None,
    seed: int = 0,
    tolerance: float = TOLERANCE,
) -> Trajectory:
    """The whole run from `start` (2,), or n runs from (2, n); hyperparameters may be (n,) columns."""
    schedule = rates_of(schedule, steps)
    columns = numbers_of(optimizer, schedule)
    theta0 = broadcast(start, columns.values())
    loop = loop_of(optimizer, surface, schedule)
    if loop is None:
        outs = stepped(optimizer, surface, theta0, steps, schedule, seed)
        run = remember(surface, theta0, Table.gathered(outs, theta0.shape[1:]), steps, tolerance)
        return explained(run, optimizer, surface)
    feeds = fed(surface, schedule, steps, seed)
    values = [columns[name] for name in loop.numbers]
    names = loop.carried + loop.recorded
    if theta0.ndim > 1 and (theta0.shape[1] > FEW or any(np.ndim(v) for v in values)):
        outs = (dict(zip(names, out, strict=True)) for out in arrays.run(loop, theta0, values, feeds, steps))
        run = remember(surface, theta0, Table.gathered(outs, theta0.shape[1:]), steps, tolerance)
        return explained(run, optimizer, surface, loop, values, feeds)
    ends = bound(surface)
    runs = [floats.run(loop, point, values, feeds, steps, ends) for point in theta0.reshape(2, -1).T]
    run = remember(surface, theta0, Table.of(names, runs, theta0.ndim == 1), steps, tolerance)
    return explained(run, optimizer, surface, loop, values, feeds)


def race(config: RunConfig) -> tuple[Trajectory, ...]:
    """Every runner of a configuration, each on the data its rule is allowed to see, with the same seed."""
    surface = Noisy(config.surface, config.noise) if config.noise else config.surface
    return tuple(
        trajectory(e.optimizer, e.optimizer.data(surface), config.start, config.steps, e.schedule, config.seed)
        for e in config.entries
    )
