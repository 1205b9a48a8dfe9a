"""The loss over the rows that one step sees."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.spec.derived import derive, shaped
from engine.symbolic.expression import symbol
from engine.symbolic.program import Program
from surfaces.data.students import mean_error

MOST = 64  # rows of one step: each is a part of every program


@dataclass(frozen=True)
class Batch:
    """The loss over the rows of one step: `fed` is their hours, then their scores, numbers or symbols."""

    error: str
    delta: float
    fed: tuple[Any, ...]

    def loss(self, theta: Any) -> Any:
        return self._evaluate(0, theta)

    def gradient(self, theta: Any) -> Any:
        return self._evaluate(1, theta)

    def hessian(self, theta: Any) -> Any:
        return self._evaluate(2, theta)

    def _evaluate(self, order: int, theta: Any) -> Any:
        return shaped(_programs(self.error, self.delta, len(self.fed) // 2)[order], order, theta, self.fed)


@lru_cache
def _programs(error: str, delta: float, rows: int) -> tuple[Program, Program, Program]:
    """Loss, gradient and Hessian over `rows` rows that are inputs too."""
    hours = [symbol(f"hours.{i}") for i in range(rows)]
    scores = [symbol(f"scores.{i}") for i in range(rows)]
    return derive(lambda w, b: mean_error(error, w, b, hours, scores, delta), *hours, *scores)
