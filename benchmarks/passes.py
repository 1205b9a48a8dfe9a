"""Where the time of a map goes: every pass of a step by itself, and what one pass costs at least.

NumPy reads and writes all arrays of a pass; a compiler keeps them in registers from one operation to the next. So the
time of a step is the number of its passes times that of a pass, and roots and divisions on top.
"""

from collections import defaultdict
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.rivals.descent import rule
from benchmarks.task import Task
from engine.batch import tiled
from engine.batch.buffers import Buffers
from engine.batch.fuse import fuse
from engine.batch.tile import Tile
from engine.trace.cache import loop_of
from engine.trace.inputs import fed, numbers_of
from surfaces import SURFACES

TURNS = 40
SLOW = ("sqrt", "divide")


def least(call: Any) -> float:
    """The least seconds of some turns: what it takes when nothing else is in the way."""
    spent = []
    for _ in range(TURNS):
        begin = perf_counter()
        call()
        spent.append(perf_counter() - begin)
    return min(spent)


def explained(task: Task) -> str:
    """The passes of a task's step, ns a point each, and what a bare multiplication takes."""
    surface, optimizer = SURFACES[task.surface](), rule(task)
    loop = loop_of(optimizer, surface, None, watch=True)
    assert loop is not None
    values = numbers_of(optimizer, None)
    count = tiled.TILE
    columns = [np.resize(value, count) if np.ndim(value) else value for value in map(values.__getitem__, loop.numbers)]
    start = np.resize(task.starts, (2, count)) if np.ndim(task.starts) > 1 else np.repeat(task.starts, count, axis=1)
    kernel = fuse(loop, start, columns, fed(surface, None, task.steps, 0), task.steps, watch=True)
    tile = Tile(kernel, Buffers(kernel), np.arange(count), task.steps)
    spent: dict[str, list[float]] = defaultdict(list)
    with np.errstate(all="ignore"):
        tile.advance(0)
        calls = tile._bind(begun=True)[0]
        for each, call in zip(kernel.passes, calls, strict=True):
            spent[each.op].append(least(call) / count)
    bare = least(lambda: np.multiply(*tile.pool[:2], tile.pool[2])) / count
    total, slow = (sum(sum(spent[op]) for op in ops) for ops in (spent, [op for op in SLOW if op in spent]))
    return (
        f"{len(loop.step.lines)} lines in {len(kernel.passes)} passes, {1e9 * total:.1f} ns a point and step, "
        f"{1e9 * slow:.1f} of them in {sum(len(spent[op]) for op in SLOW if op in spent)} roots and divisions; "
        f"a bare multiplication takes {1e9 * bare:.2f} ns"
    )
