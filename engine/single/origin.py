"""Which operation made a step undefined: the run is repeated up to that step, which is then computed line by line."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from engine.single import python_floats
from engine.symbolic.arrays import BoolArray, FloatArray, IntArray, Number, ObjectArray, Traceable
from engine.symbolic.program import Program
from engine.trace.loop import Loop

OVERFLOW = "overflow"  # numbers that grew too large: the step has a value, which no float holds
DEFINED_FOR = ("sqrt", "log", "log2", "log10", "log1p", "arcsin", "arccos", "power")  # not for every number


class Origin(NamedTuple):
    """Of n steps (n,): the operation (None where it was made earlier), what it made, and whether that is the loss."""

    operation: ObjectArray
    symbol: ObjectArray
    loss: BoolArray


def origins(loop: Loop, start: FloatArray, numbers: Sequence[Number], fed: FloatArray, steps: IntArray) -> Origin:
    """What made the point after `steps` (n,) steps from `start` (2, n) no number.

    `numbers` are floats or (n,) columns, `fed` is (T, feeds).
    """
    before = _before(loop, start, numbers, fed, steps)
    inputs = [steps - 1.0, *before, *numbers, *fed[steps - 1].T]
    registers, blame = _blame(loop.step, [np.broadcast_to(value, steps.shape) for value in inputs])
    outputs = [registers[i] for i in loop.step.outputs]
    names = loop.carried + loop.recorded
    x, y = (np.broadcast_to(blame[i], steps.shape) for i in loop.step.outputs[:2])
    culprit = np.where(x > 0, x, y) - 1
    symbol = np.full(steps.shape, "theta", dtype=object)
    for name, value in reversed(list(zip(names, outputs, strict=True))):
        if name.startswith("state."):
            short = name.removeprefix("state.").removesuffix(".0").removesuffix(".1")
            symbol[~np.isfinite(np.broadcast_to(value, steps.shape))] = short
    slopes = [value for name, value in zip(names, outputs, strict=True) if name.startswith("gradient.")]
    loss = np.asarray(~np.isfinite([np.broadcast_to(value, steps.shape) for value in slopes]).all(axis=0))
    symbol[loss] = "gradient"
    loss[culprit < 0] = True  # the point itself is a number
    operation = np.full(steps.shape, None, dtype=object)
    for register in np.unique(culprit[culprit >= 0]).tolist():
        who = culprit == register
        operation[who] = _operation(loop.step, registers, register, who)
    return Origin(operation, symbol, loss)


def _before(loop: Loop, start: FloatArray, numbers: Sequence[Number], fed: FloatArray, steps: IntArray) -> FloatArray:
    """What n runs carry on into the last of `steps` (n,) steps: (carried, n)."""
    count = len(loop.carried)
    if len(steps) <= python_floats.FEW:
        before = np.empty((count, len(steps)))
        for i, k in enumerate((steps - 1).tolist()):
            own = [float(np.ravel(value)[i if np.ndim(value) else 0]) for value in numbers]
            rows = python_floats.run(loop, start[:, i].tolist(), own, fed, k, (0.0, 0.0, np.inf))
            last = rows[-1, :count] if k else python_floats.numpy_step(loop.start, [*start[:, i], *own])
            before[:, i] = last
        return before
    with np.errstate(all="ignore"):
        carried = np.array([np.broadcast_to(value, steps.shape) for value in loop.start(*start, *numbers)])
        for k in range(int(steps.max()) - 1):
            out = loop.step(float(k), *carried, *numbers, *fed[k])[:count]
            carried = np.where(k < steps - 1, np.array([np.broadcast_to(v, steps.shape) for v in out]), carried)
    return carried


def _blame(program: Program, inputs: Sequence[FloatArray]) -> tuple[list[Traceable], list[IntArray]]:
    """Every register of a program, and for each the register + 1 that made it non-finite, 0 where it is finite.

    That is the first one on the way whose own arguments were all finite; the branch that `where` passes over does
    not count.
    """
    registers: list[Traceable] = [*inputs, *map(np.float64, program.constants)]
    blame: list[IntArray] = [np.where(np.isfinite(value), 0, i + 1) for i, value in enumerate(registers)]
    with np.errstate(all="ignore"):
        for (function, args), (op, _) in zip(program._calls, program.lines, strict=True):
            value = function(*[registers[i] for i in args])
            own = len(registers) + 1
            if op == "where":
                earlier: IntArray = np.where(registers[args[0]], blame[args[1]], blame[args[2]])
            else:
                earlier = np.zeros((), dtype=int)
                for arg in reversed(args):
                    earlier = np.where(blame[arg] > 0, blame[arg], earlier)
            blame.append(np.where(np.isfinite(value), 0, np.where(earlier > 0, earlier, own)))
            registers.append(value)
    return registers, blame


def _operation(program: Program, registers: list[Traceable], register: int, who: BoolArray) -> ObjectArray:
    """What a register did for the runs `who` (n,): 0/0, x/0, an operation outside what it is defined for, overflow."""
    wide = who.shape
    value = np.broadcast_to(registers[register], wide)[who]
    first = len(program.inputs) + len(program.constants)
    if register < first:  # it was so before the step
        found = np.full(value.shape, OVERFLOW, dtype=object)
        found[np.isnan(value)] = None
        return found
    op, args = program.lines[register - first]
    given = [np.broadcast_to(registers[i], wide)[who] for i in args]
    if op in ("divide", "reciprocal"):
        above = given[0] if op == "divide" else np.ones_like(value)
        return np.where(given[-1] != 0, OVERFLOW, np.where(above == 0, "0/0", "x/0"))
    if op == "power":
        return np.where(np.isnan(value), op, np.where(given[0] == 0, "x/0", OVERFLOW))
    if op == "remainder":
        return np.where(given[1] == 0, "x/0", OVERFLOW)
    return np.full(value.shape, op if op in DEFINED_FOR or np.isnan(value).any() else OVERFLOW, dtype=object)
