"""Booth's function: a quadratic bowl whose valley lies across both axes."""

from dataclasses import dataclass
from typing import Any

from engine.surface import Minimum, Surface, View
from engine.text import Text


@dataclass(frozen=True)
class Booth(Surface):
    title = "Booth"
    tex = r"f(x, y) = (x + 2y - 7)^2 + (2x + y - 5)^2"
    summary = Text(
        en="A bowl turned by 45°, nine times steeper across than along: a rate for each parameter does not help.",
        ko="45° 돌아간 그릇이고 한쪽이 아홉 배 더 휘었습니다. 매개변수별 학습률로는 이 방향을 바로잡지 못합니다.",
    )
    view = View(-8.0, 8.0, -5.0, 9.0)
    start = (-6.0, 7.0)
    minima = (Minimum(1.0, 3.0, 0.0),)

    def formula(self, x: Any, y: Any) -> Any:
        return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2
