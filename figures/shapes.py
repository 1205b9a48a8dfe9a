"""The learning rate over the steps of a run, read from what the run recorded."""

from typing import Any, NamedTuple

import numpy as np

from engine.outcome.trajectory import Trajectory

MANY = 400  # corners of a curve at most


class Cut(NamedTuple):
    """The first step at a lower rate, the rates before and after, and the loss where that step begins."""

    step: int
    before: float
    after: float
    loss: float


def rates(run: Trajectory) -> Any:
    """The applied rates of the steps that were taken, (steps,): none after a divergence."""
    taken = int(run.status.step) if run.status.kind == "diverged" else run.steps
    return run.lr[:taken]


def cuts(run: Trajectory) -> tuple[Cut, ...]:
    """Every step at which the rate is lower than before."""
    found = rates(run)
    steps = np.flatnonzero(np.diff(found) < 0) + 1
    return tuple(Cut(int(k), float(found[k - 1]), float(found[k]), float(run.loss[k])) for k in steps)


def curve(run: Trajectory) -> list[list[float]]:
    """Corners [step, rate] of the curve, both sides of its largest jumps among them; at most MANY."""
    found = rates(run)
    kept = np.arange(len(found))
    if len(found) > MANY:
        jumps = np.argsort(-np.abs(np.diff(found)))[: MANY // 4]
        kept = np.unique(np.concatenate([np.linspace(0, len(found) - 1, MANY // 2).astype(int), jumps, jumps + 1]))
    return [[int(k), float(found[k])] for k in kept]
