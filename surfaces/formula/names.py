"""Every name that a formula may hold, and what NumPy computes for it."""

from collections.abc import Callable
from functools import reduce

import numpy as np

from engine.symbolic.arrays import Traceable

VARIABLES = ("x", "y")
PARAMETERS = ("a", "b", "c", "d")
CONSTANTS = {"pi": np.pi, "e": np.e}
LETTERS = (*VARIABLES, *PARAMETERS, *CONSTANTS)


def _all(function: Callable[..., Traceable]) -> Callable[..., Traceable]:
    """A function of two numbers, of as many as there are."""
    return lambda *numbers: reduce(function, numbers)


ONE: dict[str, Callable[..., Traceable]] = {
    "sin": np.sin, "cos": np.cos, "tan": np.tan, "asin": np.arcsin, "acos": np.arccos, "atan": np.arctan,
    "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh, "exp": np.exp, "log": np.log, "log10": np.log10,
    "log2": np.log2, "sqrt": np.sqrt, "cbrt": np.cbrt, "abs": np.absolute, "sign": np.sign, "floor": np.floor,
}  # fmt: skip
TWO: dict[str, Callable[..., Traceable]] = {"hypot": np.hypot}
MORE: dict[str, Callable[..., Traceable]] = {"min": _all(np.minimum), "max": _all(np.maximum)}
OPERATORS: dict[str, Callable[..., Traceable]] = {
    "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "^": np.power, "negative": np.negative,
}  # fmt: skip
FUNCTIONS = ONE | TWO | MORE
ALIASES = {"ln": "log", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "sgn": "sign", "lg": "log10"}
NAMES = frozenset({*LETTERS, *FUNCTIONS, *ALIASES})
