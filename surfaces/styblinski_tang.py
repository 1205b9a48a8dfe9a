"""The function of Styblinski & Tang (1990): four bowls, each of its own depth."""

from dataclasses import dataclass
from typing import Any

from engine.surface import Minimum, Surface, View
from engine.text import Text

DEEP, TOP, SHALLOW = -2.903534027771177, 0.1567312567803401, 2.746802770990837  # where each coordinate is stationary


@dataclass(frozen=True)
class StyblinskiTang(Surface):
    title = "Styblinski–Tang"
    tex = r"f(x, y) = \tfrac{1}{2}\left(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y\right)"
    summary = Text(
        en="Four bowls, and only the lower left one is the deepest: the nearest minimum is often not the best.",
        ko="그릇이 네 개 있지만 가장 깊은 곳은 왼쪽 아래 하나뿐입니다. 가장 가까운 극솟값이 가장 좋은 답은 아닙니다.",
    )
    view = View(-5.0, 5.0, -5.0, 5.0)
    start = (4.5, 0.8)
    minima = (
        Minimum(DEEP, DEEP, -78.33233140754282),
        Minimum(DEEP, SHALLOW, -64.19561235905536),
        Minimum(SHALLOW, DEEP, -64.19561235905536),
        Minimum(SHALLOW, SHALLOW, -50.05889331056788),
    )
    saddles = ((DEEP, TOP), (TOP, DEEP), (SHALLOW, TOP), (TOP, SHALLOW))

    def formula(self, x: Any, y: Any) -> Any:
        return (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2
