"""The numbers of runs, step by step, as an executor leaves them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.symbolic.arrays import FloatArray, IntArray

LEAST = ("theta.0", "theta.1", "gradient.0", "gradient.1", "lr")  # what is recorded of any rule


@dataclass(frozen=True)
class History:
    """`path` is (T+1, 2[, n]) with the start in row 0; every other number is (T[, n]), row k as step k + 1 left it.

    `place` says where a number stands: in a slot of `rows` (T, slots[, n]), or in an array of its own (T[, n]),
    which may be a view that many steps or runs share.
    """

    path: FloatArray
    rows: FloatArray
    place: Mapping[str, int | FloatArray]

    @staticmethod
    def of(names: tuple[str, ...], start: FloatArray, rows: FloatArray) -> "History":
        """One run from `start` (2,): every name a slot of `rows` (steps taken, names), θ in the first two."""
        return History(np.concatenate([start[None], rows[:, :2]]), rows, _slots(names))

    @staticmethod
    def together(runs: Sequence["History"], steps: int) -> "History":
        """Several runs side by side, of unlike lengths; nan after the end of each."""
        rows = np.full((steps, len(runs[0].place), len(runs)), np.nan)
        path = np.full((steps + 1, 2, len(runs)), np.nan)
        for i, run in enumerate(runs):
            rows[: len(run.rows), :, i] = run.rows
            path[: len(run.path), :, i] = run.path
        return History(path, rows, runs[0].place)

    @staticmethod
    def gathered(start: FloatArray, outs: Iterable[dict[str, FloatArray]]) -> "History":
        """From step outputs as they come, every number as wide as a point; a step need not have them all."""
        points, place, taken = start.shape[1:], dict[str, int](), []
        for out in outs:
            columns = [place.setdefault(name, len(place)) for name in out]
            row = np.full((len(place), *points), np.nan)
            for i, value in zip(columns, out.values(), strict=True):
                row[i] = value
            taken.append(row)
        names = tuple(place) or LEAST
        rows = np.full((len(taken), len(names), *points), np.nan)
        for whole, row in zip(rows, taken, strict=True):
            whole[: len(row)] = row
        theta = np.stack([rows[:, names.index(f"theta.{i}")] for i in range(2)], axis=1)
        return History(np.concatenate([start[None], theta]), rows, _slots(names))

    def column(self, name: str) -> FloatArray:
        """One number, (T[, n])."""
        place = self.place[name]
        return self.rows[:, place] if isinstance(place, int) else place

    def vector(self, name: str) -> FloatArray:
        """Two coordinates, (T, 2[, n])."""
        first, second = self.place[f"{name}.0"], self.place[f"{name}.1"]
        if isinstance(first, int) and isinstance(second, int) and second == first + 1:
            return self.rows[:, first : first + 2]
        return np.stack([self.column(f"{name}.0"), self.column(f"{name}.1")], axis=1)

    def grouped(self, prefix: str) -> dict[str, FloatArray]:
        """Vectors and numbers whose names begin with `prefix`, without it, in order."""
        named = _named(tuple(self.place), prefix)
        return {short: self.vector(name) if pair else self.column(name) for short, name, pair in named}

    def questions(self) -> FloatArray:
        """Where gradients were asked for, (T, questions, 2[, n])."""
        points = list(self.grouped("asked").values())
        if len(points) == 1:
            return points[0][:, None]
        return np.stack(points, axis=1) if points else np.empty((len(self.rows), 0, *self.path.shape[1:]))

    def frozen(self, lost: IntArray, steps: int) -> "History":
        """The same over all steps, where the step that led to a divergence is repeated to the end.

        `lost` is (n,), or (), the first row of the path that has escaped; -1 where none has. Many runs are changed
        where they stand.
        """
        if lost.ndim == 0:
            last = min(len(self.rows), max(int(lost), 1) if lost >= 0 else steps) - 1
            kept = np.minimum(np.arange(steps), last)
            end = min(len(self.path) - 1, int(lost) if lost >= 0 else steps)
            return History(self.path[np.minimum(np.arange(steps + 1), end)], self.rows[kept], self.place)
        lanes = np.flatnonzero(lost >= 0)
        if not len(lanes):
            return self
        kept = np.minimum(np.arange(steps)[:, None], np.maximum(lost[lanes], 1) - 1)
        place = dict(self.place)
        for name, column in self.place.items():
            if not isinstance(column, int):  # a view perhaps of what is changed next
                place[name] = column = column.copy()
                column[:, lanes] = np.take_along_axis(column[:, lanes], kept, axis=0)
        self.rows[:, :, lanes] = np.take_along_axis(self.rows[:, :, lanes], kept[:, None], axis=0)
        freeze(self.path, lost)
        return History(self.path, self.rows, place)


def freeze(column: FloatArray, lost: IntArray) -> None:
    """Repeat row `lost` (n,) of (T+1, …, n) to the end, where it is not -1."""
    lanes = np.flatnonzero(lost >= 0)
    if len(lanes):
        kept = np.minimum(np.arange(len(column))[:, None], lost[lanes])
        kept = kept if column.ndim == 2 else kept[:, None]
        column[..., lanes] = np.take_along_axis(column[..., lanes], kept, axis=0)


@lru_cache(maxsize=1024)
def _slots(names: tuple[str, ...]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}


@lru_cache(maxsize=1024)
def _named(names: tuple[str, ...], prefix: str) -> tuple[tuple[str, str, bool], ...]:
    """(name without the prefix, name without its coordinate, whether it has two) of each, in order."""
    found: dict[str, tuple[str, str, bool]] = {}
    for name in names:
        if name.startswith(prefix):
            pair = name.endswith((".0", ".1"))
            whole = name[:-2] if pair else name
            short = whole.removeprefix(prefix).lstrip(".") or prefix
            found.setdefault(short, (short, whole, pair))
    return tuple(found.values())
