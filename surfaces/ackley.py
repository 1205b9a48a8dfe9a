"""Ackley's function (Ackley 1987) in two dimensions. At its kink (0, 0) the gradient is taken to be 0."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.surface import Minimum, Surface, View
from engine.text import Text


@dataclass(frozen=True)
class Ackley(Surface):
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

    def formula(self, x: Any, y: Any) -> Any:
        funnel = 20 - 20 * np.exp(-0.2 * np.sqrt(0.5) * np.hypot(x, y))
        return funnel + (np.e - np.exp((np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2))
