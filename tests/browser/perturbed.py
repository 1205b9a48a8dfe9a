"""A surface seen through errors of one rounding: runs on it show how far rounding alone can carry a run.

NumPy's and the browser's exp, sin or pow may differ in the last bit, and so may a sum that either adds in another
order. Where a run forgives that, two correct engines agree; where it does not (a kink, a saddle, a rate that throws
the point about), they part, and neither is wrong. Errors of one ulp, with random signs, in the point at which the
surface is asked and in every number it answers show which is the case: relative errors of the point stand for what
cancels inside a formula, relative errors of the answer for its last operation.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.spec.optimizer import Oracle
from engine.spec.surface import Minimum, Surface, View

ULP = 2.0**-52
ERRORS = 9  # two in the point, one in the loss, two in the gradient, four in the Hessian
SIGNS = np.random.default_rng(0).choice([-1.0, 1.0], (8, 1000, ERRORS))  # twin, step, error


@dataclass(frozen=True)
class Seen:
    """An oracle whose every answer is a little off."""

    true: Oracle
    off: Any

    def _off(self, theta: Any) -> Any:
        return np.stack([theta[0] * (1 + self.off[0]), theta[1] * (1 + self.off[1])])

    def loss(self, theta: Any) -> Any:
        return self.true.loss(self._off(theta)) * (1 + self.off[2])

    def gradient(self, theta: Any) -> Any:
        g, h = self.true.gradient(self._off(theta))
        return np.stack([g * (1 + self.off[3]), h * (1 + self.off[4])])

    def hessian(self, theta: Any) -> Any:
        (a, b), (c, d) = self.true.hessian(self._off(theta))
        first = np.stack([a * (1 + self.off[5]), b * (1 + self.off[6])])
        return np.stack([first, np.stack([c * (1 + self.off[7]), d * (1 + self.off[8])])])


@dataclass(frozen=True)
class Shaken(Surface):
    """The same surface with rounding errors; twins differ in their signs only, so they share one trace."""

    true: Surface
    twin: int = field(compare=False)

    @property
    def view(self) -> View:  # type: ignore[override]
        return self.true.view

    @property
    def minima(self) -> tuple[Minimum, ...]:  # type: ignore[override]
        return self.true.minima

    @property
    def feeds(self) -> int:  # type: ignore[override]
        return self.true.feeds + ERRORS

    def formula(self, x: Any, y: Any) -> Any:
        return self.true.formula(x, y)

    def draw(self, step: int, rng: np.random.Generator) -> Any:
        return np.concatenate([self.true.draw(step, rng), ULP * SIGNS[self.twin, step]])

    def oracle_given(self, fed: Any) -> Oracle:
        return Seen(self.true.oracle_given(fed[:-ERRORS]), fed[-ERRORS:])
