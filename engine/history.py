"""What a run leaves behind, and how it is put together from the numbers of its steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.status import Status, escaped, judge
from engine.surface import Surface


@dataclass(frozen=True)
class Trajectory:
    """T steps of one run, or of n runs with a last axis of n; rows after a divergence repeat the diverged row."""

    theta: Any  # (T+1, 2), row 0 is the start
    loss: Any  # (T+1,), the true loss
    norm: Any  # (T+1,), of the true gradient
    gradient: Any  # (T, 2), as the rule saw it
    lr: Any  # (T,), as applied
    state: dict[str, Any]  # (T, 2) or (T,), after each step, named as in the paper
    asked: Any  # (T, a, 2), where the rule asked for a gradient
    evaluations: int | Any  # gradients asked for in the whole run
    status: Any  # a Status, or a tuple of n
    tolerance: float  # of the gradient norm, for `converged`

    @property
    def steps(self) -> int:
        return len(self.lr)


@dataclass(frozen=True)
class Table:
    """Named numbers over steps: rows is (steps taken, names[, n]), nan where a run had already ended."""

    names: tuple[str, ...]
    rows: Any

    @staticmethod
    def of(names: tuple[str, ...], runs: Sequence[Any], single: bool) -> "Table":
        """The table of separate runs, each (steps taken, names), of unlike lengths."""
        if single:
            return Table(names, runs[0])
        rows = np.full((max(map(len, runs)), len(names), len(runs)), np.nan)
        for i, run in enumerate(runs):
            rows[: len(run), :, i] = run
        return Table(names, rows)

    def column(self, name: str) -> Any:
        return self.rows[:, self.names.index(name)]

    def vector(self, name: str) -> Any:
        return np.stack([self.column(f"{name}.0"), self.column(f"{name}.1")], axis=1)

    def grouped(self, prefix: str) -> dict[str, Any]:
        """Vectors and numbers whose names begin with `prefix`, without it, in order."""
        found: dict[str, Any] = {}
        for name in self.names:
            if name.startswith(prefix):
                whole = name.removesuffix(".0").removesuffix(".1")
                found[whole.removeprefix(prefix).lstrip(".") or prefix] = (
                    self.column(name) if whole == name else self.vector(whole)
                )
        return found


def broadcast(start: Any, columns: Iterable[Any]) -> Any:
    """A fresh (2,) or (2, n) start as wide as the columns of hyperparameters."""
    theta = np.array(start, dtype=float)
    width = np.broadcast_shapes(theta.shape[1:], *(np.shape(column) for column in columns))
    return np.broadcast_to(theta[:, None] if width and theta.ndim == 1 else theta, (2, *width)).copy()


def remember(surface: Surface, start: Any, table: Table, steps: int, tolerance: float) -> Trajectory:
    """The trajectory of a table of steps, judged and frozen where it diverged."""
    points = start.shape[1:]
    if not table.names:
        empty = np.empty((0, *points))
        moved, gradient, lr, state = np.empty((0, 2, *points)), np.empty((0, 2, *points)), empty, {}
        asked: Any = np.empty((0, 0, 2, *points))
    else:
        moved, gradient, lr = table.vector("theta"), table.vector("gradient"), table.column("lr")
        state = table.grouped("state")
        asked = list(table.grouped("asked").values())
        asked = np.stack(asked, axis=1) if asked else np.empty((len(lr), 0, 2, *points))
    theta = np.concatenate([start[None], moved])
    lost = _first(escaped(surface, np.moveaxis(theta, 1, 0)))
    theta = _frozen(theta, lost, steps + 1, 0)
    with np.errstate(all="ignore"):
        loss = surface.loss(np.moveaxis(theta, 1, 0))
        norm = np.hypot(*surface.gradient(np.moveaxis(theta, 1, 0)))
    calm = steps + 1 - _first(~(norm[::-1] <= tolerance), steps + 1)
    verdicts = judge(surface, theta[-1].reshape(2, -1), np.ravel(lost), np.ravel(calm), steps)
    taken = np.where(lost < 0, steps, lost) * asked.shape[1]
    return Trajectory(
        theta=theta,
        loss=loss,
        norm=norm,
        gradient=_frozen(gradient, lost, steps, 1),
        lr=_frozen(lr, lost, steps, 1),
        state={name: _frozen(values, lost, steps, 1) for name, values in state.items()},
        asked=_frozen(asked, lost, steps, 1),
        evaluations=taken if points else int(taken),
        status=verdicts if points else verdicts[0],
        tolerance=tolerance,
    )


def _first(flags: Any, never: int = -1) -> Any:
    """The first row at which a flag is up, per point; `never` where it is not."""
    return np.where(flags.any(axis=0), flags.argmax(axis=0), never)


def _frozen(values: Any, lost: Any, length: int, early: int) -> Any:
    """`values` over `length` rows, the row of the divergence (or the one that led to it) repeated to the end."""
    if len(values) == length and not np.any(lost >= 0):
        return values
    if not len(values):
        return np.full((length, *values.shape[1:]), np.nan)
    last = np.where(lost < 0, length - 1, np.maximum(lost - early, 0))
    rows = np.minimum(np.arange(length).reshape(-1, *(1,) * np.ndim(last)), last)
    rows = np.minimum(rows, len(values) - 1)
    if np.ndim(last) == 0:
        return values[rows]
    shape = (length, *(1,) * (values.ndim - 2), *np.shape(last))
    return np.take_along_axis(values, np.broadcast_to(rows.reshape(shape), (length, *values.shape[1:])), axis=0)
