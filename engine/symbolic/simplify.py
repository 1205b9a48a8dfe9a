"""What an operation comes to where one of its arguments is a 0, a 1 or the like; None where it stays as it is."""

from collections.abc import Callable

import numpy as np

from engine.symbolic.arrays import Traceable


def _add(a: Traceable, b: Traceable) -> Traceable:
    return b if a.value == 0 else a if b.value == 0 else None


def _subtract(a: Traceable, b: Traceable) -> Traceable:
    return -b if a.value == 0 else a if b.value == 0 else None


def _multiply(a: Traceable, b: Traceable) -> Traceable:
    for c, other in ((a, b), (b, a)):
        if c.value == 0:
            return 0.0
        if c.value == 1:
            return other
        if c.value == -1:
            return -other
    return None


def _divide(a: Traceable, b: Traceable) -> Traceable:
    return a if b.value == 1 or a.value == 0 else None


def _power(a: Traceable, b: Traceable) -> Traceable:
    n = b.value
    if n == 0.5:
        return np.sqrt(a)
    if n is None or n != int(n) or not 0 <= n <= 16:
        return None
    if n < 2:
        return a if n else 1.0
    half = a ** int(n // 2)
    return half * half * a if n % 2 else half * half


def _where(condition: Traceable, a: Traceable, b: Traceable) -> Traceable:
    if condition.value is not None:
        return a if condition.value else b
    return a if a is b else None


def _negative(a: Traceable) -> Traceable:
    return a.args[0] if a.op == "negative" else None


SHORTCUTS: dict[str, Callable[..., Traceable]] = {
    "add": _add,
    "subtract": _subtract,
    "multiply": _multiply,
    "divide": _divide,
    "power": _power,
    "square": lambda a: a * a,
    "where": _where,
    "negative": _negative,
}
