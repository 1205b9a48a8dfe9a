"""Himmelblau's function (Himmelblau 1972): four minima, all of them zero."""

from dataclasses import dataclass
from typing import Any

from engine.surface import Minimum, Surface, View
from engine.text import Text


@dataclass(frozen=True)
class Himmelblau(Surface):
    title = "Himmelblau"
    tex = r"f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2"
    summary = Text(
        en="Four minima, all equally deep. Which one a run finds depends on where it starts, and on its rule.",
        ko="깊이가 같은 최솟값이 네 개 있습니다. 어디에 닿을지는 시작점에 따라, 또 규칙에 따라 달라집니다.",
    )
    view = View(-5.0, 5.0, -5.0, 5.0)
    start = (0.0, 0.0)
    minima = (
        Minimum(3.0, 2.0, 0.0),
        Minimum(-2.805118086952745, 3.131312518250573, 0.0),
        Minimum(-3.779310253377747, -3.2831859912861696, 0.0),
        Minimum(3.5844283403304917, -1.8481265269644036, 0.0),
    )
    saddles = (
        (3.385154183607021, 0.07385187983774928),
        (0.08667750455539636, 2.884254701174776),
        (-3.0730257507643897, -0.08135304428796751),
        (-0.12796134673068008, -1.9537149802445764),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2
