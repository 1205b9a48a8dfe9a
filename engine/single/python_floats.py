"""Runs a loop for one point: the step program as generated Python over plain floats, full history kept."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from struct import Struct
from typing import Any

import numpy as np

from engine.outcome.history import History
from engine.outcome.status import bound
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray
from engine.symbolic.operations import OPERATIONS
from engine.symbolic.program import Program
from engine.trace.loop import Loop

Bound = tuple[float, float, float]  # a centre and the distance from it beyond which a run has diverged
FEW = 12  # up to so many points, plain floats one after another beat arrays
LONG = 200  # characters of an expression that is still written inside another: Python's brackets nest 200 deep

NAMESPACE = {**vars(math), "power": math.pow}


@lru_cache(maxsize=512)
def compiled(loop: Loop) -> tuple[Callable[..., tuple[int, tuple[float, ...]]], Struct]:
    """The loop as a function (k, steps, carried, numbers, feeds, pack, rows) -> (k, carried).

    With it comes the layout of a row. The function stops early, at the step in question, where plain floats raise
    instead of giving IEEE's inf or nan. What only numbers decide is computed before the loop, what is read only once
    is written where it is read, and what no step reads is not carried on: each saves about a twentieth of the time.
    """
    program = loop.step
    names = [f"v{i}" for i in range(len(program.inputs) + len(program.constants) + len(program.lines))]
    for i, value in enumerate(program.constants):
        names[len(program.inputs) + i] = f"({value!r})" if math.isfinite(value) else f"float('{value!r}')"
    first = len(program.inputs) + len(program.constants)
    reads = Counter(program.outputs * 2)
    for op, args in program.lines:
        for place, register in enumerate(args):
            reads[register] += OPERATIONS[op].source.count(f"{{{place}}}")
    n, m = len(loop.carried), len(loop.numbers)
    still = {*range(1 + n, 1 + n + m), *range(len(program.inputs), first)}
    once, body = [], []
    for i, (op, args) in enumerate(program.lines, start=first):
        expression = OPERATIONS[op].source.format(*(names[a] for a in args))
        if still.issuperset(args):
            still.add(i)
            once.append(f"{names[i]} = {expression}")
        elif reads[i] == 1 and len(expression) < LONG:
            names[i] = f"({expression})"
        else:
            body.append(f"{names[i]} = {expression}")
    outputs = [names[i] for i in program.outputs]
    layout = Struct(f"{len(outputs)}d")
    carried, numbers, fed = names[1 : 1 + n], names[1 + n : 1 + n + m], names[1 + n + m : 1 + n + m + loop.feeds]
    live = [i for i in range(n) if i < 2 or reads[1 + i]]
    source = "\n".join(
        [
            "def run(v0, steps, carried, numbers, feeds, pack, rows):",
            f"    {_tuple(carried)} = carried",
            *([f"    {_tuple(numbers)} = numbers"] if numbers else []),
            "    try:",
            *(f"        {line}" for line in once),
            "        for v0 in range(v0, steps):",
            *([f"            {_tuple(fed)} = feeds[v0]"] if fed else []),
            *(f"            {line}" for line in body),
            f"            pack(rows, v0 * {layout.size}, {', '.join(outputs)})",
            f"            {_tuple([carried[i] for i in live])} = {_tuple([outputs[i] for i in live])}",
            f"    except (OverflowError, ValueError, ZeroDivisionError): return v0, {_tuple(carried)}",
            f"    return steps, {_tuple(carried)}",
        ]
    )
    space = dict(NAMESPACE)
    exec(compile(source, "<step program>", "exec"), space)
    return space["run"], layout


def _tuple(names: Sequence[str]) -> str:
    return "(" + "".join(f"{name}, " for name in names) + ")"


def few(start: FloatArray, numbers: Sequence[Any]) -> bool:
    """Whether runs from (2,) or (2, n), with these numbers or columns, are fastest one after another."""
    return start.ndim == 1 or (0 < start.shape[1] <= FEW and not any(np.ndim(number) for number in numbers))


def histories(
    loop: Loop, surface: Surface, start: FloatArray, numbers: Sequence[float], fed: FloatArray, steps: int
) -> list[History]:
    """The history of each run from (2,) or (2, n); shorter than `steps` where a run ended in an overflow."""
    names, ends = loop.carried + loop.recorded, bound(surface)
    return [
        History.of(names, point, run(loop, point.tolist(), numbers, fed, steps, ends))
        for point in start.reshape(2, -1).T
    ]


def run(loop: Loop, start: Sequence[float], numbers: Sequence[float], fed: Any, steps: int, bound: Bound) -> Any:
    """The step outputs (steps taken, carried + recorded) from one start.

    Where floats overflow after the run has crossed `bound`, it ends: what follows would be no number.
    """
    cx, cy, far = bound
    function, layout = compiled(loop)
    rows = bytearray(steps * layout.size)
    numbers = tuple(map(float, numbers))  # NumPy's own would warn where floats raise
    carried = tuple(map(float, numpy_step(loop.start, [*start, *numbers])))
    feeds = fed.tolist() if loop.feeds else ()
    k = 0
    while k < steps:
        k, carried = function(k, steps, carried, numbers, feeds, layout.pack_into, rows)
        if k == steps or not math.hypot(carried[0] - cx, carried[1] - cy) <= far:
            break
        out = numpy_step(loop.step, [k, *carried, *numbers, *fed[k]])
        layout.pack_into(rows, k * layout.size, *out)
        carried, k = tuple(map(float, out[: len(carried)])), k + 1
    return np.frombuffer(rows).reshape(steps, len(loop.step.outputs))[:k]


def numpy_step(program: Program, values: Sequence[float]) -> list[Any]:
    """One program call with IEEE arithmetic: overflow is inf, and 0/0 is nan."""
    with np.errstate(all="ignore"):
        return program(*map(np.float64, values))
