"""The one table of operations: what each computes, how it is derived, how plain floats say it."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from engine.symbolic.arrays import Traceable
from engine.symbolic.over_rows import over_rows, slope


def _where(condition: Traceable, a: Traceable, b: Traceable) -> Traceable:
    return np.where(condition, a, b)


def _flat(slope: Traceable) -> bool:
    return getattr(slope, "value", None) == 0


class Operation(NamedTuple):
    """`slope(f, *arguments, *their derivatives)` is the chain rule; None means flat. `source` is Python for floats."""

    function: Callable[..., Traceable]
    source: str
    slope: Callable[..., Traceable] | None = None


OPERATIONS: dict[str, Operation] = {
    "add": Operation(np.add, "{0} + {1}", lambda f, a, b, da, db: da + db),
    "subtract": Operation(np.subtract, "{0} - {1}", lambda f, a, b, da, db: da - db),
    "multiply": Operation(np.multiply, "{0} * {1}", lambda f, a, b, da, db: da * b + a * db),
    "divide": Operation(np.divide, "{0} / {1}", lambda f, a, b, da, db: (da - f * db) / b),
    "power": Operation(
        np.power,
        "power({0}, {1})",
        lambda f, a, b, da, db: b * a ** (b - 1) * da + (0 if _flat(db) else f * np.log(a) * db),
    ),
    "negative": Operation(np.negative, "-{0}", lambda f, a, da: -da),
    "absolute": Operation(np.absolute, "abs({0})", lambda f, a, da: np.sign(a) * da),
    "sign": Operation(np.sign, "float(({0} > 0) - ({0} < 0)) if {0} == {0} else {0}"),
    "sqrt": Operation(np.sqrt, "sqrt({0})", lambda f, a, da: da / (2 * f)),
    "cbrt": Operation(np.cbrt, "cbrt({0})", lambda f, a, da: da / (3 * f * f)),
    "square": Operation(np.square, "{0} * {0}", lambda f, a, da: 2 * a * da),
    "reciprocal": Operation(np.reciprocal, "1 / {0}", lambda f, a, da: -f * f * da),
    "exp": Operation(np.exp, "exp({0})", lambda f, a, da: f * da),
    "expm1": Operation(np.expm1, "expm1({0})", lambda f, a, da: (f + 1) * da),
    "log": Operation(np.log, "log({0})", lambda f, a, da: da / a),
    "log1p": Operation(np.log1p, "log1p({0})", lambda f, a, da: da / (1 + a)),
    "log2": Operation(np.log2, "log2({0})", lambda f, a, da: da / (a * np.log(2.0))),
    "log10": Operation(np.log10, "log10({0})", lambda f, a, da: da / (a * np.log(10.0))),
    "sin": Operation(np.sin, "sin({0})", lambda f, a, da: np.cos(a) * da),
    "cos": Operation(np.cos, "cos({0})", lambda f, a, da: -np.sin(a) * da),
    "tan": Operation(np.tan, "tan({0})", lambda f, a, da: (1 + f * f) * da),
    "arcsin": Operation(np.arcsin, "asin({0})", lambda f, a, da: da / np.sqrt(1 - a * a)),
    "arccos": Operation(np.arccos, "acos({0})", lambda f, a, da: -da / np.sqrt(1 - a * a)),
    "arctan": Operation(np.arctan, "atan({0})", lambda f, a, da: da / (1 + a * a)),
    "arctan2": Operation(
        np.arctan2,
        "atan2({0}, {1})",
        # The angle has no slope at the origin, where none is better than 0/0.
        lambda f, a, b, da, db: _where(
            a * a + b * b > 0, (b * da - a * db) / _where(a * a + b * b > 0, a * a + b * b, 1.0), 0.0
        ),
    ),
    "sinh": Operation(np.sinh, "sinh({0})", lambda f, a, da: np.cosh(a) * da),
    "cosh": Operation(np.cosh, "cosh({0})", lambda f, a, da: np.sinh(a) * da),
    "tanh": Operation(np.tanh, "tanh({0})", lambda f, a, da: (1 - f * f) * da),
    "hypot": Operation(
        np.hypot,
        "hypot({0}, {1})",
        # At its kink the distance to the origin has no slope; zero is the subgradient that stays put.
        lambda f, a, b, da, db: _where(f > 0, (a * da + b * db) / _where(f > 0, f, 1.0), 0.0),
    ),
    "floor": Operation(np.floor, "float(floor({0}))"),
    "ceil": Operation(np.ceil, "float(ceil({0}))"),
    "remainder": Operation(np.remainder, "{0} % {1}", lambda f, a, b, da, db: da - np.floor(a / b) * db),
    "maximum": Operation(
        np.maximum,
        "({0} if {0} >= {1} or {0} != {0} else {1})",
        lambda f, a, b, da, db: _where(a >= b, da, db),
    ),
    "minimum": Operation(
        np.minimum,
        "({0} if {0} <= {1} or {0} != {0} else {1})",
        lambda f, a, b, da, db: _where(a <= b, da, db),
    ),
    "where": Operation(np.where, "({1} if {0} else {2})", lambda f, c, a, b, dc, da, db: _where(c, da, db)),
    "greater": Operation(np.greater, "{0} > {1}"),
    "greater_equal": Operation(np.greater_equal, "{0} >= {1}"),
    "less": Operation(np.less, "{0} < {1}"),
    "less_equal": Operation(np.less_equal, "{0} <= {1}"),
    "equal": Operation(np.equal, "{0} == {1}"),
    "not_equal": Operation(np.not_equal, "{0} != {1}"),
    "logical_and": Operation(np.logical_and, "bool({0} and {1})"),
    "logical_or": Operation(np.logical_or, "bool({0} or {1})"),
    "logical_not": Operation(np.logical_not, "not {0}"),
    "over_rows": Operation(over_rows, "float(over_rows({0}, {1}, {2}))", slope),
}
NAMES: dict[Callable[..., Traceable], str] = {operation.function: name for name, operation in OPERATIONS.items()}
COMMUTATIVE = {"add", "multiply", "hypot", "equal", "not_equal", "logical_and", "logical_or"}
