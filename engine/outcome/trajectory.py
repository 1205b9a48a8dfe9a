"""What a run leaves behind: where it was, and everything that was recorded on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from engine.outcome.cause import Why
from engine.outcome.history import History
from engine.outcome.judge import Judge, escapes
from engine.outcome.status import Status
from engine.spec.surface import Surface
from engine.symbolic.arrays import FloatArray, IntArray


@dataclass(frozen=True)
class Path:
    """Where one run was at each of T steps, or n runs with a last axis of n; judged when somebody asks.

    Rows after a divergence repeat the diverged row. What else a run records (gradients, rates, the rule's state) is
    not here: `trajectory(..., keep="all")` keeps it.
    """

    theta: FloatArray  # (T+1, 2), row 0 is the start
    surface: Surface
    tolerance: float  # of the gradient norm, for `converged`
    corrected: Callable[[tuple[Status, ...]], tuple[Status, ...]] = field(repr=False, compare=False)  # of their causes

    @property
    def steps(self) -> int:
        return len(self.theta) - 1

    @cached_property
    def _judge(self) -> Judge:
        judge = Judge(self.surface, self.steps, self.theta.shape[2:], self.tolerance)
        judge.look_over(self.theta, escapes(self.surface, self.theta))
        return judge

    @property
    def loss(self) -> FloatArray:
        """The true loss, (T+1,)."""
        return self._judge.loss

    @property
    def norm(self) -> FloatArray:
        """The norm of the true gradient, (T+1,)."""
        return self._judge.norm

    @cached_property
    def status(self) -> Any:
        """How the run ended; for n runs a tuple of n."""
        verdicts = self.corrected(self._judge.verdicts(self.theta).each())
        return verdicts if self.theta.ndim > 2 else verdicts[0]

    def __getattr__(self, name: str) -> object:
        if name in ("gradient", "lr", "state", "asked", "evaluations"):
            raise AttributeError(f"only θ was kept: keep='all' keeps {name!r} too")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


@dataclass(frozen=True)
class Trajectory:
    """T steps of one run, or of n runs with a last axis of n; rows after a divergence repeat the diverged row.

    θ is in the units of the axes, losses and gradients in those of the surface.

    Example:
        >>> from engine.run import trajectory
        >>> from optimizers import OPTIMIZERS
        >>> from surfaces import SURFACES
        >>> run = trajectory(OPTIMIZERS["adam"](0.1), SURFACES["booth"](), (0.0, 0.0), 200)
        >>> run.theta.shape, run.state["m_hat"].shape, run.status.kind
        ((201, 2), (200, 2), 'moving')
    """

    theta: FloatArray  # (T+1, 2), row 0 is the start
    loss: FloatArray  # (T+1,), the true loss
    norm: FloatArray  # (T+1,), of the true gradient
    gradient: FloatArray  # (T, 2), as the rule saw it
    lr: FloatArray  # (T,), as applied
    state: dict[str, FloatArray]  # (T, 2) or (T,), after each step, named as in the paper
    asked: FloatArray  # (T, a, 2), where the rule asked for a gradient
    evaluations: int | IntArray  # gradients asked for in the whole run
    status: Any  # a Status, or a tuple of n: whoever runs one knows that it is one
    tolerance: float  # of the gradient norm, for `converged`
    why: Why | None = None  # what is known of the cause of a single run's divergence

    @property
    def steps(self) -> int:
        return len(self.lr)


def remember(surface: Surface, history: History, steps: int, tolerance: float) -> Trajectory:
    """The trajectory of a history, frozen where it diverged and judged."""
    lost = escapes(surface, history.path)
    if len(history.rows) < steps or (lost >= 0).any():
        history = history.frozen(lost, steps)
    judge = Judge(surface, steps, history.path.shape[2:], tolerance)
    judge.look_over(history.path, lost)
    return _judged(history, judge)


def judged(history: History, judge: Judge) -> Trajectory:
    """The trajectory of a history whose judge has looked at it while it was written."""
    if (judge.lost >= 0).any():
        history = history.frozen(judge.lost, judge.steps)
        judge.freeze()
    return _judged(history, judge)


def _judged(history: History, judge: Judge) -> Trajectory:
    verdicts = judge.verdicts(history.path).each()
    single = history.path.ndim == 2
    lost, status = (int(judge.lost), verdicts[0]) if single else (judge.lost, verdicts)
    return _trajectory(history, judge.loss, judge.norm, lost, status, judge.tolerance)


def remember_each(surface: Surface, histories: Sequence[History], steps: int, tolerance: float) -> list[Trajectory]:
    """The trajectories of single runs on one surface, judged side by side as one (T+1, 2, runs) array."""
    frozen, paths, lost = side_by_side(surface, histories, steps)
    judge = Judge(surface, steps, lost.shape, tolerance)
    judge.look_over(paths, lost)
    statuses = judge.verdicts(paths).each()
    loss, norm = judge.loss.T.copy(), judge.norm.T.copy()
    return [
        _trajectory(history, loss[i], norm[i], judge.lost[i], statuses[i], tolerance)
        for i, history in enumerate(frozen)
    ]


def side_by_side(
    surface: Surface, histories: Sequence[History], steps: int
) -> tuple[list[History], FloatArray, IntArray]:
    """Single runs, frozen; their paths as one array (T+1, 2, runs); the first row of each that has escaped, or -1."""
    coordinates = np.full((2, steps + 1, len(histories)), np.nan)  # each in one piece: NumPy is fastest so
    paths = coordinates.swapaxes(0, 1)
    for i, history in enumerate(histories):
        paths[: len(history.path), :, i] = history.path
    lost, frozen = escapes(surface, paths), list(histories)
    for i, history in enumerate(histories):
        if lost[i] >= 0 or len(history.rows) < steps:
            frozen[i] = history.frozen(lost[i], steps)
            paths[:, :, i] = frozen[i].path
    return frozen, paths, lost


def _trajectory(
    history: History,
    loss: FloatArray,
    norm: FloatArray,
    lost: IntArray | int,
    status: Status | tuple[Status, ...],
    tolerance: float,
) -> Trajectory:
    asked, steps = history.questions(), len(history.rows)
    taken = (steps if lost < 0 else lost) if isinstance(lost, int) else np.where(lost < 0, steps, lost)
    return Trajectory(
        theta=history.path,
        loss=loss,
        norm=norm,
        gradient=history.vector("gradient"),
        lr=history.column("lr"),
        state=history.grouped("state"),
        asked=asked,
        evaluations=_evaluations(history, asked.shape[1], taken),
        status=status,
        tolerance=tolerance,
    )


def _evaluations(history: History, most: int, taken: IntArray | int) -> IntArray | int:
    """Gradients asked for in the steps taken; a rule in plain Python need not ask for as many in every step."""
    if "evaluations" not in history.place:
        return taken * most
    k = np.arange(len(history.rows)).reshape(-1, *(1,) * np.ndim(taken))
    asked = np.sum(np.where(k < taken, history.column("evaluations"), 0), axis=0).astype(int)
    return int(asked) if isinstance(taken, int) else np.asarray(asked)
