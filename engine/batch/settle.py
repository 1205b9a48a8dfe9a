"""Many runs of which only the end is kept, or only the path."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from engine.batch import tiled as blocks
from engine.batch.exits import LAST_STEPS, Ends, Watch, period_of
from engine.batch.fuse import fuse
from engine.outcome.cause import CAUSES, OVERSHOT, UNDEFINED, lost, places
from engine.outcome.judge import calm_from
from engine.outcome.status import TOLERANCE, Ended, Status, Verdicts, bound, escaped, in_pieces, judge
from engine.outcome.trajectory import side_by_side
from engine.single import python_floats as floats
from engine.single.origin import OVERFLOW, origins
from engine.single.untraced import stepped
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, IntArray
from engine.trace.affine import affine
from engine.trace.cache import loop_of
from engine.trace.inputs import Rates, broadcast, fed, numbers_of, rates_of
from engine.trace.loop import Loop


@dataclass(frozen=True)
class Settled:
    """The ends of n runs; a run may be left once it has converged and cannot move away again."""

    end: Any  # (2, n)
    loss: Any  # (n,)
    steps: Any  # (n,) at which the status was reached
    status: Any  # (n,) of kinds
    period: Any  # (n,) of a run that comes back to where it was every few steps; 0 for none
    left: Any  # (n,) the step after which the run was left, which is where `end` and `loss` are
    found: Callable[[], IntArray] = field(repr=False)  # looks for the causes when they are first asked for

    @cached_property
    def causes(self) -> IntArray:
        """Why each run (n,) diverged or is stuck, as places in CAUSES; a map that does not ask does not pay."""
        return self.found()

    @property
    def cause(self) -> Any:
        """The same in words, (n,); None for a run that arrived or is on its way."""
        return CAUSES[self.causes]

    @property
    def verdicts(self) -> tuple[Status, ...]:
        return Verdicts(self.status, self.steps, self.causes).each()


def settle(
    optimizer: Optimizer,
    surface: Surface,
    starts: Any,
    steps: int,
    tolerance: float = TOLERANCE,
    schedule: Rates = None,
    seed: int = 0,
    rest: bool = True,
    told: Callable[[float], Any] = lambda share: None,
) -> Settled:
    """Where runs from (2, n) starts, or with (n,) columns of hyperparameters, end; no path is kept.

    With `rest` a run may be left as soon as it cannot leave its minimum any more. `told` hears which share of the
    work is done; what it raises stops the work.
    """
    schedule = rates_of(schedule, steps)
    columns = numbers_of(optimizer, schedule)
    theta0 = broadcast(starts, columns.values()).reshape(2, -1)
    few = floats.few(theta0, [*columns.values()])
    loop = loop_of(optimizer, surface, schedule, watch=not few)
    values = [] if loop is None else [columns[name] for name in loop.numbers]
    feeds = np.empty((steps, 0)) if loop is None else fed(surface, schedule, steps, seed)
    if loop is None:
        outs = stepped(optimizer, surface, theta0, steps, schedule, seed)
        ends = _watched(surface, theta0, ((out["theta.0"], out["theta.1"]) for out in outs), steps, tolerance)
    elif few:
        ends = _few(loop, surface, theta0, values, feeds, steps, tolerance, told)
    else:
        lasting = rest and schedule is None and not surface.feeds and affine(optimizer)
        watch = Watch(
            bound(surface),
            tolerance,
            lambda theta: _norm(surface, theta),
            (lambda theta: places(surface, theta) == 0) if lasting else None,
        )
        passes = fuse(loop, theta0, values, feeds, steps, watch=True)
        ends = blocks.settle(passes, theta0.shape[1], steps, watch, told)
    rested = (ends.lost < 0) & (ends.left < steps)
    ended = Ended(theta0, ends.before, ends.end, ends.lost, ends.calm, steps, tolerance, rested)
    verdicts = judge(surface, ended, causes=False)
    loss = in_pieces(surface.loss, ends.end)
    period = np.where(verdicts.kind == "moving", ends.period, 0)

    def found() -> IntArray:
        return _causes(optimizer, surface, ended, verdicts.cause, schedule, seed)

    return Settled(ends.end, loss, verdicts.step, verdicts.kind, period, ends.left, found)


def _causes(
    optimizer: Optimizer, surface: Surface, ended: Ended, stuck: IntArray, schedule: Rates, seed: int
) -> IntArray:
    """The causes (n,) of all ends; `stuck` holds those of runs that have not diverged."""
    causes, who = stuck.copy(), np.flatnonzero(ended.diverged >= 0)
    causes[who] = lost(surface, ended.start[:, who], ended.end[:, who], ended.diverged[who])
    who = who[causes[who] == UNDEFINED]
    loop = loop_of(optimizer, surface, schedule) if len(who) else None
    if loop is not None:
        columns, taken = numbers_of(optimizer, schedule), ended.diverged[who]
        numbers = [value[who] if np.ndim(value) else value for value in (columns[name] for name in loop.numbers)]
        made = origins(loop, ended.start[:, who], numbers, fed(surface, schedule, ended.steps, seed), taken)
        causes[who[made.operation == OVERFLOW]] = OVERSHOT
    return causes


def _few(
    loop: Loop,
    surface: Surface,
    theta0: FloatArray,
    numbers: Sequence[float],
    feeds: FloatArray,
    steps: int,
    tolerance: float,
    told: Callable[[float], Any],
) -> Ends:
    """The ends of few runs, one after another in plain floats, exactly as `trajectory` runs them."""
    ends, histories = Ends(theta0.shape[1]), []
    for i in range(theta0.shape[1]):
        histories += floats.histories(loop, surface, theta0[:, i], numbers, feeds, steps)
        told((i + 1) / theta0.shape[1])
    _, theta, ends.lost = side_by_side(surface, histories, steps)
    ends.before, ends.end = theta[max(steps - 1, 0)].copy(), theta[-1].copy()
    ends.left = np.where(ends.lost < 0, steps, ends.lost)
    ends.calm[:] = steps + 1
    quiet = np.flatnonzero((ends.lost < 0) & (_norm(surface, ends.end) <= tolerance))
    if len(quiet):
        ends.calm[quiet] = calm_from(_norm(surface, theta[..., quiet].swapaxes(0, 1)), tolerance)
    if len(quiet) < len(ends.end[0]):
        ends.period = period_of(theta[1:][-LAST_STEPS:])
    return ends


def paths(
    optimizer: Optimizer, surface: Surface, start: Any, schedule: Schedule | None, drawn: Any, seed: int = 0
) -> Any:
    """The paths (T+1, 2, n) of n runs that only differ in what chance (T, feeds, n) adds to their steps.

    Where nothing can be traced they are the runs of as many seeds, from `seed` on.
    """
    steps, _, count = drawn.shape
    loop = loop_of(optimizer, surface, schedule)
    theta0 = np.repeat(np.asarray(start, dtype=float)[:, None], count, axis=1)
    if loop is None:
        theta = np.full((steps + 1, 2, count), np.nan)
        theta[0] = theta0
        for i in range(count):
            for k, out in enumerate(stepped(optimizer, surface, theta0[:, i], steps, schedule, seed + i), start=1):
                theta[k, :, i] = out["theta.0"], out["theta.1"]
        return theta
    columns = numbers_of(optimizer, schedule)
    passes = fuse(loop, theta0, [columns[name] for name in loop.numbers], drawn, steps)
    return blocks.paths(passes, count, steps)


def _watched(surface: Surface, theta0: Any, points: Iterator[Any], steps: int, tolerance: float) -> Ends:
    """The ends of runs whose points come step by step."""
    ends = Ends(theta0.shape[1])
    ends.before = ends.end = theta0.copy()
    ends.lost = np.where(escaped(surface, theta0), 0, -1)
    ends.calm = np.where(_norm(surface, theta0) <= tolerance, 0, 1)
    for k, point in enumerate(points, start=1):
        alive = ends.lost < 0
        if not alive.any():
            break
        ends.before = np.where(alive, ends.end, ends.before)
        ends.end = np.where(alive, np.stack([np.broadcast_to(x, alive.shape) for x in point]), ends.end)
        ends.lost = np.where(alive & escaped(surface, ends.end), k, ends.lost)
        ends.calm = np.where(_norm(surface, ends.end) <= tolerance, ends.calm, k + 1)
    ends.left = np.where(ends.lost < 0, steps, ends.lost)
    return ends


def _norm(surface: Surface, theta: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.hypot(*surface.gradient(theta))
