"""The function of Goldstein & Price (1971): six orders of magnitude in one window."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class GoldsteinPrice(Surface):
    """A product of two polynomials of degree four, with one global and three local minima."""

    title = "Goldstein–Price"
    tex = (
        r"\begin{aligned} f(x, y) = {}& \left[1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6xy + 3y^2)\right] \\"
        r" & \cdot \left[30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36xy + 27y^2)\right] \end{aligned}"
    )
    summary = Text(
        en="Losses from 3 to a million in one picture, and gradients to match: no rate suits both wall and floor.",
        ko="한 화면에서 손실이 3부터 백만까지 변하고 기울기도 그만큼 다릅니다. 벽과 바닥에 다 맞는 학습률은 없습니다.",
    )
    view = View(-2.0, 2.0, -2.0, 2.0)
    start = (0.0, 0.5)
    minima = (
        Minimum(0.0, -1.0, 3.0),
        Minimum(-0.6, -0.4, 30.0),
        Minimum(1.8, 0.2, 84.0),
        Minimum(1.2, 0.8, 840.0),
    )
    saddles = ((-0.4, -0.6), (1.2, -0.2), (1.4, 0.6), (0.6, 0.4))
    presets = (
        Preset(
            Text(en="No rate fits both", ko="둘 다 맞는 학습률은 없다"),
            Text(
                en="At η = 0.0001 GD is gone after three steps. At 0.00001 it arrives, after Adam, whose steps do not "
                "grow with the gradient.",
                ko="η = 0.0001인 GD는 세 스텝 만에 발산합니다. 0.00001이면 도착하지만, 기울기가 커도 보폭이 그대로인 "
                "Adam보다 늦습니다.",
            ),
            "surface=goldstein_price&start=0,0.5&steps=300&run=gd~learning_rate:0.0001"
            "&run=gd~learning_rate:0.00001&run=adam~learning_rate:0.05",
            idea="adaptive",
        ),
        Preset(
            Text(en="The first step decides", ko="첫걸음이 정한다"),
            Text(
                en="GD, Momentum and Adam end in the nearest, highest hollow. Adagrad steps over it at once and "
                "ends lower.",
                ko="GD, Momentum, Adam은 가장 가깝고 높은 웅덩이에 멈춥니다. Adagrad는 첫걸음에 벗어나 더 낮은 "
                "곳에 닿습니다.",
            ),
            "surface=goldstein_price&start=1.6,1.2&steps=300&run=gd~learning_rate:0.00001"
            "&run=momentum~learning_rate:0.00001&run=adagrad~learning_rate:0.5&run=adam~learning_rate:0.1",
            idea="basins",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        near = 19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2
        far = 18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2
        return (1 + (x + y + 1) ** 2 * near) * (30 + (2 * x - 3 * y) ** 2 * far)
