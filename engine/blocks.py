"""Runs planned passes over points that stay in the processor's cache: in place, block by block, without the ended ones.

A point leaves as soon as it has diverged. Where a rule cannot leave a minimum that it has come to rest in, points at
rest leave too.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from engine.layout import Layout
from engine.operations import OPERATIONS
from engine.passes import Passes

BLOCK = 8192  # points whose registers fit into a core's cache
PHASE = 16  # steps between two looks at who has come to rest
SWING = 1e-3  # of its swing: so near a point must come back to where it was one period before
NOTHING = 1e-200  # a power below it is 0: processors are slow with numbers near the smallest


@dataclass
class Watch:
    """What ends a point: a distance from (x, y) beyond which it has diverged; a slope (norm of the gradient) near 0.

    `rests` says which of some points (2, n) are at a minimum; None where a slope near 0 need not last.
    """

    bound: tuple[float, float, float]
    tolerance: float
    slope: Callable[[Any], Any]
    rests: Callable[[Any], Any] | None


class Ends:
    """How n points ended: where they were left (2, n), after which step, at which step they diverged (−1: never).

    `calm` is the first step from which the slope stayed within the tolerance; past the last step where it did not.
    `period` is that of the last steps, if it is from 2 to 8; else 0.
    """

    def __init__(self, count: int):
        self.end = np.empty((2, count))
        self.left, self.lost, self.calm, self.period = np.zeros((4, count), dtype=int)


def settle(passes: Passes, count: int, steps: int, watch: Watch, told: Callable[[float], Any]) -> Ends:
    """Run `count` points; `told` hears which share is done, and may raise to stop the work."""
    ends, layout = Ends(count), Layout(passes)
    for low in range(0, count, BLOCK):
        points = np.arange(low, min(low + BLOCK, count))
        _Block(passes, layout, points, steps, watch, ends).run(
            lambda share, low=low, high=points[-1] + 1: told((low + share * (high - low)) / count)  # type: ignore[misc]
        )
    return ends


class _Block:
    def __init__(self, passes: Passes, layout: Layout, points: Any, steps: int, watch: Watch, ends: Ends):
        self.passes, self.layout, self.points, self.steps = passes, layout, points, steps
        self.watch, self.ends = watch, ends
        self.at = layout.inputs  # where carried and fed arrays stand
        layout.step(self.at)
        self.pool = [np.empty(len(points)) for _ in range(layout.buffers)]
        self.columns = [np.ascontiguousarray(column[points]) for column in passes.columns]
        self.powers = {register: np.empty(len(points)) for register in layout.powers}
        self.slopes = np.empty((PHASE, len(points)))
        self.tail = np.empty((min(PHASE, steps), 2, len(points)))  # the last steps
        self.calm = np.zeros(len(points), dtype=int)
        self.now = np.empty(len(passes.steps))
        self.table = np.column_stack(passes.steps) if passes.steps else np.empty((steps, 0))
        self.limit = watch.tolerance**2 / passes.scale
        self.bound: dict[Any, Any] = {}
        for buffer, value in zip(self.at, passes.begin, strict=False):
            self.pool[buffer][:] = value[points] if np.ndim(value) else value

    def run(self, told: Callable[[float], Any]) -> None:
        k = 0
        with np.errstate(all="ignore"):
            self._lose(0)
            while k < self.steps and len(self.points):
                first, inside = k, True
                while k < min(first + PHASE, self.steps) and inside:
                    self._step(k, self.slopes[k - first, : len(self.points)])
                    k += 1
                    inside = self._inside()
                self._look(first, k)
                if not inside:
                    self._lose(k)
                told(k / self.steps)
            slope = self.watch.slope(self.theta)
            steep = ~(slope <= self.watch.tolerance)
            self.calm[steep] = self.steps + 1
            self.ends.period[self.points[steep]] = self._period(self.tail[..., : len(self.points)][..., steep])
            self._leave(np.ones(len(self.points), dtype=bool), self.steps)

    @property
    def theta(self) -> Any:
        return np.stack([self.pool[buffer][: len(self.points)] for buffer in self.at[:2]])

    def _step(self, k: int, slope: Any) -> None:
        key = self.at, k > 0
        if key not in self.bound:
            self.bound[key] = self._bind(*key)
        calls, squares, after = self.bound[key]
        self.now[:] = self.table[k]
        for i, buffer in enumerate(self.at[len(self.passes.begin) :]):
            self.pool[buffer][: len(self.points)] = self.passes.fed[k, i, self.points]
        for function, operands in calls:
            function(*operands)
        np.add(*squares, slope)
        self.at = after
        late = k - self.steps + len(self.tail)
        if late >= 0:
            self.tail[late, :, : len(self.points)] = self.theta

    def _bind(self, at: tuple[int, ...], begun: bool) -> Any:
        """The calls of a step, each with its arrays; powers go on from the step before once the run has begun."""
        n = len(self.points)
        place, after = self.layout.step(at)
        while len(self.pool) < self.layout.buffers:
            self.pool.append(np.empty(len(self.pool[0])))

        def array(register: int) -> Any:
            if register in self.powers:
                return self.powers[register][:n]
            rows = self.pool[place[register]]
            return rows.view(bool)[:n] if register in self.layout.truths else rows[:n]

        def value(kind: str, i: int) -> Any:
            if kind == "array":
                return array(i)
            return self.columns[i][:n] if kind == "column" else self.now[i : i + 1].reshape(())

        calls: list[tuple[Callable[..., Any], list[Any]]] = []
        for each in self.passes.passes:
            operands, out = [value(*operand) for operand in each.operands], array(each.out)
            if each.out in self.powers and begun:
                calls.append((np.multiply, [operands[0], out, out]))
            else:
                function = _where if each.op == "where" else partial(OPERATIONS[each.op].function, out=out)
                calls.append((function, operands if each.op != "where" else [*operands, out]))
        return calls, [value(*operand) for operand in self.passes.slope], after

    def _inside(self) -> bool:
        """Whether every point surely is; a comparison with what is no number says no."""
        *center, far = self.watch.bound
        for buffer, c in zip(self.at[:2], center, strict=True):
            rows = self.pool[buffer][: len(self.points)]
            # A sum of squares bounds them all, and is the fastest way to look at an array.
            if math.sqrt(np.dot(rows, rows)) + abs(c) <= far / 2:
                continue
            if not (np.maximum.reduce(rows) <= c + far / 2 and np.minimum.reduce(rows) >= c - far / 2):
                return False
        return True

    def _lose(self, k: int) -> None:
        """Let go of the points that have diverged by step k."""
        (x, y), (cx, cy, far) = self.theta, self.watch.bound
        lost = ~(np.hypot(x - cx, y - cy) <= far)
        if lost.any():
            self._leave(lost, k, lost=k)

    def _look(self, first: int, k: int) -> None:
        """Who was calm in the steps since `first`, and who has come to rest."""
        slopes = self.slopes[: k - first, : len(self.points)]
        peak = np.maximum.reduce(slopes)
        calm = slopes[-1] <= self.limit
        self.calm[~calm] = k
        fresh = np.flatnonzero(calm & ~(peak <= self.limit))
        steep = ~(slopes[:, fresh] <= self.limit)
        self.calm[fresh] = (steep * np.arange(first + 1, k + 1)[:, None]).max(axis=0)
        for powers in self.powers.values():
            powers[powers < NOTHING] = 0.0
        if self.watch.rests and k - first == PHASE:
            rest = self._resting(slopes, np.flatnonzero(peak <= self.limit), self.steps - k)
            if len(rest):
                self._leave(np.isin(np.arange(len(self.points)), rest), k)

    def _resting(self, slopes: Any, some: Any, ahead: int) -> Any:
        """Those of `some` points at a minimum whose slope would stay near 0 if it went on to change as fast."""
        slope = np.sqrt(slopes[:, some] * self.passes.scale)
        change = np.abs(np.diff(slope, axis=0)).max(axis=0, initial=0.0)
        some = some[(slope[-1] <= slope[0]) & (slope[-1] + ahead * change <= self.watch.tolerance)]
        return some[self.watch.rests(self.theta[:, some])] if len(some) else some  # type: ignore[misc]

    def _period(self, tail: Any) -> Any:
        found = np.zeros(tail.shape[-1], dtype=int)
        if len(tail) == PHASE:
            swing = SWING * np.ptp(tail, axis=0).max(axis=0)
            for period in range(PHASE // 2, 1, -1):  # of several the shortest has the last word
                back = np.abs(tail[period:] - tail[:-period]).max(axis=(0, 1)) <= swing
                found[back & (swing > 0)] = period
        return found

    def _leave(self, who: Any, k: int, lost: int = -1) -> None:
        """Write down how these points ended after step k; the others close ranks."""
        points, ends = self.points[who], self.ends
        ends.end[:, points] = self.theta[:, who]
        ends.left[points], ends.lost[points], ends.calm[points] = k, lost, self.calm[who]
        stay = np.flatnonzero(~who)
        rows = [self.pool[buffer] for buffer in set(self.at)] + self.columns + [*self.powers.values()]
        if k > self.steps - len(self.tail):
            rows += [*self.tail.reshape(-1, self.tail.shape[-1])]
        for row in rows:
            row[: len(stay)] = row[stay]
        self.points, self.calm = self.points[stay], self.calm[stay]
        self.bound.clear()


def _where(condition: Any, a: Any, b: Any, out: Any) -> None:
    np.copyto(out, b)
    np.copyto(out, a, where=condition if condition.dtype == bool else condition != 0)
