"""The part of a hyperparameter's range that a map shows, and the values in it."""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from engine.batch.settle import settle
from engine.config import Entry
from engine.spec.hyper import Hyper
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.sweeps.grid import Axis, axes, spaced, with_columns
from engine.symbolic.arrays import FloatArray

Point: TypeAlias = tuple[float, float]

DECADES = 3.0  # of learning rates
PROBES = 25  # of them that are tried to find the last stable one
BEYOND = 4.0  # times that one: where everything diverges begins there


def pair(rule: Optimizer, x: str, y: str) -> tuple[str, str] | None:
    """The two axes of a map of a rule: those that were asked for, else its learning rate and its next main number.

    None where the rule has no two numbers; weight decay, which only blurs what it is a map of, has to be asked for.
    """
    found = axes(rule)
    rates = [name for name in found if name.endswith("learning_rate")]
    usual = [name for name in found if not name.endswith("weight_decay")]
    usual.sort(key=lambda name: (name not in rates, not found[name].main, found[name].symbol == "ε"))
    first = x if x in found else next(iter(usual), None)
    second = y if y in found and y != first else next((name for name in usual if name != first), None)
    return None if first is None or second is None else (first, second)


def still(entry: Entry, *names: str) -> Entry:
    """The same runner with these numbers at the lowest of their sliders: what does not depend on them is the same."""
    found = axes(entry.optimizer)
    return Entry(with_columns(entry.optimizer, {name: found[name].low for name in names}), entry.schedule)


def ends(entry: Entry, surface: Surface, start: Point, steps: int, name: str, value: float) -> tuple[float, float]:
    """From where to where an axis goes.

    Of learning rates the three decades around the last stable one, of a share near 1 up to a tenth of its usual
    distance from 1, of the others a slider's range. The runner's own value is always inside.
    """
    term = axes(entry.optimizer)[name]
    low, high = term.low, term.high
    if term.scale == "one_minus":
        high = min(high, round(1 - (1 - _usual(entry.optimizer, name)) / 10, 12))
    if name.endswith("learning_rate"):
        high = _last(still(entry, name), surface, start, min(steps, 300), name)
        low = max(low, high / 10**DECADES)
    if low <= value <= high:
        return low, high
    if term.scale == "log":  # no logarithm reaches 0
        return (min(low, value / 2) if value > 0 else low), max(high, 2 * value)
    return min(low, value), max(high, value)


def _usual(rule: Optimizer, name: str) -> float:
    """The default of a number by its dotted name."""
    *path, last = name.split(".")
    for part in path:
        rule = getattr(rule, part)
    return float(getattr(type(rule), last))


@lru_cache(maxsize=64)
def _last(entry: Entry, surface: Surface, start: Point, steps: int, name: str) -> float:
    """Some way beyond the highest learning rate on the slider with which the run does not diverge."""
    term = axes(entry.optimizer)[name]
    rates = spaced(term, PROBES)
    rule = with_columns(entry.optimizer, {name: rates})
    found = settle(rule, entry.optimizer.data(surface), start, steps, schedule=entry.schedule)
    stable = rates[found.status != "diverged"]
    return float(f"{min(BEYOND * stable.max(initial=term.low * 100), term.high):.2g}")


def axis(term: Hyper, name: str, low: float, high: float, count: int) -> Axis:
    """`count` values from end to end, evenly on the scale, rounded to three digits or six."""
    values = spaced(term, count, low, high)
    if term.scale == "one_minus":
        short = [round(1 - float(f"{1 - value:.3g}"), 12) for value in values]
    elif term.scale == "log":
        short = [float(f"{value:.3g}") for value in values]
    else:
        short = [float(f"{value:.6g}") for value in values]
    return Axis(name, np.array(short))


def place(term: Hyper, values: npt.ArrayLike) -> FloatArray:
    """Where values stand on the scale of their hyperparameter, as a slider shows it."""
    found: FloatArray = np.asarray(values, dtype=float)
    if term.scale == "log":
        found = np.log10(np.maximum(found, 5e-324))
    elif term.scale == "one_minus":
        found = -np.log10(np.maximum(1 - found, 2.0**-53))
    return found
