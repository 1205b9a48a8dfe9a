"""Runs a loop for many points at once, step by step: the step program on arrays, all its numbers kept."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from engine.trace.loop import Loop


def run(loop: Loop, start: Any, numbers: Sequence[Any], fed: Any, steps: int) -> Iterator[list[Any]]:
    """The step outputs (carried + recorded) of each step, from (2, n); a number may be an (n,) column."""
    with np.errstate(all="ignore"):
        carried = loop.start(*start, *numbers)
    for k in range(steps):
        with np.errstate(all="ignore"):
            out = loop.step(float(k), *carried, *numbers, *fed[k])
        carried = out[: len(loop.carried)]
        yield out
