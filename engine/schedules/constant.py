"""A reduced rate for the first steps, then the full one (torch's ConstantLR)."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import FACTOR, TOTAL_ITERS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable


@dataclass(frozen=True)
class Constant(Schedule):
    """`factor` · η for `total_iters` steps, then η."""

    factor: float = hyper(FACTOR, 1 / 3)
    total_iters: int = hyper(TOTAL_ITERS, 5, horizon=1 / 3)

    title = Text(en="Constant factor", ko="일정 배율")
    tex = r"\eta_k = \begin{cases} c\,\eta & k < T \\ \eta & k \ge T \end{cases}"
    summary = Text(
        en="A fraction of the learning rate for the first steps, then all of it.",
        ko="처음 몇 스텝은 학습률의 일부만 쓰고, 그다음부터 전부 씁니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        return base * np.where(k < self.total_iters, self.factor, 1.0)
