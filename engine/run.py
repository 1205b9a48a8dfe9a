"""Runs: `trajectory` keeps the path, `settle` keeps the end, `race` runs a whole configuration."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, overload

import numpy as np

from engine.batch import tiled
from engine.batch.fuse import fuse
from engine.batch.settle import Settled, settle
from engine.config import RunConfig
from engine.outcome.history import History, freeze
from engine.outcome.judge import Judge, escapes
from engine.outcome.status import TOLERANCE
from engine.outcome.trajectory import Path, Trajectory, judged, remember, remember_each
from engine.single import numpy_arrays as arrays
from engine.single import python_floats as floats
from engine.single.explain import corrected, explained
from engine.single.untraced import stepped
from engine.spec.noise import Noisy
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Number, Points
from engine.trace.cache import loop_of
from engine.trace.inputs import Rates, broadcast, fed, numbers_of, rates_of
from engine.trace.loop import Loop

__all__ = ["Path", "Settled", "Trajectory", "race", "settle", "trajectory"]


@overload
def trajectory(
    optimizer: Optimizer,
    surface: Surface,
    start: Points,
    steps: int,
    schedule: Rates = None,
    seed: int = 0,
    tolerance: float = TOLERANCE,
    keep: Literal["all"] = "all",
) -> Trajectory: ...


@overload
def trajectory(
    optimizer: Optimizer,
    surface: Surface,
    start: Points,
    steps: int,
    schedule: Rates = None,
    seed: int = 0,
    tolerance: float = TOLERANCE,
    *,
    keep: Literal["theta"],
) -> Path: ...


def trajectory(
    optimizer: Optimizer,
    surface: Surface,
    start: Points,
    steps: int,
    schedule: Rates = None,
    seed: int = 0,
    tolerance: float = TOLERANCE,
    keep: Literal["all", "theta"] = "all",
) -> Trajectory | Path:
    """Run a rule and keep what it did at every step; n runs side by side where a start or a number has n.

    Args:
        optimizer: the rule; a hyperparameter may be a column (n,), one number for each run.
        surface: the loss, and the chance that it adds to a step.
        start: where the run starts, (2,) in the units of the axes, or (2, n).
        steps: T, how many steps are taken.
        schedule: what the learning rate does, or the rate of every step, (T,); None leaves it alone.
        seed: of what chance adds.
        tolerance: a gradient no longer than this, in loss per unit of the axes, counts as none.
        keep: "all", or "theta" for the path alone, several times faster for many runs. Then the run has no gradient,
            lr, state, asked or evaluations, and loss, norm and status are computed when they are asked for. Many runs
            are grouped anew for it: paths differ from those of "all" by rounding.

    Returns:
        A Trajectory, or with keep="theta" a Path. Rows after a divergence repeat the diverged row.

    Raises:
        ValueError: a start that is neither (2,) nor (2, n); rates that are not (T,); another `keep`.

    Example:
        >>> from optimizers import OPTIMIZERS
        >>> from surfaces import SURFACES
        >>> run = trajectory(OPTIMIZERS["gd"](learning_rate=0.1), SURFACES["ellipse"](), (1.0, 1.0), 50)
        >>> run.theta.shape, run.state.keys(), run.status.kind
        ((51, 2), dict_keys([]), 'converged')
    """
    if keep not in ("all", "theta"):
        raise ValueError(f"keep is 'all' or 'theta', not {keep!r}")
    schedule = rates_of(schedule, steps)
    columns = numbers_of(optimizer, schedule)
    theta0 = broadcast(start, columns.values())
    loop = loop_of(optimizer, surface, schedule)
    if loop is None:
        history = History.gathered(theta0, stepped(optimizer, surface, theta0, steps, schedule, seed))
        return _kept(keep, optimizer, surface, schedule, history, steps, tolerance)
    inputs = [columns[name] for name in loop.numbers], fed(surface, schedule, steps, seed)
    if floats.few(theta0, inputs[0]):
        runs = floats.histories(loop, surface, theta0, *inputs, steps)
        history = runs[0] if theta0.ndim == 1 else History.together(runs, steps)
        return _kept(keep, optimizer, surface, schedule, history, steps, tolerance, loop, *inputs)
    if keep == "theta":
        theta = tiled.paths(fuse(loop, theta0, *inputs, steps), theta0.shape[1], steps)
        freeze(theta, escapes(surface, theta))
        return Path(theta, surface, tolerance, lambda verdicts: corrected(verdicts, theta0, loop, *inputs)[0])
    judge = Judge(surface, steps, theta0.shape[1:], tolerance)
    history = arrays.run(loop, theta0, *inputs, steps, judge.look)
    return explained(judged(history, judge), optimizer, surface, schedule, loop, *inputs)


def _kept(
    keep: str,
    optimizer: Optimizer,
    surface: Surface,
    schedule: Rates,
    history: History,
    steps: int,
    tolerance: float,
    loop: Loop | None = None,
    numbers: Sequence[Number] = (),
    feeds: FloatArray | None = None,
) -> Trajectory | Path:
    """What is asked for of a history that nobody has looked at yet."""
    if keep == "theta":
        theta = history.frozen(escapes(surface, history.path), steps).path
        return Path(theta, surface, tolerance, lambda ends: corrected(ends, theta[0], loop, numbers, feeds)[0])
    return explained(remember(surface, history, steps, tolerance), optimizer, surface, schedule, loop, numbers, feeds)


def race(config: RunConfig) -> tuple[Trajectory, ...]:
    """Run every entry of a configuration, each on the data that its rule is allowed to see, with the same seed.

    Args:
        config: the race: surface, start, T steps, seed, noise, and at most twelve entries.

    Returns:
        A Trajectory of a single run for each entry, in their order.

    Raises:
        Whatever a rule from outside raises when it cannot run; the config itself was checked when it was made.

    Example:
        >>> from surfaces import SURFACES
        >>> [len(run.theta) for run in race(RunConfig(SURFACES["booth"](), steps=20))]
        [21, 21, 21, 21, 21]
    """
    surface = Noisy(config.surface, config.noise) if config.noise else config.surface
    start, steps = np.array(config.start, dtype=float), config.steps
    runs: dict[int, Trajectory] = {}
    alike: dict[Surface, list[_Raced]] = {}  # with the same true loss, which judges them: all at once
    for place, entry in enumerate(config.entries):
        rule, schedule, seen = entry.optimizer, entry.schedule, entry.optimizer.data(surface)
        loop, columns = loop_of(rule, seen, schedule), numbers_of(rule, schedule)
        if loop is None or any(type(value) is not float and np.ndim(value) for value in columns.values()):
            runs[place] = trajectory(rule, seen, start, steps, schedule, config.seed)
            continue
        inputs = [columns[name] for name in loop.numbers], fed(seen, schedule, steps, config.seed)
        (history,) = floats.histories(loop, seen, start, *inputs, steps)
        alike.setdefault(seen.exact(), []).append(_Raced(place, rule, seen, schedule, loop, *inputs, history))
    for group in alike.values():
        found = remember_each(group[0].seen, [one.history for one in group], steps, TOLERANCE)
        for one, run in zip(group, found, strict=True):
            runs[one.place] = explained(run, one.rule, one.seen, one.schedule, one.loop, one.numbers, one.feeds)
    return tuple(runs[place] for place in range(len(config.entries)))


class _Raced(NamedTuple):
    """An entry that has run and is not judged yet."""

    place: int
    rule: Optimizer
    seen: Surface
    schedule: Rates
    loop: Loop
    numbers: list[Number]
    feeds: FloatArray
    history: History
