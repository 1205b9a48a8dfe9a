"""The loss, gradient and Hessian of a formula as programs, and how they are run on points or symbols."""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Protocol, TypeAlias

import numpy as np

from engine.spec.untraceable import kinds, untraceable
from engine.symbolic.arrays import FloatArray, Traceable
from engine.symbolic.derivative import gradient, hessian
from engine.symbolic.expression import Node, Stack, symbol
from engine.symbolic.finite_difference import numeric_gradient, numeric_hessian
from engine.symbolic.program import Program, build

Derived: TypeAlias = tuple[Program, Program, Program]  # of the loss, the gradient and the Hessian


class Formula(Hashable, Protocol):
    """A loss that is written as a formula: a Surface."""

    def formula(self, x: Traceable, y: Traceable) -> Traceable:
        """The loss at x and y."""
        ...


X, Y = symbol("x"), symbol("y")


def derive(formula: Callable[[Node, Node], Node], *extra: Node) -> Derived:
    """Loss, gradient and Hessian of `formula(x, y)` as programs of x, y and further symbols."""
    f = formula(X, Y)
    h = hessian(f, (X, Y))
    inputs = [X, Y, *extra]
    return build(inputs, [f]), build(inputs, gradient(f, (X, Y))), build(inputs, [*h[0], *h[1]])


def programs(surface: Formula) -> Derived | None:
    """The derived programs of a surface; None where its formula needs numbers and cannot be traced."""
    try:
        return _programs(surface)
    except TypeError:  # not hashable: its fields may change under a cache
        return None


@lru_cache(maxsize=128)
def _programs(surface: Formula) -> Derived | None:
    try:
        return derive(surface.formula)
    except Exception as problem:  # raised again where it is a bug
        untraceable(problem, kinds(surface))
        return None


def evaluate(surface: Formula, order: int, theta: Traceable) -> Traceable:
    """Loss (0), gradient (1) or Hessian (2) at theta, numbers or symbols."""
    found = programs(surface)
    if found is not None:
        return shaped(found[order], order, theta)
    number = _number(surface.formula)
    with np.errstate(all="ignore"):
        if order == 0:
            return np.vectorize(number, otypes=[float])(*theta)[()]
        return (numeric_gradient if order == 1 else numeric_hessian)(number, theta)


def _number(formula: Callable[[Traceable, Traceable], Traceable]) -> Callable[[float, float], float]:
    """The formula at one point; nan where plain Python raises instead of overflowing or dividing by zero."""

    def number(x: float, y: float) -> float:
        try:
            return float(formula(np.float64(x), np.float64(y)))
        except (OverflowError, ValueError, ZeroDivisionError):
            return float("nan")

    return number


def shaped(program: Program, order: int, theta: Traceable, fed: Sequence[Traceable] | FloatArray = ()) -> Traceable:
    """Run a derived program and give its outputs the shape (2,)*order + points."""
    x, y = theta
    symbolic = isinstance(x, Node)
    if not symbolic:
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    with np.errstate(all="ignore"):
        out = program(x, y, *fed)
    if symbolic:
        return out[0] if order == 0 else Stack(out if order == 1 else [Stack(out[:2]), Stack(out[2:])])
    points = x.shape if x.shape == y.shape else np.broadcast_shapes(x.shape, y.shape)
    array = np.empty((len(out), *points))
    for i, part in enumerate(out):
        array[i] = part
    return array.reshape((2,) * order + points)[()]
