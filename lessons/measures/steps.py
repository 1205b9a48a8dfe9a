"""Single steps of a run: how long they are, and the learning rate behind them."""

import numpy as np

from engine.config import RunConfig
from engine.symbolic.arrays import FloatArray
from engine.trace.state_cost import memory as kept
from lessons.measures.measure import AXES, path, runs


def step(race: RunConfig, runner: int = 0, axis: str = "x", number: int = 1) -> float:
    """How far a coordinate moves in a step, counted from 1; the sign is that of the move."""
    values = path(race, runner)[:, AXES[axis]]
    return float(values[number] - values[number - 1])


def longest_first(race: RunConfig, axis: str = "x") -> float:
    """The number of the runner whose first step is the longest."""
    return float(np.argmax([abs(step(race, i, axis)) for i in range(len(race.entries))]))


def longest_step(race: RunConfig, runner: int = 0, axis: str = "x", begin: int = 1) -> float:
    """How far a coordinate moves at most in one step, from step `begin` on."""
    return float(np.max(np.abs(_moves(race, runner)[begin - 1 :, AXES[axis]])))


def shortest_step(race: RunConfig, runner: int = 0, axis: str = "x", begin: int = 1) -> float:
    """How far a coordinate moves at least in one step, from step `begin` on."""
    return float(np.min(np.abs(_moves(race, runner)[begin - 1 :, AXES[axis]])))


def other_lengths(race: RunConfig, runner: int = 0, length: float = 0.0) -> float:
    """How far the moves of both coordinates are at most from 0 or a given length, whichever is nearer."""
    moves = np.abs(_moves(race, runner))
    return float(np.max(np.minimum(moves, np.abs(moves - length))))


def effective_rate(race: RunConfig, runner: int = 0, axis: str = "x", number: int = 1) -> float:
    """The move of a coordinate in a step as a multiple of its gradient."""
    return float(_rates(race, runner, axis)[number - 1])


def rate_rises(race: RunConfig, runner: int = 0, axis: str = "x") -> float:
    """In how many steps the effective rate of a coordinate is larger than in the step before."""
    rates = _rates(race, runner, axis)
    return float(np.sum(rates[1:] > rates[:-1] * (1 + 1e-9)))


def rate_at(race: RunConfig, runner: int = 0, number: int = 1) -> float:
    """The learning rate that a step uses, after its schedule."""
    return float(runs(race)[runner].lr[number - 1])


def rate_sum(race: RunConfig, runner: int = 0) -> float:
    """The sum of the learning rates of all steps."""
    return float(np.sum(runs(race)[runner].lr))


def memory(race: RunConfig, runner: int = 0) -> float:
    """How many numbers a rule keeps for each parameter between steps; -1 where it cannot be told."""
    found = kept(race.entries[runner].optimizer)
    return float(len(found.vectors)) if found else -1.0


def evaluations(race: RunConfig, runner: int = 0) -> float:
    """How many gradients a run has asked for."""
    return float(runs(race)[runner].evaluations)


def _moves(race: RunConfig, runner: int) -> FloatArray:
    return np.diff(path(race, runner), axis=0)


def _rates(race: RunConfig, runner: int, axis: str) -> FloatArray:
    moves, slopes = _moves(race, runner)[:, AXES[axis]], runs(race)[runner].gradient[:, AXES[axis]]
    used = slopes != 0
    return np.abs(moves[used] / slopes[used])  # type: ignore[no-any-return]


MEASURES = (
    step,
    longest_first,
    longest_step,
    shortest_step,
    other_lengths,
    effective_rate,
    rate_rises,
    rate_at,
    rate_sum,
    memory,
    evaluations,
)
