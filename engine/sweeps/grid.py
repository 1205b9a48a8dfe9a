"""Many runs of one race at once: a map over two hyperparameters, the basins of all starts, losses over rates, seeds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import numpy as np

from engine.batch.paths import paths
from engine.batch.settle import Settled, settle
from engine.config import Entry
from engine.fields import terms, walk
from engine.outcome.cause import lost
from engine.outcome.score import REACH
from engine.outcome.status import bound, escaped
from engine.spec.hyper import Hyper
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface, View
from engine.symbolic.arrays import FloatArray, IntArray, StrArray
from engine.trace.inputs import fed
from engine.trace.tree import numbers, replaced

OnProgress = Callable[[float], object]  # called with the share that is done, in [0, 1]; what it raises stops the work
Point: TypeAlias = tuple[float, float] | FloatArray  # (2,), or a column (2, 1)
Rule = TypeVar("Rule", bound=Optimizer)
ROWS = 16  # steps whose losses are computed together
MOST = 4e9  # points × steps of one map: about a minute


class TooLarge(ValueError):
    """A map that would not be finished while its reader waits."""


@dataclass(frozen=True)
class Axis:
    """One hyperparameter along a side of a map: its dotted name, and the values (n,) in rising order."""

    name: str
    values: FloatArray


@dataclass(frozen=True)
class Map:
    """Runs on a grid (rows of y, columns of x): status of each, the step it was reached, loss, period, and its end."""

    x: FloatArray  # (nx,) values along the columns
    y: FloatArray  # (ny,) values along the rows, in rising order
    status: StrArray  # (ny, nx) of kinds
    steps: IntArray  # (ny, nx) at which the status was reached
    loss: FloatArray  # (ny, nx)
    period: IntArray  # (ny, nx) steps after which a run that never settles is back where it was; 0 for none
    end: FloatArray  # (2, ny, nx)
    arrived: IntArray  # (ny, nx) the step from which a run stays within REACH of a minimum; -1 for none


def axes(rule: Optimizer) -> dict[str, Hyper]:
    """The hyperparameters of a rule that can be swept, by dotted name: numbers on a sliding scale."""
    found = {}
    for prefix, owner, _ in walk(rule):
        for name, term in terms(owner).items():
            sliding = term.scale not in ("switch", "choice", "name", "integer")
            if sliding and not isinstance(getattr(owner, name), tuple) and getattr(owner, name) is not None:
                found[prefix + name] = term
    return found


def spaced(term: Hyper, count: int, low: float | None = None, high: float | None = None) -> FloatArray:
    """`count` values from end to end of a slider, or of a part of it, evenly on the hyperparameter's own scale."""
    low, high = term.low if low is None else low, term.high if high is None else high
    if term.scale == "log":
        return np.geomspace(low, high, count)
    if term.scale == "one_minus":
        return 1 - np.geomspace(1 - low, 1 - high, count)
    return np.linspace(low, high, count)


def with_columns(rule: Rule, columns: Mapping[str, float | FloatArray]) -> Rule:
    """The same rule with columns of values for some of its numbers, by dotted name."""
    found: Rule = replaced(rule, "", lambda name, value: columns.get(name.removeprefix("."), value))
    return found


def grid(
    entry: Entry,
    surface: Surface,
    start: Point,
    steps: int,
    x: Axis,
    y: Axis,
    seed: int = 0,
    on_progress: OnProgress = lambda share: None,
) -> Map:
    """How a runner fares for every pair of two of its hyperparameters.

    Args:
        entry: the rule with its schedule; its own values along both axes do not matter.
        surface: the loss, with what chance adds to a step.
        start: where every run starts, (2,).
        steps: T, of every run.
        x, y: which hyperparameter lies along the columns (nx,) and the rows (ny,), with its values.
        seed: of what chance adds, the same for all runs.
        on_progress: called with the share of the work that is done, in [0, 1]; what it raises stops the work.

    Returns:
        A Map of ny rows and nx columns.

    Raises:
        TooLarge: nx · ny · T runs and steps would take minutes.

    Example:
        >>> from optimizers import OPTIMIZERS
        >>> from surfaces import SURFACES
        >>> eta, mu = Axis("learning_rate", np.array([0.01, 10.0])), Axis("momentum", np.array([0.0, 0.9]))
        >>> grid(Entry(OPTIMIZERS["momentum"]()), SURFACES["booth"](), (0.0, 0.0), 300, eta, mu).status.tolist()
        [['converged', 'diverged'], ['converged', 'diverged']]
    """
    cost(len(x.values) * len(y.values), steps)
    across, up = (part.ravel() for part in np.meshgrid(x.values, y.values))
    rule = with_columns(entry.optimizer, {x.name: across, y.name: up})
    seen = entry.optimizer.data(surface)
    found = settle(
        rule, seen, start, steps, schedule=entry.schedule, seed=seed, rest=False, reach=REACH, on_progress=on_progress
    )
    return _map(x.values, y.values, found)


def basins(entry: Entry, surface: Surface, view: View, shape: tuple[int, int], steps: int, seed: int = 0) -> Map:
    """Where a runner ends from every start of a grid (columns, rows) over a window."""
    cost(shape[0] * shape[1], steps)
    x, y = np.linspace(view.x0, view.x1, shape[0]), np.linspace(view.y0, view.y1, shape[1])
    starts = np.stack([part.ravel() for part in np.meshgrid(x, y)])
    seen = entry.optimizer.data(surface)
    return _map(x, y, settle(entry.optimizer, seen, starts, steps, schedule=entry.schedule, seed=seed))


def reached(surface: Surface, found: Map) -> IntArray:
    """Which of the surface's minima each run has reached, (ny, nx): it ends within REACH of it; -1 where none."""
    if not surface.minima:
        return np.full(found.status.shape, -1)
    gaps = np.stack([np.hypot(found.end[0] - m.x, found.end[1] - m.y) for m in surface.minima])
    # A flat minimum has a wide bottom: what has come to rest there may be farther from its middle.
    near = np.where(found.status == "converged", max(REACH, 0.01 * surface.view.width), REACH)
    return np.where((found.status != "diverged") & (np.min(gaps, axis=0) <= near), np.argmin(gaps, axis=0), -1)


def rates(entry: Entry, surface: Surface, start: Point, steps: int, values: FloatArray, seed: int = 0) -> FloatArray:
    """The loss (n,) after `steps` steps at each learning rate; inf where the run diverged."""
    name = next(name for name, _ in numbers(entry.optimizer, "") if name.endswith("learning_rate"))
    rule = with_columns(entry.optimizer, {name.removeprefix("."): values})
    seen = entry.optimizer.data(surface)
    found = settle(rule, seen, start, steps, schedule=entry.schedule, seed=seed, rest=False)
    return np.where(found.status == "diverged", np.inf, found.loss)


@dataclass(frozen=True)
class Ensemble:
    """The same race with n seeds: theta (T+1, 2, n), loss (T+1, n); from where a run diverges on it is no number.

    `causes` (n,) of the runs that did, as places in CAUSES; 0 for the others.
    """

    theta: FloatArray
    loss: FloatArray
    causes: IntArray


def ensemble(entry: Entry, surface: Surface, start: Point, steps: int, seeds: int, seed: int = 0) -> Ensemble:
    """A runner `seeds` times, each with chance of its own; the first run is the one of the race with this seed."""
    cost(seeds, steps)
    seen = entry.optimizer.data(surface)
    drawn = seen.draws(steps, seeds, np.random.Generator(np.random.SFC64(seed)))
    drawn[..., 0] = fed(seen, entry.schedule, steps, seed)
    theta = paths(entry.optimizer, seen, start, entry.schedule, drawn, seed)
    loss, causes = np.empty((steps + 1, seeds)), np.zeros(seeds, dtype=int)
    with np.errstate(all="ignore"):
        cx, cy, far = bound(surface)
        if not np.abs(theta).max(initial=0.0) + max(abs(cx), abs(cy)) <= far / 2:
            gone = np.logical_or.accumulate(escaped(surface, theta.swapaxes(0, 1)))
            who, step = np.flatnonzero(gone[-1]), gone.argmax(axis=0)
            causes[who] = lost(surface, theta[0][:, who], theta[step[who], :, who].T, step[who])
            theta.swapaxes(0, 1)[:, gone] = np.nan
        for low in range(0, steps + 1, ROWS):
            loss[low : low + ROWS] = surface.loss(theta[low : low + ROWS].swapaxes(0, 1))
    return Ensemble(theta, loss, causes)


def cost(points: int, steps: int) -> None:
    """Raises TooLarge for what could not finish while a reader waits."""
    if points * steps > MOST:
        raise TooLarge(f"{points} runs of {steps} steps are more than a page can wait for")


def _map(x: FloatArray, y: FloatArray, found: Settled) -> Map:
    shape = (len(y), len(x))
    status, steps, period = found.status.reshape(shape), found.steps.reshape(shape), found.period.reshape(shape)
    loss, end, arrived = found.loss.reshape(shape), found.end.reshape(2, *shape), found.arrived.reshape(shape)
    return Map(x, y, status, steps, loss, period, end, arrived)
