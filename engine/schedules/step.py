"""Down a stair every so many steps (torch's StepLR)."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import GAMMA, STEPS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

STEP_SIZE = STEPS.with_(
    symbol="s",
    title=Text(en="steps between drops", ko="감소 간격"),
    help=Text(en="How many steps each stair lasts.", ko="한 계단이 몇 스텝 동안 이어지는지 정합니다."),
)


@dataclass(frozen=True)
class Step(Schedule):
    """η times γ once every `step_size` steps."""

    step_size: int = hyper(STEP_SIZE, 100, horizon=1 / 3)
    gamma: float = hyper(GAMMA, 0.1)

    title = Text(en="Step decay", ko="계단식 감소")
    tex = r"\eta_k = \eta\, \gamma^{\lfloor k / s \rfloor}"
    summary = Text(
        en="Multiply the learning rate by γ at regular intervals.",
        ko="일정한 간격마다 학습률에 γ를 곱합니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        return base * np.power(self.gamma, np.floor(k / self.step_size))
