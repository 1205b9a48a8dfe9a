"""Ourselves, through the public interface."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.task import BETA2, EPSILON, NOISY, SEEDS, SIGMA, TOLERANCE, Ends, Task
from engine.config import Entry
from engine.run import Settled, settle
from engine.spec.noise import Noise, Noisy
from engine.sweeps.grid import ensemble
from optimizers import OPTIMIZERS
from surfaces import SURFACES


def rule(task: Task) -> Any:
    named = {"adam": {"beta1": task.beta, "beta2": BETA2, "epsilon": EPSILON}, "momentum": {"momentum": task.beta}}
    return OPTIMIZERS[task.rule](learning_rate=task.rate, **named.get(task.rule, {}))


def ends(task: Task) -> Callable[[], Settled]:
    return lambda: settle(rule(task), SURFACES[task.surface](), task.starts, task.steps, TOLERANCE)


def told(found: Settled, task: Task) -> Ends:
    """The same, as the others say it: a run that goes on moving counts as calm after its last step."""
    calm = np.where(found.status == "moving", task.steps + 1, found.steps)
    return Ends(found.end, found.loss, calm, found.status == "diverged")


def seeds() -> Callable[[], Any]:
    """The whole of many noisy runs: theta (T + 1, 2, n), loss (T + 1, n)."""
    surface, start = SURFACES[NOISY.surface](), (float(NOISY.starts[0, 0]), float(NOISY.starts[1, 0]))

    def work() -> Any:
        found = ensemble(Entry(rule(NOISY)), Noisy(surface, Noise(scale=SIGMA)), start, NOISY.steps, SEEDS)
        return found.theta, found.loss

    return work
