"""Runs planned passes over points that stay in the processor's cache: in place, block by block, without the ended ones.

A point leaves as soon as it has diverged. Where a rule cannot leave a minimum that it has come to rest in, points at
rest leave too.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from engine.ends import Ends, Watch
from engine.layout import Layout
from engine.operations import OPERATIONS
from engine.passes import Passes

BLOCK = 16_384  # points whose registers fit into a core's cache
PIECE = 8192  # numbers: for a longer product BLAS starts threads, which costs more than it saves
PHASE = 16  # steps between two looks at who has come to rest
EARLY = 8  # times below the tolerance: before, it is not worth looking whether a point has come to rest
LAST = 3  # of them, whose slopes are kept to tell how fast they change
SWING = 1e-3  # of its swing: so near a point must come back to where it was one period before
NOTHING = 1e-200  # a power below it is 0: processors are slow with numbers near the smallest


def settle(passes: Passes, count: int, steps: int, watch: Watch, told: Callable[[float], Any]) -> Ends:
    """Run `count` points; `told` hears which share is done, and may raise to stop the work."""
    ends, layout = Ends(count), Layout(passes)
    for low in range(0, count, BLOCK):
        points = np.arange(low, min(low + BLOCK, count))
        _Block(passes, layout, points, steps, watch, ends).run(
            lambda share, low=low, high=points[-1] + 1: told((low + share * (high - low)) / count)  # type: ignore[misc]
        )
    return ends


def paths(passes: Passes, count: int, steps: int) -> Any:
    """Where `count` points are at every step, (T + 1, 2, n), also beyond any bound."""
    theta = np.empty((steps + 1, 2, count))
    watch = Watch((0.0, 0.0, math.inf), 0.0, lambda theta: theta[0], None)
    layout, ends = Layout(passes), Ends(count)
    for low in range(0, count, BLOCK):
        points = np.arange(low, min(low + BLOCK, count))
        _Block(passes, layout, points, steps, watch, ends).path(theta[..., low : low + BLOCK])
    return theta


class _Block:
    def __init__(self, passes: Passes, layout: Layout, points: Any, steps: int, watch: Watch, ends: Ends):
        self.passes, self.layout, self.points, self.steps = passes, layout, points, steps
        self.watch, self.ends = watch, ends
        self.at = layout.inputs  # where carried and fed arrays stand
        layout.step(self.at)
        n = len(points)
        self.pool = [np.empty(n) for _ in range(layout.buffers)]
        self.columns = [np.ascontiguousarray(column[points]) for column in passes.columns]
        self.powers = {register: np.empty(n) for register in layout.powers}
        self.near = np.empty((PHASE, n), dtype=bool)  # whether the slope was near 0, at each step of a phase
        self.slopes = np.empty((LAST, n))  # squared
        self.tail = np.empty((min(PHASE, steps), 2, n))  # the last steps of all
        self.calm = np.zeros(n, dtype=int)
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
                    inside = self._step(k, k - first)
                    k += 1
                self._look(first, k)
                if not inside:
                    self._lose(k)
                told(k / self.steps)
            steep = ~(self.watch.slope(self.theta) <= self.watch.tolerance)
            self.calm[steep] = self.steps + 1
            self.ends.period[self.points[steep]] = self._period(self.tail[..., : len(self.points)][..., steep])
            self._leave(np.ones(len(self.points), dtype=bool), self.steps)

    @property
    def theta(self) -> Any:
        return np.stack([self.pool[buffer][: len(self.points)] for buffer in self.at[:2]])

    def _step(self, k: int, row: int) -> bool:
        """Step k, in this row of its phase; whether all points surely are inside the bound after it."""
        if k == 1 or self.at not in self.bound:
            self.bound[self.at] = self._bind(k > 0)
        calls, slopes, near, ends, after = self.bound[self.at]
        self.now[:] = self.table[k]
        self._feed(k)
        for call in calls:
            call()
        kept = max(row + LAST - PHASE, 0)
        slopes[kept]()
        near(self.slopes[kept, : len(self.points)], self.limit, self.near[row, : len(self.points)])
        self.at = after
        late = k - self.steps + len(self.tail)
        if late >= 0:
            self.tail[late, :, : len(self.points)] = self.theta
        return self._inside(ends)

    def path(self, theta: Any) -> None:
        """Run on to the end, whatever happens, and write down where the points are at every step, (T + 1, 2, n)."""
        theta[0] = self.theta
        with np.errstate(all="ignore"):
            for k in range(self.steps):
                if k == 1 or self.at not in self.bound:
                    self.bound[self.at] = self._bind(k > 0)
                calls, *_, self.at = self.bound[self.at]
                self.now[:] = self.table[k]
                self._feed(k)
                for call in calls:
                    call()
                theta[k + 1, 0], theta[k + 1, 1] = self.pool[self.at[0]], self.pool[self.at[1]]

    def _feed(self, k: int) -> None:
        if self.passes.feeds:
            whole = len(self.points) == len(self.passes.fed[k, 0])
            for i, buffer in enumerate(self.at[len(self.passes.begin) :]):
                row = self.passes.fed[k, i]
                self.pool[buffer][: len(self.points)] = row if whole else row[self.points]

    def _bind(self, begun: bool) -> Any:
        """The calls of a step, each with its arrays; powers go on from the step before once the run has begun."""
        n = len(self.points)
        place, after = self.layout.step(self.at)
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

        calls = []
        for each in self.passes.passes:
            operands, out = [value(*operand) for operand in each.operands], array(each.out)
            if each.out in self.powers and begun:
                calls.append(partial(np.multiply, operands[0], out, out))
            elif each.op in ("maximum", "minimum"):  # NumPy wants their result by name
                calls.append(partial(OPERATIONS[each.op].function, *operands, out=out))
            else:
                function: Any = _where if each.op == "where" else OPERATIONS[each.op].function
                calls.append(partial(function, *operands, out))
        squares = [value(*operand) for operand in self.passes.slope]
        slopes = [partial(np.add, *squares, self.slopes[i, :n]) for i in range(LAST if squares else 0)]
        ends = [[self.pool[b][i : min(i + PIECE, n)] for i in range(0, n, PIECE)] for b in after[:2]]
        return calls, slopes, np.less_equal, ends, after

    def _inside(self, coordinates: Any) -> bool:
        """Whether every point surely is; a comparison with what is no number says no."""
        cx, cy, far = self.watch.bound
        for pieces, c in zip(coordinates, (cx, cy), strict=True):
            # A sum of squares bounds them all, and is the fastest way to look at an array.
            if math.sqrt(sum([np.dot(piece, piece) for piece in pieces])) + abs(c) <= far / 2:
                continue
            if not all(np.abs(piece - c).max() <= far / 2 for piece in pieces):
                return False
        return True

    def _lose(self, k: int) -> None:
        """Let go of the points that have diverged by step k."""
        (x, y), (cx, cy, far) = self.theta, self.watch.bound
        self._leave(~(np.hypot(x - cx, y - cy) <= far), k, lost=k)

    def _look(self, first: int, k: int) -> None:
        """Who was calm in the steps since `first`, and who has come to rest."""
        near = self.near[: k - first, : len(self.points)]
        self.calm[~near[-1]] = k
        if near[-1].any():
            steady = near.all(axis=0)
            fresh = np.flatnonzero(near[-1] & ~steady)
            since = np.arange(1, len(near) + 1, dtype=np.int8)[:, None]
            self.calm[fresh] = first + (~near[:, fresh] * since).max(axis=0).astype(int)
            if self.watch.rests and k - first == PHASE and self.steps - k > PHASE:
                low = self.slopes[-1, : len(self.points)] <= self.limit / EARLY**2
                self._rest(np.flatnonzero(steady & low), k)
        for powers in self.powers.values():
            powers[powers < NOTHING] = 0.0

    def _rest(self, some: Any, k: int) -> None:
        """Those at a minimum leave whose slope would stay near 0 if it went on to change as fast as now."""
        slopes = np.sqrt(self.slopes[:, some] * self.passes.scale)
        change = np.abs(np.diff(slopes, axis=0)).max(axis=0)
        some = some[slopes[-1] + (self.steps - k) * change <= self.watch.tolerance]
        if len(some):
            rest = np.zeros(len(self.points), dtype=bool)
            rest[some[self.watch.rests(self.theta[:, some])]] = True  # type: ignore[misc]
            self._leave(rest, k)

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
        if not who.any():
            return
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
