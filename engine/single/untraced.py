"""Runs a rule as it is written, on NumPy arrays: the reference for traced runs, and the way of what has no trace."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from math import hypot, nan
from typing import TypeVar

import numpy as np

from engine.outcome.status import bound
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule, at_step
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Traceable
from engine.trace.cache import loop_of
from engine.trace.inputs import Rates
from engine.trace.loop import Recorder
from engine.trace.tree import leaves, replaced, state_leaves

Thing = TypeVar("Thing", bound=Optimizer | Rates)
Row = dict[str, Traceable]  # the numbers of one step by name


@dataclass(frozen=True)
class Bowl(Surface):
    """A loss that is never in the way of a trace."""

    def formula(self, x: Traceable, y: Traceable) -> Traceable:
        return x * x + y * y


def stepped(
    optimizer: Optimizer, surface: Surface, theta0: FloatArray, steps: int, schedule: Rates, seed: int
) -> Iterator[Row]:
    """Many points at once only if nothing but the surface is in the way of a trace, and the rule can take them so."""
    together = theta0.ndim > 1 and loop_of(optimizer, Bowl(), schedule) is not None and takes_many(optimizer)
    way = run if together else separately
    return way(optimizer, surface, theta0, steps, schedule, seed)


def takes_many(optimizer: Optimizer) -> bool:
    """Whether (2, n) is to the rule n points: without `axis=0`, np.linalg.norm is one number for all of them."""
    rule, starts = _of(optimizer, 0), np.array([[1.0, -2.0, 3.5], [0.5, 4.0, -1.5]])
    try:
        both = [list(way(rule, Bowl(), starts, 2, None, 0)) for way in (run, separately)]
    except (ValueError, TypeError, IndexError):  # arrays of this shape do not fit into what the rule does
        return False
    many, singly = ([(row["theta.0"], row["theta.1"]) for row in rows] for rows in both)
    return np.allclose(many, singly, rtol=1e-12, atol=0, equal_nan=True)


def run(
    optimizer: Optimizer, surface: Surface, start: FloatArray, steps: int, schedule: Rates, seed: int
) -> Iterator[Row]:
    """The numbers of each step, from (2, *points) at once; `schedule` may be an array of rates."""
    theta, rng = np.array(start, dtype=float), np.random.default_rng(seed)
    given = schedule if isinstance(schedule, np.ndarray) else None
    followed = schedule if isinstance(schedule, Schedule) else None
    with np.errstate(all="ignore"):
        state = optimizer.start(theta.copy())  # the rule may change θ in place, and remember it too
        memory = followed.start(optimizer.rate) if followed else ()
    for k in range(steps):
        with np.errstate(all="ignore"):
            oracle = Recorder(surface.at(k, rng))
            lr = optimizer.rate if given is None else given[k]
            now = optimizer
            if followed:
                lr, memory = followed.rate(k, optimizer.rate, memory, oracle.loss(theta))
                now = at_step(optimizer, followed.cycled(k))
            theta, state = now.step(theta, state, oracle, lr)
        theta = np.asarray(theta, dtype=float)
        gradient = oracle.asked[0][1] if oracle.asked else np.full_like(theta, nan)
        named = [*leaves(theta, "theta", theta.ndim), *state_leaves(state, theta.ndim)]
        named += [*leaves(gradient, "gradient", theta.ndim), ("lr", lr), ("evaluations", len(oracle.asked))]
        for i, (point, _) in enumerate(oracle.asked):
            named += leaves(point, f"asked.{i}", theta.ndim)
        yield dict(named)


def separately(
    optimizer: Optimizer, surface: Surface, start: FloatArray, steps: int, schedule: Rates, seed: int
) -> Iterator[Row]:
    """The same from (2, *points), one point after another: plain Python is often written for one point only."""
    points = start.reshape(2, -1).T
    rules = [(_of(optimizer, i), _of(schedule, i)) for i in range(len(points))]
    runs = [_alone(rule, surface, p, steps, rates, seed) for p, (rule, rates) in zip(points, rules, strict=True)]
    for rows in zip_longest(*runs, fillvalue={}):
        names = dict.fromkeys(name for row in rows for name in row)
        yield {n: np.array([row.get(n, nan) for row in rows], dtype=float).reshape(start.shape[1:]) for n in names}


def _alone(
    optimizer: Optimizer, surface: Surface, start: FloatArray, steps: int, schedule: Rates, seed: int
) -> Iterator[Row]:
    """One run until it has diverged; where plain Python raises instead of overflowing, it has."""
    cx, cy, far = bound(surface)
    try:
        for row in run(optimizer, surface, start, steps, schedule, seed):
            yield row
            if not hypot(row["theta.0"] - cx, row["theta.1"] - cy) <= far:
                return
    except ArithmeticError:
        yield {"theta.0": nan, "theta.1": nan}


def _of(thing: Thing, i: int) -> Thing:
    """A rule or a schedule with the i-th number of each of its columns."""
    if not dataclasses.is_dataclass(thing):
        return thing
    return replaced(thing, "", lambda _, value: np.ravel(value)[i] if np.ndim(value) else value)
