"""Runs a loop for many points at once, all its numbers kept in rows that are allocated once and written in place."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.outcome.history import History
from engine.single.array_program import ArrayProgram, compiled
from engine.symbolic.arrays import FloatArray
from engine.symbolic.operations import OPERATIONS
from engine.trace.loop import Loop

PIECE = 16  # steps whose points are still in the cache when they are looked at


def run(
    loop: Loop,
    start: FloatArray,
    numbers: Sequence[Any],
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
        plan = compiled(loop, *(tuple(bool(np.ndim(v)) for v in values) for values in (numbers, begin)))
        still = _still(loop, plan, numbers)
        table = _shared(loop, plan, begin, still, fed, steps)
        rows = np.empty((steps + 1, len(plan.slots), n))
        for at, i in enumerate(plan.carried):
            rows[0, at] = begin[i]
        now = np.empty(len(plan.shared))
        columns = np.stack([table[r] for r in plan.shared], axis=1) if plan.shared else np.empty((steps, 0))
        fixed = tuple(np.asarray(still[r]) for r in plan.fixed)
        scratch: tuple[Any, ...] = tuple(np.empty(n, dtype) for dtype in plan.dtypes)
        path = rows[:, :2]
        look(path, 0, 1)
        for k in range(0, steps, PIECE):
            stop = min(k + PIECE, steps)
            plan.run(k, stop, rows, columns, now, fixed, scratch)
            look(path, k + 1, stop + 1)
    return History(path, rows[1:], _place(loop, plan, rows, still, table))


def _place(
    loop: Loop, plan: ArrayProgram, rows: FloatArray, still: dict[int, Any], table: dict[int, FloatArray]
) -> dict[str, int | FloatArray]:
    """Where each number of the history stands: in a slot, in the row before, or in what lanes or steps share."""
    place: dict[str, int | FloatArray] = {}
    slots = {j: at for at, j in enumerate(plan.slots)}
    shape = (len(rows) - 1, rows.shape[2])
    for j, (name, register) in enumerate(zip(loop.carried + loop.recorded, loop.step.outputs, strict=True)):
        if j in slots:
            place[name] = slots[j]
        elif j in plan.before:
            place[name] = rows[:-1, plan.before[j]]
        elif register in plan.still:
            place[name] = np.broadcast_to(np.asarray(still[register], dtype=float), shape)
        else:
            place[name] = np.broadcast_to(np.asarray(table[register], dtype=float)[:, None], shape)
    return place


def _still(loop: Loop, plan: ArrayProgram, numbers: Sequence[Any]) -> dict[int, Any]:
    """The values of all registers that no step changes, numbers or (n,)."""
    program = loop.step
    first = len(program.inputs)
    values: dict[int, Any] = dict(enumerate(numbers, start=1 + len(loop.carried)))
    values |= dict(enumerate(program.constants, start=first))
    for register, (op, args) in enumerate(program.lines, start=first + len(program.constants)):
        if register in plan.still:
            values[register] = OPERATIONS[op].function(*(values[arg] for arg in args))
    return values


def _shared(
    loop: Loop, plan: ArrayProgram, begin: Sequence[Any], still: dict[int, Any], fed: FloatArray, steps: int
) -> dict[int, FloatArray]:
    """What all lanes share at each step, (T,) by register: the step, what is fed, shared states, what follows of them.

    States go from step to step one by one; all else is computed for all steps at once.
    """
    program = loop.step
    first = len(program.inputs)
    columns: dict[int, FloatArray] = {0: np.arange(float(steps))}
    columns |= {first - loop.feeds + i: fed[:, i] for i in range(loop.feeds)}
    states = [i for i in range(len(loop.carried)) if 1 + i not in plan.lanes]
    if states:
        columns |= {1 + i: np.empty(steps) for i in states}
        lines = [line for line in program.cone(program.outputs[i] for i in states) if line[0] not in plan.still]
        values = dict(still)
        fresh = [0, *range(first - loop.feeds, first)]
        now = [begin[i] for i in states]
        for k in range(steps):
            for i, value in zip(states, now, strict=True):
                values[1 + i] = columns[1 + i][k] = value
            for register in fresh:
                values[register] = columns[register][k]
            for register, op, args in lines:
                values[register] = OPERATIONS[op].function(*[values[arg] for arg in args])
            now = [values[program.outputs[i]] for i in states]
    known: dict[int, Any] = still | columns
    wanted = {*plan.shared, *(r for r in program.outputs if r not in plan.lanes)}
    for register, op, args in program.cone(wanted):
        if register not in known and register not in plan.lanes:
            known[register] = OPERATIONS[op].function(*(known[arg] for arg in args))
    return {register: value for register, value in known.items() if register not in plan.still}
