"""Runs a loop for many points at once, all its numbers kept in rows that are allocated once and written in place."""

from collections.abc import Callable, Sequence

import numpy as np

from engine.outcome.history import History
from engine.single.array_program import ArrayProgram, compiled
from engine.symbolic.arrays import BoolArray, FloatArray, Number, Traceable
from engine.symbolic.operations import OPERATIONS
from engine.trace.loop import Loop

PIECE = 16  # steps whose points are still in the cache when they are looked at


def run(
    loop: Loop,
    start: FloatArray,
    numbers: Sequence[Number],
    fed: FloatArray,
    steps: int,
    look: Callable[[FloatArray, int, int], None] = lambda path, first, stop: None,
) -> History:
    """The history of n runs from (2, n); a number may be an (n,) column; `fed` is (T, feeds).

    `look(path, first, stop)` is called whenever rows first … stop - 1 of the path (T+1, 2, n) have been written.
    """
    n = start.shape[1]
    with np.errstate(all="ignore"):
        begin = loop.start(*start, *numbers)
        program = compiled(loop, *(tuple(bool(np.ndim(v)) for v in values) for values in (numbers, begin)))
        unchanging = _unchanging(loop, program, numbers)
        table = _shared(loop, program, begin, unchanging, fed, steps)
        rows = np.empty((steps + 1, len(program.slots), n))
        for at, i in enumerate(program.carried):
            rows[0, at] = begin[i]
        now = np.empty(len(program.shared))
        columns = np.stack([table[r] for r in program.shared], axis=1) if program.shared else np.empty((steps, 0))
        fixed = tuple(np.asarray(unchanging[r]) for r in program.fixed)
        scratch: tuple[FloatArray | BoolArray, ...] = tuple(np.empty(n, dtype) for dtype in program.dtypes)
        path = rows[:, :2]
        look(path, 0, 1)
        for k in range(0, steps, PIECE):
            stop = min(k + PIECE, steps)
            program.run(k, stop, rows, columns, now, fixed, scratch)
            look(path, k + 1, stop + 1)
    return History(path, rows[1:], _place(loop, program, rows, unchanging, table))


def _place(
    loop: Loop, program: ArrayProgram, rows: FloatArray, unchanging: dict[int, Number], table: dict[int, FloatArray]
) -> dict[str, int | FloatArray]:
    """Where each number of the history stands: in a slot, in the row before, or in what lanes or steps share."""
    place: dict[str, int | FloatArray] = {}
    slots = {j: at for at, j in enumerate(program.slots)}
    shape = (len(rows) - 1, rows.shape[2])
    for j, (name, register) in enumerate(zip(loop.carried + loop.recorded, loop.step.outputs, strict=True)):
        if j in slots:
            place[name] = slots[j]
        elif j in program.before:
            place[name] = rows[:-1, program.before[j]]
        elif register in program.unchanging:
            place[name] = np.broadcast_to(np.asarray(unchanging[register], dtype=float), shape)
        else:
            place[name] = np.broadcast_to(np.asarray(table[register], dtype=float)[:, None], shape)
    return place


def _unchanging(loop: Loop, program: ArrayProgram, numbers: Sequence[Number]) -> dict[int, Number]:
    """The values of all registers that no step changes, numbers or (n,)."""
    step = loop.step
    first = len(step.inputs)
    values: dict[int, Number] = dict(enumerate(numbers, start=1 + len(loop.carried)))
    values |= dict(enumerate(step.constants, start=first))
    for register, (op, args) in enumerate(step.lines, start=first + len(step.constants)):
        if register in program.unchanging:
            values[register] = OPERATIONS[op].function(*(values[arg] for arg in args))
    return values


def _shared(
    loop: Loop,
    program: ArrayProgram,
    begin: Sequence[Number],
    unchanging: dict[int, Number],
    fed: FloatArray,
    steps: int,
) -> dict[int, FloatArray]:
    """What all lanes share at each step, (T,) by register: the step, what is fed, shared states, what follows of them.

    States go from step to step one by one; all else is computed for all steps at once.
    """
    step = loop.step
    first = len(step.inputs)
    columns: dict[int, FloatArray] = {0: np.arange(float(steps))}
    columns |= {first - loop.feeds + i: fed[:, i] for i in range(loop.feeds)}
    states = [i for i in range(len(loop.carried)) if 1 + i not in program.lanes]
    if states:
        columns |= {1 + i: np.empty(steps) for i in states}
        lines = [line for line in step.cone(step.outputs[i] for i in states) if line[0] not in program.unchanging]
        values = dict(unchanging)
        fresh = [0, *range(first - loop.feeds, first)]
        now = [begin[i] for i in states]
        for k in range(steps):
            for i, value in zip(states, now, strict=True):
                values[1 + i] = columns[1 + i][k] = value
            for register in fresh:
                values[register] = columns[register][k]
            for register, op, args in lines:
                values[register] = OPERATIONS[op].function(*[values[arg] for arg in args])
            now = [values[step.outputs[i]] for i in states]
    known: dict[int, Traceable] = {**unchanging, **columns}
    wanted = {*program.shared, *(r for r in step.outputs if r not in program.lanes)}
    for register, op, args in step.cone(wanted):
        if register not in known and register not in program.lanes:
            known[register] = OPERATIONS[op].function(*(known[arg] for arg in args))
    return {register: value for register, value in known.items() if register not in program.unchanging}
