"""What a measure is: a named function of a race that returns one number."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from engine import run
from engine.config import RunConfig
from engine.outcome.trajectory import Trajectory
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray
from surfaces.formula.grammar import Grammar
from surfaces.formula.tokens import tokens
from surfaces.formula.tree import capped, evaluate, letters

Measure = Callable[..., float]
AXES = {"x": 0, "y": 1}


@lru_cache(maxsize=512)
def runs(race: RunConfig) -> tuple[Trajectory, ...]:
    """The trajectories of a race, run once."""
    return run.race(race)


def path(race: RunConfig, runner: int) -> FloatArray:
    """Where one runner of a race was, (T+1, 2); IndexError where there is no such runner."""
    return runs(race)[runner].theta


def column(race: RunConfig, runner: int, axis: str) -> FloatArray:
    """One coordinate of its path, (T+1,); KeyError for an axis that is neither "x" nor "y"."""
    return path(race, runner)[:, AXES[axis]]


def distances(surface: Surface, theta: FloatArray, minimum: int | None = None) -> FloatArray:
    """The distance of each row (T+1, 2) to one minimum, or to the nearest one."""
    chosen = surface.minima if minimum is None else (surface.minima[minimum],)
    gaps = [np.hypot(theta[:, 0] - each.x, theta[:, 1] - each.y) for each in chosen]
    return np.min(gaps, axis=0)  # type: ignore[no-any-return]


def closed_form(text: str, **given: Any) -> Any:
    """The value of a formula in the grammar of typed formulas, of the letters x, y, a, b, c, d that are given.

    Raises FormulaError for what is no formula, KeyError for a letter that is not given.
    """
    tree = capped(Grammar(tokens(text)).formula())
    if missing := letters(tree) - set(given) - {"e", "pi"}:
        raise KeyError(f"{text!r} holds {min(missing)!r}, which has no value")
    with np.errstate(all="ignore"):
        return evaluate(tree, given)
