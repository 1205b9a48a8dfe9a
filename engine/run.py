"""Runs: `trajectory` keeps the path, `settle` keeps the end, `race` runs a whole configuration."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine import arrays, blocks, direct, floats
from engine.affine import affine
from engine.config import RunConfig
from engine.history import Table, Trajectory, broadcast, remember
from engine.loop import Loop, numbers, trace, traceable
from engine.noise import Noisy
from engine.optimizer import Optimizer
from engine.passes import plan
from engine.schedules import Schedule
from engine.status import Status, Verdicts, bound, escaped, judge, places
from engine.surface import Surface

TOLERANCE = 1e-3  # a gradient no longer than this counts as none
FEW = 12  # up to so many points, plain floats one after another beat arrays
Rates = Any  # a Schedule, an array of absolute learning rates (steps,), or None


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
    schedule = _rates(schedule, steps)
    columns = _numbers(optimizer, schedule)
    theta0 = broadcast(start, columns.values())
    loop = _loop(optimizer, surface, schedule)
    if loop is None:
        outs = _direct(optimizer, surface, theta0, steps, schedule, seed)
        return remember(surface, theta0, Table.gathered(outs, theta0.shape[1:]), steps, tolerance)
    feeds = fed(surface, schedule, steps, seed)
    values = [columns[name] for name in loop.numbers]
    names = loop.carried + loop.recorded
    if theta0.ndim > 1 and (theta0.shape[1] > FEW or any(np.ndim(v) for v in values)):
        outs = (dict(zip(names, out, strict=True)) for out in arrays.run(loop, theta0, values, feeds, steps))
        return remember(surface, theta0, Table.gathered(outs, theta0.shape[1:]), steps, tolerance)
    ends = bound(surface)
    runs = [floats.run(loop, point, values, feeds, steps, ends) for point in theta0.reshape(2, -1).T]
    return remember(surface, theta0, Table.of(names, runs, theta0.ndim == 1), steps, tolerance)


@dataclass(frozen=True)
class Bowl(Surface):
    """A loss that is never in the way of a trace."""

    def formula(self, x: Any, y: Any) -> Any:
        return x * x + y * y


@dataclass(frozen=True)
class Settled:
    """The ends of n runs; a run may be left once it has converged and cannot move away again."""

    end: Any  # (2, n)
    loss: Any  # (n,)
    steps: Any  # (n,) at which the status was reached
    status: Any  # (n,) of kinds
    where: Any  # (n,) at what a stuck run is stuck
    period: Any  # (n,) of a run that comes back to where it was every few steps; 0 for none
    left: Any  # (n,) the step after which the run was left, which is where `end` and `loss` are

    @property
    def verdicts(self) -> tuple[Status, ...]:
        return Verdicts(self.status, self.steps, self.where).each()


def settle(
    optimizer: Optimizer,
    surface: Surface,
    starts: Any,
    steps: int,
    tolerance: float = TOLERANCE,
    schedule: Rates = None,
    seed: int = 0,
    told: Callable[[float], Any] = lambda share: None,
) -> Settled:
    """Where runs from (2, n) starts, or with (n,) columns of hyperparameters, end; no path is kept.

    `told` hears which share of the work is done; what it raises stops the work.
    """
    schedule = _rates(schedule, steps)
    columns = _numbers(optimizer, schedule)
    theta0 = broadcast(starts, columns.values()).reshape(2, -1)
    loop = _loop(optimizer, surface, schedule, watch=True)
    if loop is None:
        outs = _direct(optimizer, surface, theta0, steps, schedule, seed)
        ends = _watched(surface, theta0, ((out["theta.0"], out["theta.1"]) for out in outs), steps, tolerance)
    else:
        lasting = schedule is None and not surface.feeds and affine(optimizer)
        watch = blocks.Watch(
            bound(surface),
            tolerance,
            lambda theta: _norm(surface, theta),
            (lambda theta: places(surface, theta) == 0) if lasting else None,
        )
        passes = plan(
            loop, theta0, [columns[name] for name in loop.numbers], fed(surface, schedule, steps, seed), steps
        )
        ends = blocks.settle(passes, theta0.shape[1], steps, watch, told)
    verdicts = judge(surface, ends.end, ends.lost, ends.calm, steps, (ends.lost < 0) & (ends.left < steps))
    period = np.where(verdicts.kind == "moving", ends.period, 0)
    return Settled(ends.end, surface.loss(ends.end), verdicts.step, verdicts.kind, verdicts.where, period, ends.left)


def paths(optimizer: Optimizer, surface: Surface, start: Any, schedule: Schedule | None, drawn: Any) -> Any:
    """The paths (T+1, 2, n) of n runs that only differ in what chance (T, feeds, n) adds to their steps."""
    steps, _, count = drawn.shape
    loop = _loop(optimizer, surface, schedule)
    theta0 = np.repeat(np.asarray(start, dtype=float)[:, None], count, axis=1)
    if loop is None:
        runs = [trajectory(optimizer, surface, start, steps, schedule, seed) for seed in range(count)]
        return np.stack([run.theta for run in runs], axis=-1)
    columns = _numbers(optimizer, schedule)
    passes = plan(loop, theta0, [columns[name] for name in loop.numbers], drawn, steps, watch=False)
    return blocks.paths(passes, count, steps)


def race(config: RunConfig) -> tuple[Trajectory, ...]:
    """Every runner of a configuration, each on the data its rule is allowed to see, with the same seed."""
    surface = Noisy(config.surface, config.noise) if config.noise else config.surface
    return tuple(
        trajectory(e.optimizer, e.optimizer.data(surface), config.start, config.steps, e.schedule, config.seed)
        for e in config.entries
    )


def _watched(surface: Surface, theta0: Any, points: Iterator[Any], steps: int, tolerance: float) -> blocks.Ends:
    """The ends of runs whose points come step by step."""
    ends = blocks.Ends(theta0.shape[1])
    ends.end = theta0.copy()
    ends.lost = np.where(escaped(surface, theta0), 0, -1)
    ends.calm = np.where(_norm(surface, theta0) <= tolerance, 0, 1)
    for k, point in enumerate(points, start=1):
        alive = ends.lost < 0
        if not alive.any():
            break
        ends.end = np.where(alive, np.stack([np.broadcast_to(x, alive.shape) for x in point]), ends.end)
        ends.lost = np.where(alive & escaped(surface, ends.end), k, ends.lost)
        ends.calm = np.where(_norm(surface, ends.end) <= tolerance, ends.calm, k + 1)
    ends.left = np.where(ends.lost < 0, steps, ends.lost)
    return ends


def _norm(surface: Surface, theta: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.hypot(*surface.gradient(theta))


def _direct(
    optimizer: Optimizer, surface: Surface, theta0: Any, steps: int, schedule: Rates, seed: int
) -> Iterator[dict[str, Any]]:
    """Many points at once only if nothing but the surface is in the way of a trace."""
    together = theta0.ndim > 1 and _loop(optimizer, Bowl(), schedule) is not None
    run = direct.run if together else direct.separately
    return run(optimizer, surface, theta0, steps, schedule, seed)


def _loop(optimizer: Optimizer, surface: Surface, schedule: Rates, watch: bool = False) -> Loop | None:
    """The traced loop; None for what only plain Python can run, which then runs directly."""
    given = isinstance(schedule, np.ndarray)
    parts = (optimizer, surface, None if given else schedule, given, watch)
    try:
        return _traced(*parts)
    except TypeError:  # columns of numbers cannot be looked up
        return _traced.__wrapped__(*parts)


@lru_cache(maxsize=512)
def _traced(optimizer: Optimizer, surface: Surface, schedule: Schedule | None, given: bool, watch: bool) -> Loop | None:
    try:
        return trace(optimizer, surface, schedule, given, watch) if traceable(surface) else None
    except Exception:  # a rule from outside may raise anything on a symbol
        return None


def _numbers(optimizer: Optimizer, schedule: Rates) -> dict[str, Any]:
    try:
        named = dict(numbers(optimizer, "rule"))
    except TypeError:  # a rule that is no dataclass declares nothing
        named = {}
    return named | dict(numbers(schedule, "schedule") if isinstance(schedule, Schedule) else ())


def _rates(schedule: Rates, steps: int) -> Rates:
    """Raises ValueError when given rates do not cover every step."""
    if schedule is None or isinstance(schedule, Schedule):
        return schedule
    rates = np.asarray(schedule, dtype=float)
    if rates.shape != (steps,):
        raise ValueError(f"an array of learning rates must have one for each of the {steps} steps")
    return rates


def fed(surface: Surface, schedule: Rates, steps: int, seed: int) -> Any:
    """What chance and given rates add to each step, (steps, feeds)."""
    drawn = np.empty((steps, surface.feeds))
    if surface.feeds:
        rng = np.random.default_rng(seed)
        for k in range(steps):
            drawn[k] = surface.draw(k, rng)
    return np.column_stack([drawn, schedule]) if isinstance(schedule, np.ndarray) else drawn
