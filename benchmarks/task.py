"""What every rival has to do, in plain numbers: nothing here imports any of them."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

TOLERANCE = 1e-3  # a gradient no longer than this counts as none
BETA2, EPSILON = 0.999, 1e-8
WINDOWS = {"rosenbrock": (-2.0, 2.0, -1.0, 3.0), "himmelblau": (-5.0, 5.0, -5.0, 5.0)}


class Ends(NamedTuple):
    """theta (2, n), loss (n,), the first step from which |∇f| stayed within the tolerance (n,), lost (n,) or not."""

    theta: Any
    loss: Any
    steps: Any
    lost: Any


@dataclass(frozen=True)
class Task:
    """Runs of one rule from `starts` (2, n); rate and β (β₁ or μ) are one number for all or (n,) columns."""

    rule: str
    surface: str
    starts: Any
    steps: int
    rate: Any
    beta: Any = 0.0

    @property
    def bound(self) -> tuple[float, float, float]:
        """The centre of the window, and the distance from it beyond which a run is lost: a thousand widths."""
        x0, x1, y0, y1 = WINDOWS[self.surface]
        return (x0 + x1) / 2, (y0 + y1) / 2, 1000 * (x1 - x0)

    @property
    def columns(self) -> bool:
        return np.ndim(self.rate) > 0


def basins(rule: str, rate: float, beta: float = 0.0) -> Task:
    """400 × 400 starts on Himmelblau; the rates are those at which nearly every run converges in 300 steps."""
    x0, x1, y0, y1 = WINDOWS["himmelblau"]
    grid = np.meshgrid(np.linspace(x0, x1, 400), np.linspace(y0, y1, 400))
    return Task(rule, "himmelblau", np.stack([part.ravel() for part in grid]), 300, rate, beta)


BASINS = {
    "gd": basins("gd", 0.01),
    "momentum": basins("momentum", 0.005, 0.9),
    "adam": basins("adam", 0.1, 0.9),
}


def pairs() -> Task:
    """200 × 200 pairs (η, β₁) of Adam on Rosenbrock, both spaced as their sliders are."""
    rate, beta = np.meshgrid(np.geomspace(1e-3, 1.0, 200), 1 - np.geomspace(1.0, 1e-3, 200))
    starts = np.tile([[-1.2], [1.0]], rate.size)
    return Task("adam", "rosenbrock", starts, 300, rate.ravel(), beta.ravel())


def crowd(points: int, steps: int) -> Task:
    """Runs of Adam on Rosenbrock from everywhere, too slow for any to converge: none of the work can be left out."""
    x0, x1, y0, y1 = WINDOWS["rosenbrock"]
    rng = np.random.default_rng(0)
    starts = np.stack([rng.uniform(x0, x1, points), rng.uniform(y0, y1, points)])
    return Task("adam", "rosenbrock", starts, steps, 1e-3, 0.9)


SEEDS, SIGMA = 1000, 1.0
NOISY = replace(crowd(1, 500), starts=np.array([[-1.2], [1.0]]), rate=0.02)  # one start, SEEDS times
