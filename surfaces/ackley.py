"""Ackley's function (Ackley 1987) in two dimensions. At its kink (0, 0) the gradient is taken to be 0."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class Ackley(Surface):
    """−20 exp(−0.2 √((x² + y²)/2)) − exp((cos 2πx + cos 2πy)/2) + 20 + e."""

    title = "Ackley"
    tex = (
        r"f(x, y) = 20 - 20\,e^{-0.2\sqrt{(x^2 + y^2)/2}}"
        r" + e - e^{\frac{1}{2}(\cos 2\pi x + \cos 2\pi y)}"
    )
    summary = Text(
        en="A rippled plain around one sharp funnel: far out the ripples are steeper than the slope that leads home.",
        ko="뾰족한 깔때기 하나를 잔물결이 둘러쌉니다. 멀리에서는 중심으로 이끄는 경사보다 물결이 더 가파릅니다.",
    )
    view = View(-4.0, 4.0, -4.0, 4.0)
    start = (-2.6, 1.7)
    minima = (Minimum(0.0, 0.0, 0.0),)
    presets = (
        Preset(
            Text(en="Held by the ripples", ko="물결에 붙잡히다"),
            Text(
                en="GD, Momentum and the Adam of short steps end in a ripple. With η = 0.5 Adam steps over them all.",
                ko="GD, Momentum, 보폭이 작은 Adam은 물결에 갇힙니다. η = 0.5인 Adam은 물결을 모두 넘어갑니다.",
            ),
            "surface=ackley&start=-2.6,1.7&steps=150&run=gd~learning_rate:0.01&run=momentum~learning_rate:0.01"
            "&run=adam~learning_rate:0.05&run=adam~learning_rate:0.5",
            idea="basins",
        ),
        Preset(
            Text(en="A point too sharp", ko="너무 뾰족한 바닥"),
            Text(
                en="The slope does not fade near the star, so a constant rate hops across it for ever. A falling "
                "rate arrives.",
                ko="별 가까이에서도 경사가 줄지 않아, 학습률이 일정하면 별을 넘나들며 끝없이 튑니다. 줄어들면 "
                "도착합니다.",
            ),
            "surface=ackley&start=-0.6,0.4&steps=200&run=gd~learning_rate:0.05"
            "&run=gd~learning_rate:0.05~schedule:polynomial~schedule.total_iters:200",
            idea="schedules",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        funnel = 20 - 20 * np.exp(-0.2 * np.sqrt(0.5) * np.hypot(x, y))
        return funnel + (np.e - np.exp((np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2))
