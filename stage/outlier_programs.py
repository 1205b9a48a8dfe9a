"""The regression while a hand drags its wrong row: programs that take what the row says as one more number.

With them the browser runs a whole race anew for every place of the hand; Python hears of the last one only.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.config import RunConfig
from engine.spec.derived import derive
from engine.spec.noise import Noisy
from engine.spec.optimizer import Oracle
from engine.spec.surface import Surface
from engine.symbolic.expression import symbol
from engine.symbolic.program import Program
from stage.catalog import seen_surface, view
from stage.compiled_rules import on_server, rule
from surfaces.data.students import WRONG, N, mean_error
from surfaces.regression import Regression


@dataclass(frozen=True)
class Told(Surface):
    """All rows of a regression, where every step is told what the wrong one says."""

    true: Regression

    feeds = 1

    def formula(self, x: Any, y: Any) -> Any:
        return self.true.formula(x, y)

    def draw(self, step: int, rng: np.random.Generator) -> Any:
        return self.true.data[1][[WRONG]]

    def oracle_given(self, fed: Any) -> Oracle:
        hours, scores = (column.tolist() for column in self.true.data)
        scores[WRONG] = fed[0]
        return self.true.sample(N).oracle_given((*hours, *scores))


def bend(race: RunConfig) -> dict[str, Any]:
    """Loss, gradient and Hessian of the race's regression with the score as a third input; the rules that see all rows.

    A rule that sees some rows needs no other program: its rows are fed to it, and the browser changes them there.
    """
    surface: Any = race.surface
    seen = seen_surface(race)
    told: Surface = Told(surface.exact())
    told = Noisy(told, race.noise) if race.noise else told
    views: list[Surface] = []
    rules = []
    for optimizer in {entry.optimizer: None for entry in race.entries}:
        whole = optimizer.data(seen)
        if (whole.true if isinstance(whole, Noisy) else whole) == surface.exact() and not on_server(optimizer, told):
            shown = optimizer.data(told)
            views += [] if shown in views else [shown]
            rules.append(rule(optimizer, told, (), views.index(shown)))
    return {
        "programs": [program.pack() for program in programs(surface.error, surface.exact())],
        "rules": rules,
        "views": [view(each, 0, race.seed) for each in views],
    }


@lru_cache
def programs(error: str, surface: Regression) -> tuple[Program, Program, Program]:
    """Loss, gradient and Hessian of x, y and the score of the wrong row."""
    hours, scores = (column.tolist() for column in surface.data)
    scores[WRONG] = symbol("slip")
    return derive(lambda w, b: mean_error(error, w, b, hours, scores, surface.delta), scores[WRONG])
