"""A tile of points that stays in the processor's cache: every step is a fixed list of calls on fixed arrays."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from engine.batch.buffers import Buffers
from engine.batch.fuse import Kernel
from engine.symbolic.arrays import BoolArray, FloatArray, IntArray, Number
from engine.symbolic.operations import OPERATIONS


class Bound(NamedTuple):
    """The calls of a step, each with its arrays; the squares of the slope; where the next step begins."""

    calls: list[Callable[[], object]]
    squares: list[Number]
    after: tuple[int, ...]


class Tile:
    """Some `points` (n,) of all, by their places, before the first step."""

    def __init__(self, kernel: Kernel, buffers: Buffers, points: IntArray, steps: int):
        self.kernel, self.buffers, self.points, self.steps = kernel, buffers, points, steps
        self.at = buffers.inputs  # where carried and fed arrays stand
        buffers.step(self.at)
        n = len(points)
        self.pool = [np.empty(n) for _ in range(buffers.buffers)]
        self.columns = [np.ascontiguousarray(column[points]) for column in kernel.columns]
        self.powers = {register: np.empty(n) for register in buffers.powers}
        self.now = np.empty(len(kernel.steps))
        self.table = np.column_stack(kernel.steps) if kernel.steps else np.empty((steps, 0))
        self.bound: dict[tuple[int, ...], Bound] = {}
        for buffer, value in zip(self.at, kernel.begin, strict=False):
            self.pool[buffer][:] = np.asarray(value)[points] if np.ndim(value) else value

    @property
    def theta(self) -> FloatArray:
        """Where the points are, (2, n)."""
        return np.stack([self.pool[buffer][: len(self.points)] for buffer in self.at[:2]])

    def advance(self, k: int) -> list[Number]:
        """Step k; hands back the squares of the slope before it, without their scale, () where it is not watched."""
        # Powers begin with the first step and go on from the one before after it.
        if k == 1 or self.at not in self.bound:
            self.bound[self.at] = self._bind(k > 0)
        calls, squares, after = self.bound[self.at]
        self.now[:] = self.table[k]
        self._feed(k)
        for call in calls:
            call()
        self.at = after
        return squares

    def keep(self, stay: IntArray | BoolArray, *more: FloatArray | IntArray) -> None:
        """Only the points at these places close ranks; what stands in `more` rows moves along."""
        for row in (*(self.pool[buffer] for buffer in set(self.at)), *self.columns, *self.powers.values(), *more):
            row[: len(stay)] = row[stay]
        self.points = self.points[stay]
        self.bound.clear()

    def _feed(self, k: int) -> None:
        if self.kernel.feeds:
            whole = len(self.points) == len(self.kernel.fed[k, 0])
            for i, buffer in enumerate(self.at[len(self.kernel.begin) :]):
                row = self.kernel.fed[k, i]
                self.pool[buffer][: len(self.points)] = row if whole else row[self.points]

    def _bind(self, begun: bool) -> Bound:
        n = len(self.points)
        place, after = self.buffers.step(self.at)
        while len(self.pool) < self.buffers.buffers:
            self.pool.append(np.empty(len(self.pool[0])))

        def array(register: int) -> FloatArray:
            if register in self.powers:
                return self.powers[register][:n]
            rows = self.pool[place[register]]
            return rows.view(bool)[:n] if register in self.buffers.truths else rows[:n]

        def value(kind: str, i: int) -> Number:
            if kind == "array":
                return array(i)
            return self.columns[i][:n] if kind == "column" else self.now[i : i + 1].reshape(())

        calls: list[Callable[[], object]] = []
        for each in self.kernel.passes:
            operands, out = [value(*operand) for operand in each.operands], array(each.out)
            if each.out in self.powers and begun:
                calls.append(partial(np.multiply, operands[0], out, out))
            elif each.op in ("maximum", "minimum"):  # NumPy wants their result by name
                calls.append(partial(OPERATIONS[each.op].function, *operands, out=out))
            else:
                function: Callable[..., object] = _where if each.op == "where" else OPERATIONS[each.op].function
                calls.append(partial(function, *operands, out))
        squares = [value(*operand) for operand in self.kernel.slope]
        return Bound(calls, squares, after)


def _where(condition: BoolArray, a: Number, b: Number, out: FloatArray) -> None:
    np.copyto(out, b)
    np.copyto(out, a, where=condition if condition.dtype == bool else condition != 0)
