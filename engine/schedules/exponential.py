"""The same ratio at every step (torch's ExponentialLR)."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import GAMMA
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable


@dataclass(frozen=True)
class Exponential(Schedule):
    """η γᵏ."""

    gamma: float = hyper(GAMMA, 0.99, scale="log", low=0.9, high=1.05)

    title = Text(en="Exponential decay", ko="지수 감소")
    tex = r"\eta_k = \eta\, \gamma^k"
    summary = Text(
        en="Multiply the learning rate by γ after every step.",
        ko="스텝마다 학습률에 γ를 곱합니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        return base * np.power(self.gamma, k)
