"""Down a stair at chosen steps (torch's MultiStepLR)."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import GAMMA, STEPS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

MILESTONES = STEPS.with_(
    symbol="m",
    title=Text(en="milestones", ko="감소 시점"),
    help=Text(
        en="The steps at which the learning rate drops; one named twice drops it twice.",
        ko="학습률이 줄어드는 스텝입니다. 같은 스텝을 두 번 적으면 두 번 줄어듭니다.",
    ),
    minimum=0,
)


@dataclass(frozen=True)
class MultiStep(Schedule):
    """η times γ for every one of the `milestones` that step k has reached."""

    milestones: tuple[int, ...] = hyper(MILESTONES, (100, 200), horizon=(1 / 2, 3 / 4))
    gamma: float = hyper(GAMMA, 0.1)

    title = Text(en="Multi-step decay", ko="지정 시점 감소")
    tex = r"\eta_k = \eta\, \gamma^{\#\{m \,:\, m \le k\}}"
    summary = Text(
        en="Multiply the learning rate by γ at each milestone.",
        ko="정해 둔 시점마다 학습률에 γ를 곱합니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        lr = base
        for milestone in self.milestones:
            lr = lr * np.where(k >= milestone, self.gamma, 1.0)
        return lr
