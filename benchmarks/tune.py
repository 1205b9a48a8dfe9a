"""Finds the learning rate that each optimizer shows itself best with on each surface: surfaces/tuned.json.

Run from the root of the repository, after adding an optimizer or a surface: python -m benchmarks.tune
Everything else stays at its default; the start is the surface's own. The rates in one column of GRID run at once.
A rate is chosen that
1. soonest brings the run within REACH of the lowest minimum for good, never far outside the view; both neighbours
   on the grid must manage as well, so that a touch of the slider does not break the run;
2. or else, the same for any minimum;
3. or else, soonest brings the loss for good near the lowest loss that any rate ends with;
4. or else, where no rate descends (Newton's method near a maximum), the rule's own default.
A surface without minima has no best rate: there all rules set out equally fast, and the saddle tells them apart.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.outcome.score import REACH
from engine.run import trajectory
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.tuning.rates import STEPS
from optimizers import OPTIMIZERS
from surfaces import SURFACES

SETTING_OUT = 20  # steps in which a run from a saddle's slope covers half the way to the saddle
ROOM = 1.25  # views, about the centre of the view, that a run must not leave
NEAR = 0.01  # the share of a descent that does not matter
GRID = np.array([float(f"{rate:.1e}") for rate in np.logspace(-5, 1, 97)])  # two digits, as people write rates
FILE = Path(__file__).parent.parent / "surfaces" / "tuned.json"


def with_rate(optimizer: Optimizer, rate: Any) -> Optimizer:
    """The optimizer at another rate; a wrapper's rate is that of the rule inside it."""
    inner = getattr(optimizer, "inner", None)
    if inner is not None:
        return replace(optimizer, inner=with_rate(inner, rate))  # type: ignore[type-var]
    return replace(optimizer, learning_rate=rate)  # type: ignore[type-var]


def arrivals(theta: Any, minima: Any) -> Any:
    """The step from which each run of theta (T+1, 2, n) stays within REACH of one minimum, (n,); inf if never."""
    gaps = [np.hypot(theta[:, 0] - minimum.x, theta[:, 1] - minimum.y) for minimum in minima]
    return np.min([since(gap <= REACH) for gap in gaps], axis=0)


def since(good: Any) -> Any:
    """The first row from which all are true, per column of (T+1, n); inf where the last is not."""
    steps = np.where(good.all(axis=0), 0, len(good) - np.argmin(good[::-1], axis=0))
    return np.where(good[-1], steps, np.inf)


def robust(costs: Any) -> Any:
    """The costs of rates, infinite where that of the rate or of a neighbour on the grid is."""
    good = np.concatenate([[True], np.isfinite(costs), [False]])  # slower than the grid begins is safe
    return np.where(good[:-2] & good[1:-1] & good[2:], costs, np.inf)


def tuned(optimizer: Optimizer, surface: Surface) -> float:
    """The rate for one optimizer on one surface."""
    run = trajectory(with_rate(optimizer, GRID), optimizer.data(surface), surface.start, STEPS)
    theta = run.theta
    with np.errstate(all="ignore"):
        if not surface.minima:
            length = np.hypot(*np.moveaxis(np.diff(theta[: SETTING_OUT + 1], axis=0), 1, 0)).sum(axis=0)
            half = np.hypot(*(np.subtract(surface.start, surface.saddles[0]))) / 2
            return float(GRID[np.nanargmin(np.abs(np.log(length / half)))])
        view = surface.view
        wide, high = np.abs(theta - np.array(view.center)[:, None]).max(axis=0)
        seen = (2 * wide <= ROOM * view.width) & (2 * high <= ROOM * (view.y1 - view.y0))
        lowest = min(minimum.loss for minimum in surface.minima)
        for minima in ([m for m in surface.minima if m.loss < lowest + 1e-9], surface.minima):
            steps = robust(np.where(seen, arrivals(theta, minima), np.inf))
            if np.isfinite(steps).any():
                return float(GRID[np.argmin(steps)])
        first, final = run.loss[0, 0], run.loss[-STEPS // 10 :].max(axis=0)
        best = robust(np.where(seen & np.isfinite(final), final, np.inf)).min()
        if not best < first - NEAR * (first - lowest):
            return float(optimizer.rate)
        goal = best + min(NEAR * (first - best), (best - lowest) / 2)
        return float(GRID[np.argmin(np.where(seen, since(run.loss <= goal), np.inf))])


def main() -> None:
    table = {
        name: {key: tuned(rule(), surface()) for key, rule in sorted(OPTIMIZERS.items())}
        for name, surface in sorted(SURFACES.items())
    }
    rows = [f'"{name}": {json.dumps(rates)}' for name, rates in table.items()]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
