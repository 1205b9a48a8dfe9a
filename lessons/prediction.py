"""What a student predicts before the reveal; the right answer is measured, never typed."""

from dataclasses import dataclass
from typing import Literal

from engine.spec.text import Text
from lessons.claim import Claim
from lessons.measures.measure import path


@dataclass(frozen=True)
class Choice:
    """One answer to choose; `value` is what its claim measures if it is right."""

    text: Text
    value: float


@dataclass(frozen=True)
class Prediction:
    """A prediction.

    `choices`: the right one is that whose value is nearest to what `claim` measures. `number`: right within `tolerance`
    (a share) of what `claim` measures. `point`: right within `tolerance` (in units of the axes) of where `runner` is
    after `step`.
    """

    kind: Literal["choices", "number", "point"]
    claim: Claim
    choices: tuple[Choice, ...] = ()
    tolerance: float = 0.0
    runner: int = 0
    step: int = 0

    @property
    def right(self) -> int:
        """The place of the right choice."""
        gaps = [abs(choice.value - self.claim.measured) for choice in self.choices]
        return gaps.index(min(gaps))

    @property
    def number(self) -> float:
        """The right number."""
        return self.claim.measured

    @property
    def point(self) -> tuple[float, float]:
        """The right point."""
        x, y = path(self.claim.race, self.runner)[self.step]
        return float(x), float(y)
