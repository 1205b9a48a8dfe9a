"""Many runs of which only the end is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from engine.batch import tiled
from engine.batch.exits import Watch
from engine.batch.fuse import fuse
from engine.batch.one_by_one import few, norm, watched
from engine.outcome.cause import CAUSES, OVERSHOT, UNDEFINED, lost, places
from engine.outcome.status import TOLERANCE, Ended, Status, Verdicts, bound, in_pieces, judge
from engine.single import python_floats as floats
from engine.single.origin import OVERFLOW, origins
from engine.single.untraced import stepped
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, IntArray, Points, StrArray
from engine.trace.affine import affine
from engine.trace.cache import loop_of
from engine.trace.ends_only import ends_only
from engine.trace.inputs import Rates, broadcast, fed, numbers_of, rates_of


@dataclass(frozen=True)
class Settled:
    """The ends of n runs; a run may be left once it has converged and cannot move away again."""

    end: FloatArray  # (2, n)
    loss: FloatArray  # (n,)
    steps: IntArray  # (n,) at which the status was reached
    status: StrArray  # (n,) of kinds
    period: IntArray  # (n,) of a run that comes back to where it was every few steps; 0 for none
    left: IntArray  # (n,) the step after which the run was left, which is where `end` and `loss` are
    arrived: IntArray  # (n,) from which a run stays within `reach` of a minimum; -1 for none, or where nobody asked
    found: Callable[[], IntArray] = field(repr=False)  # looks for the causes when they are first asked for

    @cached_property
    def causes(self) -> IntArray:
        """Why each run (n,) diverged or is stuck, as places in CAUSES; a map that does not ask does not pay."""
        return self.found()

    @property
    def cause(self) -> npt.NDArray[np.object_]:
        """The same in words, (n,); None for a run that arrived or is on its way."""
        return CAUSES[self.causes]

    @property
    def verdicts(self) -> tuple[Status, ...]:
        return Verdicts(self.status, self.steps, self.causes).each()


def settle(
    optimizer: Optimizer,
    surface: Surface,
    starts: Points,
    steps: int,
    tolerance: float = TOLERANCE,
    schedule: Rates = None,
    seed: int = 0,
    rest: bool = True,
    reach: float | None = None,
    on_progress: Callable[[float], object] = lambda share: None,
) -> Settled:
    """Run n runs side by side and say where and how each ended; no path is kept.

    Args:
        optimizer: the rule; a hyperparameter may be a column (n,), one number for each run.
        surface: the loss, and the chance that it adds to a step.
        starts: where the runs start, (2,) or (2, n), in the units of the axes.
        steps: T, how many steps are taken at most.
        tolerance: a gradient no longer than this, in loss per unit of the axes, counts as none.
        schedule: what the learning rate does, or the rate of every step, (T,); None leaves it alone.
        seed: of what chance adds, the same for every run.
        rest: whether a run may be left as soon as it cannot leave its minimum any more.
        reach: of a minimum, in the units of the axes; None does not look who arrives.
        on_progress: called with the share of the work that is done, in [0, 1]; what it raises stops the work.

    Returns:
        Settled, columns (n,). A few points end exactly as their trajectories; many are compiled together
        (`engine.batch`), and differ from them by rounding.

    Raises:
        ValueError: starts that are neither (2,) nor (2, n); rates that are not (T,).

    Example:
        >>> from optimizers import OPTIMIZERS
        >>> from surfaces import SURFACES
        >>> rates = np.array([0.3, 0.5, 0.6])  # the largest curvature of this bowl is 4: stable below 2/4
        >>> ends = settle(OPTIMIZERS["gd"](learning_rate=rates), SURFACES["ellipse"](), (-4.0, 2.0), 400)
        >>> ends.status.tolist(), ends.period.tolist(), ends.cause.tolist()
        (['converged', 'moving', 'diverged'], [0, 2, 0], [None, None, 'overshot'])
    """
    schedule = rates_of(schedule, steps)
    columns = numbers_of(optimizer, schedule)
    theta0 = broadcast(starts, columns.values())
    handful = floats.few(theta0, [*columns.values()])
    theta0 = theta0.reshape(2, -1)
    loop = loop_of(optimizer, surface, schedule, watch=not handful)
    values = [] if loop is None else [columns[name] for name in loop.numbers]
    feeds = np.empty((steps, 0)) if loop is None else fed(surface, schedule, steps, seed)
    lasting = rest and schedule is None and not surface.feeds and loop is not None and not handful and affine(optimizer)
    watch = Watch(
        bound(surface),
        tolerance,
        lambda theta: norm(surface, theta),
        (lambda theta: places(surface, theta) == 0) if lasting else None,
        np.array([minimum[:2] for minimum in (surface.minima if reach else ())]).reshape(-1, 2),
        reach or 0.0,
    )
    if loop is None:
        outs = stepped(optimizer, surface, theta0, steps, schedule, seed)
        ends = watched(surface, theta0, ((out["theta.0"], out["theta.1"]) for out in outs), steps, watch)
    elif handful:
        ends = few(ends_only(loop), surface, theta0, values, feeds, steps, watch, on_progress)
    else:
        kernel = fuse(loop, theta0, values, feeds, steps, watch=True)
        ends = tiled.settle(kernel, theta0.shape[1], steps, watch, on_progress)
    rested = (ends.lost < 0) & (ends.left < steps)
    loss = in_pieces(surface.loss, ends.end)
    ended = Ended(theta0, ends.before, ends.end, loss, ends.lost, ends.calm, steps, tolerance, rested)
    verdicts = judge(surface, ended, causes=False)
    period = np.where(verdicts.kind == "moving", ends.period, 0)

    def found() -> IntArray:
        return _causes(optimizer, surface, ended, verdicts.cause, schedule, seed)

    arrived = np.where((verdicts.kind == "diverged") | (ends.home > steps), -1, ends.home)
    return Settled(ends.end, loss, verdicts.step, verdicts.kind, period, ends.left, arrived, found)


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
