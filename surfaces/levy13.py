"""Lévy's function N.13 (Lévy & Montalvo 1985): fine ridges across a gentle bowl."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.surface import Minimum, Surface, View
from engine.text import Text


@dataclass(frozen=True)
class Levy13(Surface):
    title = "Lévy N.13"
    tex = r"f(x, y) = \sin^2 3\pi x + (x - 1)^2 (1 + \sin^2 3\pi y) + (y - 1)^2 (1 + \sin^2 2\pi y)"
    summary = Text(
        en="A gentle bowl with fine ridges across it: seen from afar the way is clear, up close every ridge is a wall.",
        ko="완만한 그릇에 이랑이 촘촘합니다. 멀리서 보면 길이 뚜렷하지만 가까이에서는 이랑 하나하나가 벽입니다.",
    )
    view = View(-1.0, 3.0, -1.0, 3.0)
    start = (-0.5, 2.4)
    minima = (Minimum(1.0, 1.0, 0.0),)

    def formula(self, x: Any, y: Any) -> Any:
        ridges = np.sin(3 * np.pi * x) ** 2
        bowl_x = (x - 1) ** 2 * (1 + np.sin(3 * np.pi * y) ** 2)
        bowl_y = (y - 1) ** 2 * (1 + np.sin(2 * np.pi * y) ** 2)
        return ridges + bowl_x + bowl_y
