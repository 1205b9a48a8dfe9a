"""Beale's function (Beale 1958): the surface of the best-known race of optimizers."""

from dataclasses import dataclass
from typing import Any

from engine.surface import Minimum, Surface, View
from engine.text import Text


@dataclass(frozen=True)
class Beale(Surface):
    title = "Beale"
    tex = r"f(x, y) = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2"
    summary = Text(
        en="Steep walls around a long, flat valley. The large first gradient throws fast rules past the turn.",
        ko="가파른 벽이 길고 평평한 골짜기를 둘러쌉니다. 처음 기울기가 커서 빠른 규칙은 굽은 길을 지나쳐 버립니다.",
    )
    view = View(-0.1, 3.4, -1.95, 1.75)
    start = (1.0, 1.5)
    minima = (Minimum(3.0, 0.5, 0.0),)
    saddles = ((0.0, 1.0), (0.10053793732415836, -2.644513585023125))

    def formula(self, x: Any, y: Any) -> Any:
        return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2
