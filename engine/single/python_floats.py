"""Runs a loop for one point: the step program as generated Python over plain floats, full history kept."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from struct import Struct

import numpy as np

from engine.outcome.history import History
from engine.outcome.status import bound
from engine.single.array_program import unchanging_of
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, Number, Traceable
from engine.symbolic.operations import OPERATIONS
from engine.symbolic.over_rows import over_rows
from engine.symbolic.program import Program
from engine.trace.loop import Loop

Bound = tuple[float, float, float]  # a centre and the distance from it beyond which a run has diverged
FEW = 12  # up to so many points, plain floats one after another beat arrays
LONG = 200  # characters of an expression that is still written inside another: Python's brackets nest 200 deep

NAMESPACE = {**vars(math), "power": math.pow, "over_rows": over_rows}


@lru_cache(maxsize=512)
def compiled(loop: Loop) -> tuple[Callable[..., int], Struct]:
    """The loop as a function (k, steps, carried, numbers, feeds, pack, rows) -> k, and the layout of a row.

    The function stops early, at the step in question, where plain floats raise instead of giving IEEE's inf or nan.
    What only numbers decide is computed before the loop, what is read only once is written where it is read, what no
    step reads is not carried on, and a state is overwritten where its old value is not read any more.
    """
    program, n, m = loop.step, len(loop.carried), len(loop.numbers)
    names = [f"v{i}" for i in range(len(program.inputs) + len(program.constants) + len(program.lines))]
    for i, value in enumerate(program.constants, start=len(program.inputs)):
        names[i] = f"({value!r})" if math.isfinite(value) else f"float('{value!r}')"
    reads = Counter(program.outputs * 2)
    for op, args in program.lines:
        for place, register in enumerate(args):
            reads[register] += OPERATIONS[op].source.count(f"{{{place}}}")
    unchanging = unchanging_of(loop)
    inlined, last = _inlined(program, reads, unchanging, list(names))
    written = set(range(len(program.inputs) + len(program.constants), len(names))) - unchanging - inlined
    copied = []
    for i, register in enumerate(program.outputs[:n]):
        if i < 2 or reads[1 + i]:
            if register in written and last.get(1 + i, 0) <= register:
                names[register] = f"v{1 + i}"
                written.remove(register)
            else:
                copied.append(i)
    once, body = _lines(program, unchanging, inlined, names)
    outputs = [names[i] for i in program.outputs]
    layout = Struct(f"{len(outputs)}d")
    carried, numbers, fed = names[1 : 1 + n], names[1 + n : 1 + n + m], names[1 + n + m : 1 + n + m + loop.feeds]
    # Where nothing reads the step itself, the loop counts the bytes of the rows.
    apart = 1 if fed or reads[0] else layout.size
    source = "\n".join(
        [
            "def run(k, steps, carried, numbers, feeds, pack, rows):",
            f"    {_tuple(carried)} = carried",
            *([f"    {_tuple(numbers)} = numbers"] if numbers else []),
            f"    v0 = k * {apart}",
            "    try:",
            *(f"        {line}" for line in once),
            f"        for v0 in range(v0, steps * {apart}, {apart}):",
            *([f"            {_tuple(fed)} = feeds[v0]"] if fed else []),
            *(f"            {line}" for line in body),
            f"            pack(rows, v0{f' * {layout.size}' if apart == 1 else ''}, {', '.join(outputs)})",
            *(
                [f"            {_tuple([carried[i] for i in copied])} = {_tuple([outputs[i] for i in copied])}"]
                if copied
                else []
            ),
            f"    except (OverflowError, ValueError, ZeroDivisionError): return v0 // {apart}",
            "    return steps",
        ]
    )
    space = dict(NAMESPACE)
    exec(compile(source, "<step program>", "exec"), space)
    return space["run"], layout


def _inlined(
    program: Program, reads: Counter[int], unchanging: set[int], names: list[str]
) -> tuple[set[int], dict[int, int]]:
    """The lines that are written where they are read; and for each register the last written line that reads it."""
    first = len(program.inputs) + len(program.constants)
    inlined: set[int] = set()
    uses: dict[int, set[int]] = {}  # of an inlined line: everything that its text reads
    last = dict.fromkeys(program.outputs, first + len(program.lines))  # a row is written last
    for i, (op, args) in enumerate(program.lines, start=first):
        expression = OPERATIONS[op].source.format(*(names[a] for a in args))
        read = set().union(*(uses.get(arg, {arg}) for arg in args))
        if i not in unchanging and reads[i] == 1 and len(expression) < LONG:
            inlined.add(i)
            names[i], uses[i] = f"({expression})", read
        else:
            last |= dict.fromkeys((register for register in read if last.get(register, 0) < i), i)
    return inlined, last


def _lines(program: Program, unchanging: set[int], inlined: set[int], names: list[str]) -> tuple[list[str], list[str]]:
    """The statements before the loop, and those of a step; `names` of what is inlined become its text."""
    once: list[str] = []
    body: list[str] = []
    for i, (op, args) in enumerate(program.lines, start=len(program.inputs) + len(program.constants)):
        expression = OPERATIONS[op].source.format(*(names[a] for a in args))
        if i in inlined:
            names[i] = f"({expression})"
        else:
            (once if i in unchanging else body).append(f"{names[i]} = {expression}")
    return once, body


def _tuple(names: Sequence[str]) -> str:
    return "(" + "".join(f"{name}, " for name in names) + ")"


def few(start: FloatArray, numbers: Sequence[Number]) -> bool:
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


def run(
    loop: Loop, start: Sequence[float], numbers: Sequence[float], fed: FloatArray, steps: int, bound: Bound
) -> FloatArray:
    """The step outputs (steps taken, carried + recorded) from one start.

    Where floats overflow after the run has crossed `bound`, it ends: what follows would be no number. The first step
    is taken wherever it starts.
    """
    cx, cy, far = bound
    function, layout = compiled(loop)
    rows = bytearray(steps * layout.size)
    numbers = tuple(map(float, numbers))  # NumPy's own would warn where floats raise
    carried = tuple(map(float, numpy_step(loop.start, [*start, *numbers])))
    feeds = fed.tolist() if loop.feeds else ()
    k = begun = 0
    while k < steps:
        k = function(begun, steps, carried, numbers, feeds, layout.pack_into, rows)
        if k > begun:  # what was carried on stands in the row before
            carried = layout.unpack_from(rows, (k - 1) * layout.size)[: len(carried)]
        if k == steps or (k and not math.hypot(carried[0] - cx, carried[1] - cy) <= far):
            break
        out = numpy_step(loop.step, [k, *carried, *numbers, *fed[k]])
        layout.pack_into(rows, k * layout.size, *out)
        carried, k = tuple(map(float, out[: len(carried)])), k + 1
        begun = k
    return np.frombuffer(rows).reshape(steps, len(loop.step.outputs))[:k]


def numpy_step(program: Program, values: Sequence[float]) -> list[Traceable]:
    """One program call with IEEE arithmetic: overflow is inf, and 0/0 is nan."""
    with np.errstate(all="ignore"):
        return program(*map(np.float64, values))
