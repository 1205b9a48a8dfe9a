"""The six-hump camel (Dixon & Szegö 1978): six minima in mirrored pairs."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset

DEEP, MIDDLE, HIGH = -1.0316284534898774, -0.21546382438371764, 2.1042503103112584


@dataclass(frozen=True)
class SixHump(Surface):
    """(4 − 2.1x² + x⁴/3) x² + xy + (4y² − 4) y²."""

    title = "Six-hump camel"
    tex = r"f(x, y) = \left(4 - 2.1x^2 + \tfrac{1}{3}x^4\right)x^2 + xy + (4y^2 - 4)\,y^2"
    summary = Text(
        en="Six minima in mirrored pairs, of which only one pair is the deepest, and saddles between them all.",
        ko="극소점 여섯 개가 둘씩 마주 보고, 그 가운데 한 쌍만 가장 깊습니다. 그 사이마다 안장점이 있습니다.",
    )
    view = View(-2.2, 2.2, -1.65, 1.65)
    start = (-1.2, 1.2)
    minima = (
        Minimum(0.08984201310031806, -0.7126564030207396, DEEP),
        Minimum(-0.08984201310031806, 0.7126564030207396, DEEP),
        Minimum(1.703606714969981, -0.7960835686726251, MIDDLE),
        Minimum(-1.703606714969981, 0.7960835686726251, MIDDLE),
        Minimum(1.6071047529201972, 0.5686514548841314, HIGH),
        Minimum(-1.6071047529201972, -0.5686514548841314, HIGH),
    )
    saddles = (
        (0.0, 0.0),
        (1.1092053368047865, -0.7682680925095399),
        (-1.1092053368047865, 0.7682680925095399),
        (1.2960702671671092, 0.6050843880386585),
        (-1.2960702671671092, -0.6050843880386585),
        (1.6380679841897785, 0.22867406904439408),
        (-1.6380679841897785, -0.22867406904439408),
    )
    presets = (
        Preset(
            Text(en="One start, three depths", ko="시작점 하나, 깊이 셋"),
            Text(
                en="GD stops in the nearest, highest minimum, NAG in a middle one; Momentum and Adam find one of "
                "the deepest.",
                ko="GD는 가장 가깝고 높은 극소점에, NAG는 중간에 멈춥니다. Momentum과 Adam은 가장 깊은 곳을 찾습니다.",
            ),
            "surface=six_hump&start=-1.9,-1.2&steps=150&run=gd~learning_rate:0.01&run=momentum~learning_rate:0.02"
            "&run=nag~learning_rate:0.01&run=adam~learning_rate:0.1",
            idea="basins",
        ),
        Preset(
            Text(en="Newton likes any flat spot", ko="평평하면 멈추는 Newton"),
            Text(
                en="Newton stops on the saddle between the minima. GD and the saddle-free Newton go down.",
                ko="Newton은 극소점 사이의 안장점에서 멈춥니다. GD와 안장점을 피하는 Newton은 내려갑니다.",
            ),
            "surface=six_hump&start=0.3,0.1&steps=60&run=gd~learning_rate:0.05&run=newton~learning_rate:1"
            "&run=newton~learning_rate:1~saddle_free:true",
            idea="newton",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (4 * y**2 - 4) * y**2
