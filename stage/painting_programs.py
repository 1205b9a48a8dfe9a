"""A painted landscape while a hand shapes it: programs that take every number of it as an input.

With them the browser draws and runs the whole race anew for every place of the hand, and compiles nothing; Python hears
of the last place only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.config import RunConfig
from engine.spec.derived import derive, shaped
from engine.spec.noise import Noisy
from engine.spec.optimizer import Oracle
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Traceable
from engine.symbolic.expression import Node, symbol
from engine.symbolic.program import Program, build
from engine.trace.schedule_program import seen_loss
from stage.compiled_rules import on_server, rule
from surfaces.painted import MOST, Painted, ground
from surfaces.painted.shape import coefficients

PART = 6  # numbers of a shape: centre, height, and the three of its exponent


@dataclass(frozen=True)
class Told(Surface):
    """A landscape of so many shapes, each step of which is told the gentle bowl and then every shape."""

    count: int

    @property
    def feeds(self) -> int:  # type: ignore[override]
        return 1 + PART * self.count

    def formula(self, x: Traceable, y: Traceable) -> Traceable:
        return x * x + y * y  # nobody asks: what a step sees is made of what it is told

    def oracle_given(self, fed: Sequence[Traceable] | FloatArray) -> Oracle:
        return _Seen(self.count, fed)


class _Seen:
    """The landscape with these numbers."""

    def __init__(self, count: int, fed: Sequence[Traceable] | FloatArray):
        self.programs, self.fed = programs(count), fed

    def loss(self, theta: Traceable) -> Traceable:
        return shaped(self.programs[0], 0, theta, self.fed)

    def gradient(self, theta: Traceable) -> Traceable:
        return shaped(self.programs[1], 1, theta, self.fed)

    def hessian(self, theta: Traceable) -> Traceable:
        return shaped(self.programs[2], 2, theta, self.fed)


def bend(race: RunConfig) -> dict[str, Any]:
    """Loss, gradient and Hessian, and the rules of the race, with the numbers of the landscape as their last inputs.

    There is room for one shape more than the landscape has: a hand may place it. `exponent` makes of length, width and
    direction what a program takes.
    """
    surface: Any = race.surface
    count = room(surface)
    told: Surface = Noisy(Told(count), race.noise) if race.noise else Told(count)
    last = [f"fed.{i}" for i in range(Told(count).feeds)]
    views: list[Surface] = []
    rules = []
    for optimizer in {entry.optimizer: None for entry in race.entries}:
        if not on_server(optimizer, told):
            shown = optimizer.data(told)
            views += [] if shown in views else [shown]
            rules.append(rule(optimizer, told, views.index(shown), last))
    return {
        "count": count,
        "programs": [program.pack() for program in programs(count)],
        "exponent": _exponent().pack(),
        "rules": rules,
        "views": [{"feeds": 0, "numbers": np.empty(0), "loss": seen_loss(each).ending(last).pack()} for each in views],
    }


def room(surface: Painted) -> int:
    """How many shapes the programs are made for."""
    return min(len(surface.shapes) + 1, MOST)


@lru_cache(maxsize=MOST + 1)
def programs(count: int) -> tuple[Program, Program, Program]:
    """Loss, gradient and Hessian of x, y, the gentle bowl and the numbers of so many shapes."""
    bowl, shapes = symbol("bowl"), [_numbers(i) for i in range(count)]
    return derive(lambda x, y: ground(x, y, bowl, shapes), bowl, *(each for shape in shapes for each in shape))


def _numbers(i: int) -> tuple[Node, ...]:
    return tuple(symbol(f"shape.{i}.{name}") for name in ("x", "y", "height", "a", "b", "c"))


@lru_cache(maxsize=1)
def _exponent() -> Program:
    inputs = [symbol(name) for name in ("length", "width", "turn")]
    return build(inputs, coefficients(*inputs))
