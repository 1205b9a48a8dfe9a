"""The quadratic bowl x² + 2y², with its condition number and its direction as settings."""

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any

from engine.hyper import Hyper, hyper
from engine.surface import Minimum, Surface, View
from engine.text import Text

CONDITION = Hyper(
    symbol="κ",
    title=Text(en="condition number", ko="조건수"),
    help=Text(
        en="How many times steeper the bowl is across than along: 1 is round, 100 is a ravine.",
        ko="그릇의 한쪽이 다른 쪽보다 몇 배 더 휘었는지 나타냅니다. 1이면 둥근 그릇, 100이면 협곡입니다.",
    ),
    scale="log",
    low=1.0,
    high=1000.0,
    minimum=1.0,
)
ROTATION = Hyper(
    symbol="φ",
    title=Text(en="rotation in degrees", ko="회전각(도)"),
    help=Text(
        en="Turns the bowl. Plain descent and momentum do not notice; rules with a rate for each parameter do.",
        ko="그릇을 돌립니다. 기본 경사 하강과 모멘텀은 달라지지 않지만, 매개변수별 학습률을 쓰는 규칙은 달라집니다.",
    ),
    scale="linear",
    low=-90.0,
    high=90.0,
    minimum=-360.0,
    maximum=360.0,
)


@dataclass(frozen=True)
class Ellipse(Surface):
    condition: float = hyper(CONDITION, 2.0)
    rotation: float = hyper(ROTATION, 0.0)

    title = "Ellipse"
    tex = r"f(x, y) = x'^2 + \kappa\, y'^2, \quad (x', y') = (x, y) \text{ turned by } -\varphi"
    summary = Text(
        en="A bowl, steeper one way than the other. The larger the ratio, the longer plain descent zig-zags.",
        ko="한쪽이 더 가파른 그릇입니다. 두 방향의 차이가 클수록 기본 경사 하강은 지그재그로 더 오래 헤맵니다.",
    )
    view = View(-5.0, 5.0, -4.0, 4.0)
    start = (-4.0, 2.0)
    minima = (Minimum(0.0, 0.0, 0.0),)

    def formula(self, x: Any, y: Any) -> Any:
        c, s = cos(radians(self.rotation)), sin(radians(self.rotation))
        along, across = c * x + s * y, c * y - s * x
        return along**2 + self.condition * across**2
