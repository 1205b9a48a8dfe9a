"""Matyas' function: a shallow quadratic valley along the diagonal."""

from dataclasses import dataclass
from typing import Any

from engine.surface import Minimum, Surface, View
from engine.text import Text


@dataclass(frozen=True)
class Matyas(Surface):
    title = "Matyas"
    tex = r"f(x, y) = 0.26\,(x^2 + y^2) - 0.48\,xy"
    summary = Text(
        en="A shallow valley along the diagonal, twenty-five times flatter along than across: patience or momentum.",
        ko="대각선을 따라 놓인 얕은 골짜기입니다. 골짜기 방향이 스물다섯 배나 평평해서 인내심이나 모멘텀이 필요합니다.",
    )
    view = View(-10.0, 10.0, -10.0, 10.0)
    start = (9.0, 3.0)
    minima = (Minimum(0.0, 0.0, 0.0),)

    def formula(self, x: Any, y: Any) -> Any:
        return 0.26 * (x**2 + y**2) - 0.48 * x * y
