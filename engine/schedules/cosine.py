"""Half a cosine wave, as in torch's CosineAnnealingLR: after T_max the rate climbs again (Loshchilov & Hutter 2017)."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import ETA_MIN, STEPS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

T_MAX = STEPS.with_(
    help=Text(
        en="The step at which the rate is lowest. Past it the cosine climbs again.",
        ko="학습률이 가장 낮아지는 스텝입니다. 그 뒤에는 코사인을 따라 다시 올라갑니다.",
    )
)


@dataclass(frozen=True)
class Cosine(Schedule):
    """From η to `eta_min` in `T_max` steps along half a cosine wave; not clamped, so it rises again after them."""

    T_max: int = hyper(T_MAX, 300, horizon=1.0)
    eta_min: float = hyper(ETA_MIN, 0.0)

    title = Text(en="Cosine", ko="코사인")
    tex = r"\eta_k = \eta_{\min} + \tfrac12 (\eta - \eta_{\min}) \left( 1 + \cos \frac{\pi k}{T} \right)"
    summary = Text(
        en="Start slowly, fall fast, land softly: half a cosine wave.",
        ko="반 주기의 코사인 곡선을 따라 처음과 끝은 완만하게, 중간은 빠르게 줄입니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        return self.eta_min + (base - self.eta_min) * (1 + np.cos(np.pi * k / self.T_max)) / 2
