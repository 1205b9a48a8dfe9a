"""The rule's own rate up to a step, and another one from there on: a rate that is changed in mid-run."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import Hyper, hyper
from engine.spec.schedule import Schedule
from engine.spec.terms import LEARNING_RATE
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

AT = Hyper(
    symbol="k₁",
    title=Text(en="step of the change", ko="바꾸는 스텝"),
    help=Text(en="The first step that runs at the new rate.", ko="새 학습률로 가는 첫 스텝입니다."),
    scale="integer",
    high=1000,
    maximum=100_000,
)
LR = LEARNING_RATE.with_(
    symbol="η₁",
    title=Text(en="new rate", ko="새 학습률"),
    help=Text(
        en="The rate from that step on. It replaces the optimizer's own.",
        ko="그 스텝부터 옵티마이저의 학습률 대신 쓰이는 학습률입니다.",
    ),
    minimum=0.0,
)


@dataclass(frozen=True)
class ByHand(Schedule):
    """η up to step `at`, then `lr`."""

    at: int = hyper(AT, 100, horizon=1 / 2)
    lr: float = hyper(LR, 0.01)

    replaces = "lr"  # from step `at` on
    title = Text(en="Changed by hand", ko="직접 바꾼 학습률")
    tex = r"\eta_k = \begin{cases} \eta & k < k_1 \\ \eta_1 & k \ge k_1 \end{cases}"
    summary = Text(
        en="The optimizer's own rate, and from one step on another: a run that is steered while it is under way.",
        ko="옵티마이저의 학습률로 가다가 정한 스텝부터 다른 학습률로 갑니다. 달리는 도중에 손을 대는 셈입니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        return np.where(k >= self.at, self.lr, base)
