"""Surfaces whose programs take their own numbers as inputs: a drag changes an input of a program, never the program.

A number is an input like what chance adds to a step: the browser fills it in (`filled` of static/core/program.js).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from engine.spec.derived import Derived, derive, shaped
from engine.spec.noise import Noisy
from engine.spec.optimizer import Oracle
from engine.spec.surface import Surface
from engine.spec.untraceable import untraceable
from engine.symbolic.arrays import FloatArray, Traceable
from engine.symbolic.expression import symbol
from engine.trace.tree import Structure, structure


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


@dataclass(frozen=True)
class Adjustable(Told):
    """A surface of this structure, whatever the numbers are that its sliders set."""

    shape: Structure
    names: tuple[str, ...]

    @property
    def derived(self) -> Derived:  # type: ignore[override]
        return cast(Derived, _derived(self.shape, self.names))


def told(surface: Surface) -> Told | None:
    """The surface that is told its own numbers; None where it has none, or where its formula cannot be traced so."""
    names = surface.sliders
    if not names or _derived(shape := structure(surface), names) is None:
        return None
    return Adjustable(shape, names)


def as_told(seen: Surface) -> tuple[Surface, list[str]]:
    """What programs are made for, and which inputs of theirs are to stand last: the surface itself and none, or told.

    `seen` may be noisy.
    """
    found = told(seen.true if isinstance(seen, Noisy) else seen)
    if found is None:
        return seen, []
    return Noisy(found, seen.noise) if isinstance(seen, Noisy) else found, [f"fed.{i}" for i in range(found.feeds)]


@lru_cache(maxsize=64)
def _derived(shape: Structure, names: tuple[str, ...]) -> Derived | None:
    try:
        return derive(shape.symbolic("surface").formula, *(symbol(f"surface.{name}") for name in names))
    except Exception as problem:  # raised again where it is a bug
        untraceable(problem, [*shape.kinds()])
        return None
