"""Himmelblau's function (Himmelblau 1972): four minima, all of them zero."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class Himmelblau(Surface):
    """(x² + y − 11)² + (x + y² − 7)²."""

    title = "Himmelblau"
    tex = r"f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2"
    summary = Text(
        en="Four minima, all equally deep. Which one a run finds depends on where it starts, and on its rule.",
        ko="깊이가 같은 최소점이 네 개 있습니다. 어디에 닿을지는 시작점에 따라, 또 규칙에 따라 달라집니다.",
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
    presets = (
        Preset(
            Text(en="One start, three minima", ko="시작점 하나, 최소점 셋"),
            Text(
                en="All start together and all arrive, each at a star of its own.",
                ko="함께 출발해 모두 도착하지만, 닿은 별은 저마다 다릅니다.",
            ),
            "surface=himmelblau&start=0.1,-3.5&steps=200&run=gd~learning_rate:0.01"
            "&run=momentum~learning_rate:0.01&run=adam~learning_rate:0.3",
            idea="basins",
        ),
        Preset(
            Text(en="Newton climbs the hill", ko="언덕을 오르는 Newton"),
            Text(
                en="The start is beside the top. Newton takes any flat spot and stays up there; GD rolls down to "
                "a star.",
                ko="꼭대기 바로 옆에서 시작합니다. 평평하면 어디든 찾아가는 Newton은 꼭대기에 머물고, GD는 별로 "
                "내려갑니다.",
            ),
            "surface=himmelblau&start=-0.27,-0.92&steps=100&run=newton~learning_rate:1&run=gd~learning_rate:0.01",
            idea="newton",
        ),
        Preset(
            Text(en="Too long to settle", ko="보폭이 너무 길면 멈추지 못한다"),
            Text(
                en="η = 0.01 settles on the star. 0.025 hops around it for ever, and 0.03 in wider hops.",
                ko="η = 0.01은 별에서 멈춥니다. 0.025는 별 둘레를 끝없이 뛰고, 0.03은 더 크게 뜁니다.",
            ),
            "surface=himmelblau&start=0,0&steps=200&run=gd~learning_rate:0.01&run=gd~learning_rate:0.025"
            "&run=gd~learning_rate:0.03",
            idea="rate",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2
