"""A painted landscape while a hand shapes it: programs that take every number of it as an input.

With them the browser draws and runs the whole race anew for every place of the hand, and compiles nothing; Python hears
of the last place only.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.config import RunConfig
from engine.spec.derived import Derived, derive
from engine.spec.noise import Noisy
from engine.spec.surface import Surface
from engine.symbolic.expression import Node, symbol
from engine.symbolic.program import Program, build
from engine.trace.schedule_program import seen_loss
from stage.compiled_rules import on_server, rule
from stage.told import Told
from surfaces.painted import MOST, Painted, ground
from surfaces.painted.shape import coefficients, exponent

PART = 6  # numbers of a shape: centre, height, and the three of its exponent


@dataclass(frozen=True)
class Landscape(Told):
    """A landscape of so many shapes: each step is told the gentle bowl and then every shape."""

    count: int

    @property
    def names(self) -> tuple[str, ...]:  # type: ignore[override]
        return programs(self.count)[0].inputs[2:]

    @property
    def derived(self) -> Derived:  # type: ignore[override]
        return programs(self.count)


def bend(race: RunConfig) -> dict[str, Any]:
    """Loss, gradient and Hessian, and the rules of the race, with the numbers of the landscape as their last inputs.

    There is room for one shape more than the landscape has: a hand may place it. `exponent` makes of length, width and
    direction what a program takes.
    """
    surface: Any = race.surface
    count = room(surface)
    told: Surface = Noisy(Landscape(count), race.noise) if race.noise else Landscape(count)
    last = [f"fed.{i}" for i in range(Landscape(count).feeds)]
    views: list[Surface] = []
    rules = []
    for optimizer in {entry.optimizer: None for entry in race.entries}:
        if not on_server(optimizer, told):
            shown = optimizer.data(told)
            views += [] if shown in views else [shown]
            rules.append(rule(optimizer, told, last, views.index(shown)))
    return {
        "count": count,
        "programs": [program.pack() for program in programs(count)],
        "exponent": _exponent().pack(),
        "rules": rules,
        "views": [{"feeds": 0, "numbers": np.empty(0), "loss": seen_loss(each).ending(last).pack()} for each in views],
    }


def numbers_of(surface: Painted) -> list[float]:
    """The gentle bowl and every shape, as its programs take them."""
    return [surface.bowl, *(number for shape in surface.shapes for number in (*shape[:3], *exponent(shape)))]


def room(surface: Painted) -> int:
    """How many shapes the programs are made for."""
    return min(len(surface.shapes) + 1, MOST)


@lru_cache(maxsize=MOST + 1)
def programs(count: int) -> Derived:
    """Loss, gradient and Hessian of x, y, the gentle bowl and the numbers of so many shapes."""
    bowl, shapes = symbol("bowl"), [_numbers(i) for i in range(count)]
    return derive(lambda x, y: ground(x, y, bowl, shapes), bowl, *(each for shape in shapes for each in shape))


def _numbers(i: int) -> tuple[Node, ...]:
    return tuple(symbol(f"shape.{i}.{name}") for name in ("x", "y", "height", "a", "b", "c"))


@lru_cache(maxsize=1)
def _exponent() -> Program:
    inputs = [symbol(name) for name in ("length", "width", "turn")]
    return build(inputs, coefficients(*inputs))
