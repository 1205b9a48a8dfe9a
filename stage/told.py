"""Surfaces whose programs take their own numbers as inputs: a drag changes an input of a program, never the program.

A number is an input like what chance adds to a step: the browser fills it in (`filled` of static/core/program.js).
"""

from collections.abc import Sequence

from engine.spec.derived import Derived, shaped
from engine.spec.optimizer import Oracle
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Traceable


class Told(Surface):
    """A surface each step of which is told its numbers first."""

    names: tuple[str, ...]
    derived: Derived  # loss, gradient and Hessian of x, y and the numbers in that order

    @property
    def feeds(self) -> int:  # type: ignore[override]
        return len(self.names)

    def formula(self, x: Traceable, y: Traceable) -> Traceable:
        return x * x + y * y  # nobody asks: what a step sees is made of what it is told

    def oracle_given(self, fed: Sequence[Traceable] | FloatArray) -> Oracle:
        return _Seen(self.derived, fed)


class _Seen:
    """The surface with these numbers."""

    def __init__(self, derived: Derived, fed: Sequence[Traceable] | FloatArray):
        self.derived, self.fed = derived, fed

    def loss(self, theta: Traceable) -> Traceable:
        return shaped(self.derived[0], 0, theta, self.fed)

    def gradient(self, theta: Traceable) -> Traceable:
        return shaped(self.derived[1], 1, theta, self.fed)

    def hessian(self, theta: Traceable) -> Traceable:
        return shaped(self.derived[2], 2, theta, self.fed)
