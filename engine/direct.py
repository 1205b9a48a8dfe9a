"""Runs a rule as it is written, on NumPy arrays: the reference for the traced runs, and the way of what cannot be traced."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.loop import Recorder, leaves
from engine.optimizer import Optimizer
from engine.surface import Surface


def run(
    optimizer: Optimizer, surface: Surface, start: Any, steps: int, schedule: Any, seed: int
) -> Iterator[dict[str, Any]]:
    """The numbers of each step by name, from (2, *points); `schedule` may be an array of rates."""
    theta, rng = np.array(start, dtype=float), np.random.default_rng(seed)
    given = schedule if isinstance(schedule, np.ndarray) else None
    with np.errstate(all="ignore"):
        state = optimizer.start(theta)
        memory = schedule.start(optimizer.rate) if schedule is not None and given is None else ()
        for k in range(steps):
            oracle = Recorder(surface.at(k, rng))
            lr = optimizer.rate if given is None else given[k]
            if schedule is not None and given is None:
                lr, memory = schedule.rate(k, optimizer.rate, memory, oracle.loss(theta))
            theta, state = optimizer.step(theta, state, oracle, lr)
            gradient = oracle.asked[0][1] if oracle.asked else np.full_like(theta, np.nan)
            named = [*leaves(theta, "theta", theta.ndim), *leaves(state, "state", theta.ndim)]
            named += [*leaves(gradient, "gradient", theta.ndim), ("lr", lr)]
            for i, (point, _) in enumerate(oracle.asked):
                named += leaves(point, f"asked.{i}", theta.ndim)
            yield dict(named)
