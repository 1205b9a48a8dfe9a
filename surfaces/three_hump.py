"""The three-hump camel: one deep minimum between two shallow ones."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset

SIDE = 0.2986384422368598  # the loss of the two shallow minima


@dataclass(frozen=True)
class ThreeHump(Surface):
    """2x² − 1.05x⁴ + x⁶/6 + xy + y²."""

    title = "Three-hump camel"
    tex = r"f(x, y) = 2x^2 - 1.05x^4 + \tfrac{1}{6}x^6 + xy + y^2"
    summary = Text(
        en="One deep minimum between two shallow ones: with enough momentum a run rolls over the pass between them.",
        ko="깊은 최소점 양옆에 얕은 극소점이 하나씩 있습니다. 모멘텀이 충분하면 사이의 고개를 넘어갑니다.",
    )
    view = View(-2.4, 2.4, -2.1, 2.1)
    start = (-2.1, 1.8)
    minima = (
        Minimum(0.0, 0.0, 0.0),
        Minimum(-1.7475523458302888, 0.8737761729151444, SIDE),
        Minimum(1.7475523458302888, -0.8737761729151444, SIDE),
    )
    saddles = ((-1.07054229182366, 0.53527114591183), (1.07054229182366, -0.53527114591183))
    presets = (
        Preset(
            Text(en="Over the pass", ko="고개를 넘어"),
            Text(
                en="GD settles in the near, shallow minimum. Momentum rolls through it, over the pass, into the "
                "deep one.",
                ko="GD는 가깝고 얕은 극소점에 머뭅니다. Momentum은 그곳을 지나 고개를 넘어 깊은 최소점에 닿습니다.",
            ),
            "surface=three_hump&start=-2.1,1.8&steps=200&run=gd~learning_rate:0.05&run=momentum~learning_rate:0.05",
            idea="momentum",
        ),
        Preset(
            Text(en="How much momentum", ko="모멘텀은 얼마나 커야 할까"),
            Text(
                en="GD and μ = 0.5 end in the shallow minimum. With μ = 0.9 the run makes it into the deep one.",
                ko="GD와 μ = 0.5는 얕은 극소점에 멈춥니다. μ = 0.9이면 깊은 최소점까지 갑니다.",
            ),
            "surface=three_hump&start=-2.1,-1.8&steps=200&run=gd~learning_rate:0.02"
            "&run=momentum~learning_rate:0.02~momentum:0.5&run=momentum~learning_rate:0.02~momentum:0.9",
            idea="momentum",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2
