"""A straight line from one fraction of the rate to another (torch's LinearLR)."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import FACTOR, TOTAL_ITERS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

START_FACTOR = FACTOR.with_(
    symbol="a",
    title=Text(en="start factor", ko="시작 배율"),
    help=Text(en="The fraction of the learning rate at step 0.", ko="0번째 스텝에서 학습률에 곱하는 값입니다."),
)
END_FACTOR = FACTOR.with_(
    symbol="b",
    title=Text(en="end factor", ko="끝 배율"),
    help=Text(en="The fraction of the learning rate from step T on.", ko="T번째 스텝부터 학습률에 곱하는 값입니다."),
)


@dataclass(frozen=True)
class Linear(Schedule):
    """From `start_factor` · η to `end_factor` · η in `total_iters` steps along a straight line."""

    start_factor: float = hyper(START_FACTOR, 1 / 3)
    end_factor: float = hyper(END_FACTOR, 1.0)
    total_iters: int = hyper(TOTAL_ITERS, 5, horizon=1.0)

    title = Text(en="Linear", ko="선형")
    tex = r"\eta_k = \eta \left( a + (b - a)\, \frac{\min(k, T)}{T} \right)"
    summary = Text(
        en="Move the learning rate along a straight line, then hold it.",
        ko="학습률을 직선을 따라 바꾼 뒤 그대로 유지합니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        a, b, T = self.start_factor, self.end_factor, self.total_iters
        return base * (a + (b - a) * np.minimum(k, T) / T)
