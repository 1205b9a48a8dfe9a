"""The function of Styblinski & Tang (1990): four bowls, each of its own depth."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset

DEEP, TOP, SHALLOW = -2.903534027771177, 0.1567312567803401, 2.746802770990837  # where each coordinate is stationary


@dataclass(frozen=True)
class StyblinskiTang(Surface):
    """(x⁴ − 16x² + 5x + y⁴ − 16y² + 5y)/2."""

    title = "Styblinski–Tang"
    tex = r"f(x, y) = \tfrac{1}{2}\left(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y\right)"
    summary = Text(
        en="Four bowls, and only the lower left one is the deepest: the nearest minimum is often not the best.",
        ko="그릇이 네 개 있지만 가장 깊은 곳은 왼쪽 아래 하나뿐입니다. 가장 가까운 극소점이 늘 최선은 아닙니다.",
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
    presets = (
        Preset(
            Text(en="The nearest is not the best", ko="가장 가까운 곳이 답은 아니다"),
            Text(
                en="GD, NAG and Adam settle in the nearest bowl, the shallowest. Momentum rolls on into the deepest.",
                ko="GD, NAG, Adam은 가장 가깝고 가장 얕은 그릇에 멈춥니다. Momentum은 가장 깊은 그릇까지 굴러갑니다.",
            ),
            "surface=styblinski_tang&start=4.5,4.5&steps=150&run=gd~learning_rate:0.01"
            "&run=momentum~learning_rate:0.01&run=nag~learning_rate:0.01&run=adam~learning_rate:0.2",
            idea="basins",
        ),
        Preset(
            Text(en="Longer steps, another bowl", ko="보폭이 길면 다른 그릇"),
            Text(
                en="One rule, two rates: η = 0.02 stays in the near bowl, η = 0.04 leaps into the deepest with "
                "its first step.",
                ko="규칙은 같고 학습률만 다릅니다. η = 0.02는 가까운 그릇에 머물고, 0.04는 첫걸음에 가장 깊은 "
                "그릇으로 뜁니다.",
            ),
            "surface=styblinski_tang&start=4.5,4.5&steps=60&run=gd~learning_rate:0.02&run=gd~learning_rate:0.04",
            idea="rate",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2
