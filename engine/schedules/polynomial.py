"""Down to zero along a power of the time that is left (torch's PolynomialLR)."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import Hyper, hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import TOTAL_ITERS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

POWER = Hyper(
    symbol="p",
    title=Text(en="power", ko="지수"),
    help=Text(
        en="1 is a straight line to zero; larger powers drop early and land softly.",
        ko="1이면 0까지 직선으로 줄고, 클수록 초반에 빨리 줄고 끝에서 완만해집니다.",
    ),
    scale="linear",
    low=0.5,
    high=4.0,
    maximum=100.0,
)


@dataclass(frozen=True)
class Polynomial(Schedule):
    """η (1 − k / T)ᵖ for T = `total_iters` steps, then 0."""

    total_iters: int = hyper(TOTAL_ITERS, 5, horizon=1.0)
    power: float = hyper(POWER, 1.0)

    title = Text(en="Polynomial decay", ko="다항식 감소")
    tex = r"\eta_k = \eta \left( 1 - \frac{\min(k, T)}{T} \right)^p"
    summary = Text(
        en="Bring the learning rate to zero in T steps.",
        ko="T스텝에 걸쳐 학습률을 0까지 낮춥니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        T = self.total_iters
        return base * (1.0 - np.minimum(k, T) / T) ** self.power
