"""Runs kernels over points that stay in the processor's cache: in place, tile by tile, without the ended ones.

A point leaves as soon as it has diverged. Where a rule cannot leave a minimum that it has come to rest in, points at
rest leave too.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np

from engine.batch.buffers import Buffers
from engine.batch.exits import LAST_STEPS, Ends, Watch, period_of
from engine.batch.fuse import Kernel
from engine.batch.tile import Tile
from engine.symbolic.arrays import BoolArray, FloatArray, IntArray

TILE = 16_384  # points whose registers fit into a core's cache
PIECE = TILE // 2  # numbers: for a product of more than 10,000 BLAS starts threads, which cost more than they save
PHASE = LAST_STEPS  # steps between two looks at who has come to rest
EARLY = 8  # times below the tolerance: before, it is not worth looking whether a point has come to rest
LAST = 3  # of them, whose slopes are kept to tell how fast they change
NOTHING = 1e-200  # a power below it is 0: processors are slow with numbers near the smallest


def settle(kernel: Kernel, count: int, steps: int, watch: Watch, on_progress: Callable[[float], object]) -> Ends:
    """Run `count` points; `on_progress` is called with the share that is done, and may raise to stop the work."""
    ends, buffers = Ends(count), Buffers(kernel)
    for points in _parts(count):
        _Watched(kernel, buffers, points, steps, watch, ends).run(
            lambda share, points=points: on_progress((points[0] + share * len(points)) / count)  # type: ignore[misc]
        )
    return ends


def paths(kernel: Kernel, count: int, steps: int) -> FloatArray:
    """Where `count` points are at every step, (T + 1, 2, n), also beyond any bound."""
    theta, buffers = np.empty((steps + 1, 2, count)), Buffers(kernel)
    with np.errstate(all="ignore"):
        for points in _parts(count):
            tile = Tile(kernel, buffers, points, steps)
            some = theta[:, :, points[0] : points[-1] + 1]
            some[0] = tile.theta
            for k in range(steps):
                tile.advance(k)
                x, y = some[k + 1]
                np.copyto(x, tile.pool[tile.at[0]])
                np.copyto(y, tile.pool[tile.at[1]])
    return theta


def _parts(count: int) -> Iterator[IntArray]:
    for low in range(0, count, TILE):
        yield np.arange(low, min(low + TILE, count))


class _Watched(Tile):
    """A tile that notes how its points end."""

    def __init__(self, kernel: Kernel, buffers: Buffers, points: IntArray, steps: int, watch: Watch, ends: Ends):
        super().__init__(kernel, buffers, points, steps)
        self.watch, self.ends = watch, ends
        n = len(points)
        self.near = np.empty((PHASE, n), dtype=bool)  # whether the slope was near 0, at each step of a phase
        self.slopes = np.empty((LAST, n))  # squared, without their scale
        self.tail = np.empty((min(PHASE, steps), 2, n))  # the last steps of all
        self.there = np.empty((PHASE, n), dtype=bool)  # whether the point was within reach of a home, likewise
        self.calm, self.home = np.zeros((2, n), dtype=int)
        self.limit = watch.tolerance**2 / kernel.scale

    def run(self, on_progress: Callable[[float], object]) -> None:
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
                on_progress(k / self.steps)
            steep = ~(self.watch.slope(self.theta) <= self.watch.tolerance)
            self.calm[steep] = self.steps + 1
            self.home[~self.watch.within(*self.theta)] = self.steps + 1
            self.ends.period[self.points[steep]] = period_of(self.tail[..., : len(self.points)][..., steep])
            if len(self.tail) > 1:
                self.ends.before[:, self.points] = self.tail[-2, :, : len(self.points)]
            self._leave(np.ones(len(self.points), dtype=bool), self.steps)

    def _step(self, k: int, row: int) -> bool:
        """Step k, in this row of its phase; whether all points surely are inside the bound after it."""
        n = len(self.points)
        slope = self.slopes[max(row + LAST - PHASE, 0), :n]
        if len(self.watch.homes):
            self.there[row, :n] = self.watch.within(*(self.pool[buffer][:n] for buffer in self.at[:2]))
        x, y = self.advance(k)
        np.add(x, y, slope)
        np.less_equal(slope, self.limit, self.near[row, :n])
        late = k - self.steps + len(self.tail)
        if late >= 0:
            self.tail[late, :, :n] = self.theta
        return self._inside()

    def _inside(self) -> bool:
        """Whether every point surely is; a comparison with what is no number says no."""
        cx, cy, far = self.watch.bound
        for buffer, c in zip(self.at[:2], (cx, cy), strict=True):
            row = self.pool[buffer][: len(self.points)]
            # A sum of squares bounds them all, and is the fastest way to look at an array.
            squares = [np.dot(piece, piece) for piece in (row[:PIECE], row[PIECE:])]
            if not math.sqrt(sum(squares)) + abs(c) <= far / 2 and not np.abs(row - c).max() <= far / 2:
                return False
        return True

    def _lose(self, k: int) -> None:
        """Let go of the points that have diverged by step k."""
        (x, y), (cx, cy, far) = self.theta, self.watch.bound
        self._leave(~(np.hypot(x - cx, y - cy) <= far), k, lost=k)

    def _look(self, first: int, k: int) -> None:
        """Who was calm in the steps since `first`, who was within reach of a home, and who has come to rest."""
        n = len(self.points)
        steady = _since(self.calm, self.near[: k - first, :n], first, k)
        if len(self.watch.homes):
            _since(self.home, self.there[: k - first, :n], first, k)
        if self.watch.rests and k - first == PHASE and self.steps - k > PHASE and steady.any():
            low = self.slopes[-1, :n] <= self.limit / EARLY**2
            self._rest(np.flatnonzero(steady & low), k)
        for powers in self.powers.values():
            powers[powers < NOTHING] = 0.0

    def _rest(self, some: IntArray, k: int) -> None:
        """Those at a minimum leave whose slope would stay near 0 if it went on to change as fast as now."""
        slopes = np.sqrt(self.slopes[:, some] * self.kernel.scale)
        change = np.abs(np.diff(slopes, axis=0)).max(axis=0)
        some = some[slopes[-1] + (self.steps - k) * change <= self.watch.tolerance]
        if len(some):
            rest = np.zeros(len(self.points), dtype=bool)
            rest[some[self.watch.rests(self.theta[:, some])]] = True  # type: ignore[misc]
            self._leave(rest, k)

    def _leave(self, who: IntArray, k: int, lost: int = -1) -> None:
        """Write down how these points ended after step k; the others close ranks."""
        if not who.any():
            return
        points, ends = self.points[who], self.ends
        ends.end[:, points] = self.theta[:, who]
        ends.left[points], ends.lost[points] = k, lost
        ends.calm[points], ends.home[points] = self.calm[who], self.home[who]
        stay = np.flatnonzero(~who)
        late = k > self.steps - len(self.tail)
        self.keep(stay, *(self.tail.reshape(-1, self.tail.shape[-1]) if late else ()))
        self.calm, self.home = self.calm[stay], self.home[stay]


def _since(begun: IntArray, flags: BoolArray, first: int, k: int) -> BoolArray:
    """Keep in `begun` (n,) the step from which a flag is up, after the steps from `first` on (k - first, n).

    k for a flag that is down. Who had it up in all of them is handed back, (n,).
    """
    begun[~flags[-1]] = k
    steady: BoolArray = np.all(flags, axis=0, keepdims=True)[0]
    fresh = np.flatnonzero(flags[-1] & ~steady)
    if len(fresh):
        since = np.arange(1, len(flags) + 1, dtype=np.int8)[:, None]
        begun[fresh] = first + (~flags[:, fresh] * since).max(axis=0).astype(int)
    return steady
