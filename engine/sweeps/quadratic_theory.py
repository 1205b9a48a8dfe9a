"""What theory says of plain descent and momentum on a quadratic: where they stop converging, and what is fastest.

On a quadratic every eigenvector of the Hessian runs by itself, by a linear recurrence in its curvature λ. A rule is
stable where the roots of that recurrence stay within the unit circle for the smallest and the largest λ. Sources:
Polyak (1964), Some methods of speeding up the convergence of iteration methods; Goh (2017), Why momentum really works,
Distill; Nesterov's rule in PyTorch's form after Sutskever et al. (2013).
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from engine.config import Entry
from engine.outcome.stability import edge
from engine.spec.surface import Surface
from engine.sweeps.grid import with_columns
from engine.symbolic.arrays import FloatArray
from engine.tuning.quadratic import curvatures

POINTS = 60  # of a curve


@dataclass(frozen=True)
class Curve:
    """A line over a map, or a single point: which law, and its values (n,) along both axes."""

    law: Literal["edge", "damping", "rate", "fastest"]
    x: FloatArray
    y: FloatArray


def theory(entry: Entry, surface: Surface, x: tuple[str, FloatArray], y: tuple[str, FloatArray]) -> tuple[Curve, ...]:
    """The laws that can be drawn over a map whose axes are (name, values from end to end); () where none is known."""
    rule: Any = entry.optimizer
    if rule.recurrence is None or entry.schedule is not None:
        return ()
    if "learning_rate" not in (x[0], y[0]) or rule.data(surface).feeds:
        return ()
    found = curvatures(surface)
    if found is None:
        return ()
    upright = x[0] == "learning_rate"
    (_, rates), (name, others) = (x, y) if upright else (y, x)
    values = _dense(others)
    column = with_columns(rule, {name: values})
    low, high = (lam + column.weight_decay for lam in found)
    lines = [("edge", edge(column, found[1]) + 0 * values, values)]
    if rule.recurrence == "descent":
        lines.append(("rate", 2 / (low + high) + 0 * values, values))
    if rule.recurrence == "heavy_ball" and name == "momentum":
        kept = 1 - column.dampening
        eta = np.geomspace(rates[0], min(rates[-1], 1 / (kept * low)), POINTS)
        lines.append(("damping", eta, (1 - np.sqrt(eta * kept * low)) ** 2))
        root = np.sqrt(high) + np.sqrt(low)
        lines.append(
            ("fastest", np.array([4 / root**2 / kept]), np.array([((np.sqrt(high) - np.sqrt(low)) / root) ** 2]))
        )
    return tuple(Curve(law, *((eta, other) if upright else (other, eta))) for law, eta, other in lines)  # type: ignore[arg-type]


def _dense(values: FloatArray) -> FloatArray:
    """The same way with more points, each stretch of it evenly."""
    places = np.linspace(0, len(values) - 1, POINTS)
    return np.interp(places, np.arange(len(values)), values)
