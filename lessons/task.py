"""What a student is asked to do in the scene, and how the browser sees that it is done."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np

from engine.config import RunConfig
from engine.outcome.score import REACH
from engine.spec.text import Text
from lessons.measures.arrivals import reach
from lessons.measures.measure import runs

GoalKind = Literal["reach", "miss", "loss", "ends", "before", "near"]


@dataclass(frozen=True)
class Goal:
    """One condition on the runs as they are drawn; what the kinds read is in parentheses.

    `reach`: `runner` is within `within` of a minimum at a step ≤ `steps` (path). `miss`: it never is (path).
    `loss`: its last loss is at most `value` (loss). `ends`: its status is `status` (status).
    `before`: it is within `within` of a minimum at an earlier step than `other`, which may never be (paths).
    `near`: it ends within `within` of (`x`, `y`) (path).
    """

    kind: GoalKind
    runner: int = 0
    other: int = 0
    steps: int = 0
    value: float = 0.0
    within: float = REACH
    status: str = ""
    x: float = 0.0
    y: float = 0.0

    def data(self) -> dict[str, Any]:
        """The goal as the browser is told it."""
        return asdict(self)

    def met(self, race: RunConfig) -> bool:
        """Whether a race meets it; a race without the runner does not."""
        if max(self.runner, self.other) >= len(race.entries):
            return False
        if self.kind == "loss":
            return bool(runs(race)[self.runner].loss[-1] <= self.value)
        if self.kind == "ends":
            return bool(runs(race)[self.runner].status.kind == self.status)
        if self.kind == "near":
            x, y = runs(race)[self.runner].theta[-1]
            return bool(np.hypot(x - self.x, y - self.y) <= self.within)
        arrival = reach(race, self.runner, self.within)
        if self.kind == "before":
            return arrival < reach(race, self.other, self.within)
        return arrival == np.inf if self.kind == "miss" else arrival <= self.steps


# What each kind has to be told beside its runner.
NEEDED: dict[str, tuple[str, ...]] = {
    "reach": ("steps",),
    "miss": (),
    "loss": ("value",),
    "ends": ("status",),
    "before": ("other",),
    "near": ("x", "y"),
}
MAY = {"reach": ("within",), "miss": ("within",), "before": ("within",), "near": ("within",)}


@dataclass(frozen=True)
class Task:
    """A task: its sentence, the goals that must all be met, and a race that meets them."""

    text: Text
    goals: tuple[Goal, ...]
    solution: RunConfig

    def passed(self, race: RunConfig) -> bool:
        """Whether a race meets every goal."""
        return all(goal.met(race) for goal in self.goals)
