"""The shape of a path: how far it shoots, how it turns, at what rate it shrinks, which formula it follows."""

import numpy as np

from engine.config import RunConfig
from lessons.measures.measure import closed_form, column, distances, path, runs


def moves(race: RunConfig, runner: int = 0, axis: str = "y") -> float:
    """How far a coordinate ever is from where it started."""
    values = column(race, runner, axis)
    return float(np.max(np.abs(values - values[0])))


def movers(race: RunConfig, axis: str = "y") -> float:
    """How many runners ever move in a coordinate."""
    return float(sum(moves(race, i, axis) > 0 for i in range(len(race.entries))))


def furthest(race: RunConfig, runner: int = 0, axis: str = "x", side: str = "above") -> float:
    """The largest value of a coordinate on the path; with side = "below" the smallest."""
    values = column(race, runner, axis)
    return float(values.min() if side == "below" else values.max())


def length(race: RunConfig, runner: int = 0) -> float:
    """The length of the path."""
    return float(np.sum(np.hypot(*np.diff(path(race, runner), axis=0).T)))


def sign_changes(race: RunConfig, runner: int = 0, axis: str = "y", steps: int = 0) -> float:
    """How often a coordinate changes its sign in the first steps; 0 steps: in all."""
    signs = np.sign(column(race, runner, axis)[: steps + 1 if steps else None])
    signs = signs[signs != 0]
    return float(np.sum(signs[1:] != signs[:-1]))


def turns(race: RunConfig, runner: int = 0, axis: str = "y") -> float:
    """How often a coordinate turns back."""
    signs = np.sign(np.diff(column(race, runner, axis)))
    signs = signs[signs != 0]
    return float(np.sum(signs[1:] != signs[:-1]))


def swing(race: RunConfig, runner: int = 0, axis: str = "x", steps: int = 50) -> float:
    """Half the distance between the ends of the stretch that a coordinate covers in the last steps."""
    return float(np.ptp(column(race, runner, axis)[-steps:])) / 2


def rate(race: RunConfig, runner: int = 0, begin: int = 10, end: int = 20) -> float:
    """By what factor the distance to the minimum shrinks in a step, on average between two steps."""
    gaps = distances(race.surface.exact(), path(race, runner))
    return float((gaps[end] / gaps[begin]) ** (1 / (end - begin)))


def growth(race: RunConfig, runner: int = 0, axis: str = "y", step: int = 1) -> float:
    """A coordinate after a step as a multiple of what it was before it."""
    values = column(race, runner, axis)
    return float(values[step] / values[step - 1])


def deviation(
    race: RunConfig,
    runner: int = 0,
    of: str = "x",
    form: str = "0",
    a: float = 0.0,
    b: float = 0.0,
    c: float = 0.0,
    d: float = 0.0,
) -> float:
    """How far x, y or the learning rate (of = "lr") is at most from a closed form, as a share of the largest value.

    In the form x is the number of the step, y the value at the start; a, b, c, d are the claim's own numbers.
    """
    values = runs(race)[runner].lr if of == "lr" else column(race, runner, of)
    steps = np.arange(len(values), dtype=float)
    said = np.broadcast_to(closed_form(form, x=steps, y=values[0], a=a, b=b, c=c, d=d), values.shape)
    return float(np.max(np.abs(values - said)) / np.max(np.abs(values)))


def apart(race: RunConfig, runner: int = 0, other: int = 1) -> float:
    """How far two runners ever are from one another."""
    return float(np.max(np.abs(path(race, runner) - path(race, other))))


MEASURES = (moves, movers, furthest, length, sign_changes, turns, swing, rate, growth, deviation, apart)
