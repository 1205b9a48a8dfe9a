"""Many runs that differ in what chance adds to their steps, of which only the path is kept."""

import numpy as np

from engine.batch import tiled
from engine.batch.fuse import fuse
from engine.single.untraced import stepped
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Points
from engine.trace.cache import loop_of
from engine.trace.inputs import numbers_of


def paths(
    optimizer: Optimizer, surface: Surface, start: Points, schedule: Schedule | None, drawn: FloatArray, seed: int = 0
) -> FloatArray:
    """The paths (T+1, 2, n) of n runs that only differ in what chance (T, feeds, n) adds to their steps.

    Where nothing can be traced they are the runs of as many seeds, from `seed` on.
    """
    steps, _, count = drawn.shape
    loop = loop_of(optimizer, surface, schedule)
    theta0 = np.repeat(np.asarray(start, dtype=float)[:, None], count, axis=1)
    if loop is None:
        theta = np.full((steps + 1, 2, count), np.nan)
        theta[0] = theta0
        for i in range(count):
            for k, out in enumerate(stepped(optimizer, surface, theta0[:, i], steps, schedule, seed + i), start=1):
                theta[k, :, i] = out["theta.0"], out["theta.1"]
        return theta
    columns = numbers_of(optimizer, schedule)
    kernel = fuse(loop, theta0, [columns[name] for name in loop.numbers], drawn, steps)
    return tiled.paths(kernel, count, steps)
