"""Warm-up, then the inverse square root of time: the Transformer's schedule (Vaswani et al. 2017, "Noam")."""

from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import WARMUP_STEPS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable


@dataclass(frozen=True)
class InverseSqrt(Schedule):
    """η (k + 1) / w up to step w = `warmup_steps`, then η √(w / (k + 1))."""

    warmup_steps: int = hyper(WARMUP_STEPS, 30, horizon=1 / 10)

    title = Text(en="Inverse square root", ko="역제곱근")
    tex = r"\eta_k = \eta\, \min \left( \frac{k + 1}{w}, \sqrt{\frac{w}{k + 1}} \right)"
    summary = Text(
        en="Climb for w steps, then fall as one over the square root of time.",
        ko="w스텝 동안 올린 뒤 시간의 제곱근에 반비례하게 줄입니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        w = np.maximum(self.warmup_steps, 1)
        return base * np.minimum((k + 1) / w, np.sqrt(w / (k + 1)))
