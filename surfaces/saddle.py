"""The saddle x² − y²: no minimum, and a point in the middle where every gradient vanishes."""

from dataclasses import dataclass
from typing import Any

from engine.surface import Surface, View
from engine.text import Text


@dataclass(frozen=True)
class Saddle(Surface):
    title = "Saddle"
    tex = r"f(x, y) = x^2 - y^2"
    summary = Text(
        en="Uphill along x, downhill along y, almost flat in the middle. Who gets off first, and who never does?",
        ko="x 방향은 오르막, y 방향은 내리막이고 가운데는 거의 평평합니다. 누가 먼저 벗어나고 누가 갇힐까요?",
    )
    view = View(-2.0, 2.0, -2.0, 2.0)
    start = (1.0, 1e-3)
    saddles = ((0.0, 0.0),)

    def formula(self, x: Any, y: Any) -> Any:
        return x**2 - y**2
