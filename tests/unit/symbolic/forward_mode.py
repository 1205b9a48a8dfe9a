"""Every loss written a second time, from the literature, on two-variable jets.

An independent differentiation (forward mode, second order, on plain floats) that shares no code with the tracer.
"""

from collections.abc import Callable
from dataclasses import fields
from math import cos, e, exp, pi, sin, sqrt
from typing import Any

import numpy as np

from engine.spec.registry import key
from engine.spec.surface import Surface
from surfaces import SURFACES
from surfaces.ellipse import Ellipse
from surfaces.regression import Regression
from surfaces.rosenbrock import Rosenbrock


class Jet:
    """A value with its gradient and its Hessian in two variables."""

    def __init__(self, value: float, g: Any = (0.0, 0.0), h: Any = (0.0, 0.0, 0.0)):
        self.value, self.g, self.h = value, g, h  # h = (xx, xy, yy)

    def chain(self, f0: float, f1: float, f2: float) -> "Jet":
        """f(self), from f, f' and f'' at its value."""
        a, b = self.g
        xx, xy, yy = self.h
        return Jet(f0, (f1 * a, f1 * b), (f1 * xx + f2 * a * a, f1 * xy + f2 * a * b, f1 * yy + f2 * b * b))

    def __add__(self, other: Any) -> "Jet":
        other = other if isinstance(other, Jet) else Jet(other)
        pairs = zip(self.g + self.h, other.g + other.h, strict=True)
        total = tuple(p + q for p, q in pairs)
        return Jet(self.value + other.value, total[:2], total[2:])

    def __mul__(self, other: Any) -> "Jet":
        if not isinstance(other, Jet):
            return self.chain(self.value * other, other, 0.0)
        u, v, (a, b), (c, d) = self.value, other.value, self.g, other.g
        (p, q, r), (k, m, n) = self.h, other.h
        h = (p * v + 2 * a * c + u * k, q * v + a * d + b * c + u * m, r * v + 2 * b * d + u * n)
        return Jet(u * v, (a * v + u * c, b * v + u * d), h)

    def __pow__(self, n: int) -> "Jet":
        v = self.value
        return self.chain(v**n, n * v ** (n - 1), n * (n - 1) * v ** (n - 2) if n > 1 else 0.0)

    def __neg__(self) -> "Jet":
        return self * -1.0

    def __sub__(self, other: Any) -> "Jet":
        return self.__add__(-other)

    def __rsub__(self, other: Any) -> "Jet":
        return self.__neg__().__add__(other)

    __radd__, __rmul__ = __add__, __mul__


def _sin(a: Jet) -> Jet:
    return a.chain(sin(a.value), cos(a.value), -sin(a.value))


def _cos(a: Jet) -> Jet:
    return a.chain(cos(a.value), -sin(a.value), -cos(a.value))


def _exp(a: Jet) -> Jet:
    return a.chain(exp(a.value), exp(a.value), exp(a.value))


def _sqrt(a: Jet) -> Jet:
    root = sqrt(a.value)
    return a.chain(root, 0.5 / root, -0.25 / root**3)


def _squared(a: Jet) -> Jet:
    return a * a


def _abs(a: Jet) -> Jet:
    return a if a.value > 0 else -a if a.value < 0 else Jet(0.0)


def _mean(items: list[Jet]) -> Jet:
    return sum(items, Jet(0.0)) * (1 / len(items))


def _ellipse(x: Jet, y: Jet, condition: float, degrees: float) -> Jet:
    c, s = cos(degrees * pi / 180), sin(degrees * pi / 180)
    return (c * x + s * y) ** 2 + condition * (c * y - s * x) ** 2


def _ackley(x: Jet, y: Jet) -> Jet:
    waves = _cos(2 * pi * x) + _cos(2 * pi * y)
    return -20 * _exp(-0.2 * _sqrt(0.5 * (x * x + y * y))) - _exp(0.5 * waves) + e + 20


def _goldstein_price(x: Jet, y: Jet) -> Jet:
    first = 1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y)
    return first * (30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y))


def _rows(error: str, outlier: bool = False) -> Callable[[Jet, Jet], Jet]:
    hours, scores = Regression(outlier=outlier).data
    cost = _abs if error == "mae" else _squared
    rows = list(zip(hours.tolist(), scores.tolist(), strict=True))
    return lambda w, b: _mean([cost(w * h + b - s) for h, s in rows])


PLAIN: list[tuple[Surface, Callable[[Jet, Jet], Jet]]] = [
    (Ellipse(), lambda x, y: x * x + 2 * y * y),
    (Ellipse(condition=37.5, rotation=-31.0), lambda x, y: _ellipse(x, y, 37.5, -31.0)),
    (Rosenbrock(), lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2),
    (Rosenbrock(a=-0.7, b=13.0), lambda x, y: (-0.7 - x) ** 2 + 13 * (y - x * x) ** 2),
    (SURFACES["saddle"](), lambda x, y: x * x - y * y),
    (
        SURFACES["beale"](),
        lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2,
    ),
    (SURFACES["himmelblau"](), lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2),
    (
        SURFACES["rastrigin"](),
        lambda x, y: 20 + (x * x - 10 * _cos(2 * pi * x)) + (y * y - 10 * _cos(2 * pi * y)),
    ),
    (SURFACES["booth"](), lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2),
    (SURFACES["matyas"](), lambda x, y: 0.26 * (x * x + y * y) - 0.48 * x * y),
    (SURFACES["three_hump"](), lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 * (1 / 6) + x * y + y**2),
    (
        SURFACES["six_hump"](),
        lambda x, y: (4 - 2.1 * x**2 + x**4 * (1 / 3)) * x**2 + x * y + (-4 + 4 * y**2) * y**2,
    ),
    (
        SURFACES["styblinski_tang"](),
        lambda x, y: 0.5 * (x**4 - 16 * x**2 + 5 * x) + 0.5 * (y**4 - 16 * y**2 + 5 * y),
    ),
    (SURFACES["mccormick"](), lambda x, y: _sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1),
    (SURFACES["ackley"](), _ackley),
    (SURFACES["goldstein_price"](), _goldstein_price),
    (
        SURFACES["levy13"](),
        lambda x, y: (
            _sin(3 * pi * x) ** 2
            + (x - 1) ** 2 * (1 + _sin(3 * pi * y) ** 2)
            + (y - 1) ** 2 * (1 + _sin(2 * pi * y) ** 2)
        ),
    ),
    (Regression(), _rows("mse")),
    (Regression(outlier=True), _rows("mse", outlier=True)),
    (Regression(error="mae"), _rows("mae")),
]

ALL = [surface for surface, _ in PLAIN]
SMOOTH = [surface for surface in ALL if getattr(surface, "error", "") != "mae" and key(surface) != "ackley"]


def label(surface: Surface) -> str:
    return key(surface) + "".join(
        f",{f.name}={getattr(surface, f.name)}"
        for f in fields(surface)  # type: ignore[arg-type]
        if getattr(surface, f.name) != f.default
    )


def odd_points(surface: Surface, count: int = 40) -> Any:
    """Points (2, count) in and around the view, none of them special."""
    rng, view = np.random.default_rng(5), surface.view
    x = rng.uniform(view.x0 - 0.31, view.x1 + 0.31, count)
    return np.stack([x, rng.uniform(view.y0 - 0.31, view.y1 + 0.31, count)])
