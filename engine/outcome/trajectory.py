"""What a run leaves behind, and how it is put together from the numbers of its steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from engine.outcome.cause import Why
from engine.outcome.status import Ended, escaped, judge
from engine.spec.surface import Surface

LEAST = ("theta.0", "theta.1", "gradient.0", "gradient.1", "lr")  # what is recorded of any rule


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
    why: Why | None = None  # what is known of the cause of a single run's divergence

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
        rows = np.full((max(map(len, runs), default=0), len(names), len(runs)), np.nan)
        for i, run in enumerate(runs):
            rows[: len(run), :, i] = run
        return Table(names, rows)

    @staticmethod
    def gathered(outs: Iterable[dict[str, Any]], points: tuple[int, ...]) -> "Table":
        """The table of step outputs as they come, every number as wide as `points`; a step need not have them all."""
        place: dict[str, int] = {}
        taken = []
        for out in outs:
            columns = [place.setdefault(name, len(place)) for name in out]
            row = np.full((len(place), *points), np.nan)
            for i, value in zip(columns, out.values(), strict=True):
                row[i] = value
            taken.append(row)
        rows = np.full((len(taken), len(place or LEAST), *points), np.nan)
        for whole, row in zip(rows, taken, strict=True):
            whole[: len(row)] = row
        return Table(tuple(place) or LEAST, rows)

    def column(self, name: str) -> Any:
        return self.rows[:, self.names.index(name)]

    def vector(self, name: str) -> Any:
        first = self.names.index(f"{name}.0")  # the two coordinates always stand side by side
        return self.rows[:, first : first + 2]

    def grouped(self, prefix: str) -> dict[str, Any]:
        """Vectors and numbers whose names begin with `prefix`, without it, in order."""
        return {name: self.rows[:, place] for name, place in _places(self.names, prefix)}


@lru_cache(maxsize=1024)
def _places(names: tuple[str, ...], prefix: str) -> tuple[tuple[str, int | slice], ...]:
    found: dict[str, int | slice] = {}
    for i, name in enumerate(names):
        if name.startswith(prefix):
            whole = name[:-2] if name.endswith((".0", ".1")) else name
            short = whole.removeprefix(prefix).lstrip(".") or prefix
            found.setdefault(short, i if whole == name else slice(i, i + 2))
    return tuple(found.items())


def remember(surface: Surface, start: Any, table: Table, steps: int, tolerance: float) -> Trajectory:
    """The trajectory of a table of steps, judged and frozen where it diverged."""
    points = start.shape[1:]
    theta = _path(start, table)
    lost = _first(escaped(surface, theta.swapaxes(0, 1)))
    if len(table.rows) < steps or np.any(lost >= 0):
        table = Table(table.names, _frozen(table.rows, lost, steps))
        theta = np.where(lost == 0, start, _path(start, table))
    places = theta.swapaxes(0, 1)
    with np.errstate(all="ignore"):
        loss = surface.loss(places)
        norm = np.hypot(*surface.gradient(places))
    calm = steps + 1 - _first(~(norm[::-1] <= tolerance), steps + 1)
    first, before, end = (theta[row].reshape(2, -1) for row in (0, max(steps - 1, 0), steps))
    verdicts = judge(surface, Ended(first, before, end, np.ravel(lost), np.ravel(calm), steps, tolerance)).each()
    asked = list(table.grouped("asked").values())
    evaluations = _asked(table, len(asked), np.where(lost < 0, steps, lost))
    return Trajectory(
        theta=theta,
        loss=loss,
        norm=norm,
        gradient=table.vector("gradient"),
        lr=table.column("lr"),
        state=table.grouped("state"),
        asked=np.stack(asked, axis=1) if asked else np.empty((steps, 0, 2, *points)),
        evaluations=evaluations if points else int(evaluations),
        status=verdicts if points else verdicts[0],
        tolerance=tolerance,
    )


def _path(start: Any, table: Table) -> Any:
    return np.concatenate([start[None], table.vector("theta")])


def _asked(table: Table, most: int, taken: Any) -> Any:
    """Gradients asked for in the steps taken; a rule in plain Python need not ask for as many in every step."""
    if "evaluations" not in table.names:
        return taken * most
    k = np.arange(len(table.rows)).reshape(-1, *(1,) * np.ndim(taken))
    return np.sum(np.where(k < taken, table.column("evaluations"), 0), axis=0).astype(int)


def _first(flags: Any, never: int = -1) -> Any:
    """The first row at which a flag is up, per point; `never` where it is not."""
    return np.where(flags.any(axis=0), flags.argmax(axis=0), never)


def _frozen(rows: Any, lost: Any, steps: int) -> Any:
    """Rows (steps, names[, n]): the step that led to a divergence is repeated to the end."""
    last = np.minimum(np.where(lost < 0, steps, np.maximum(lost, 1)), len(rows)) - 1
    kept = np.minimum(np.arange(steps).reshape(-1, *(1,) * np.ndim(last)), last)
    if np.ndim(last) == 0:
        return rows[kept]
    return np.take_along_axis(rows, kept[:, None], axis=0)
