"""Rosenbrock's valley (Rosenbrock 1960)."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Hyper, Minimum, Surface, Text, View, hyper
from engine.spec.preset import Preset

A = Hyper(
    symbol="a",
    title=Text(en="place of the minimum", ko="최소점의 위치"),
    help=Text(
        en="The minimum lies on the valley floor at (a, a²).",
        ko="최소점은 골짜기 바닥의 점 (a, a²)에 있습니다.",
    ),
    scale="linear",
    low=-1.5,
    high=1.5,
    minimum=-10.0,
    maximum=10.0,
)
B = Hyper(
    symbol="b",
    title=Text(en="steepness of the walls", ko="벽의 가파름"),
    help=Text(
        en="How steep the walls of the valley are, compared with its floor.",
        ko="골짜기 바닥에 비해 양쪽 벽이 얼마나 가파른지 정합니다.",
    ),
    scale="log",
    low=1.0,
    high=1000.0,
    minimum=1e-3,
)


@dataclass(frozen=True)
class Rosenbrock(Surface):
    """(a − x)² + b (y − x²)²."""

    a: float = hyper(A, 1.0)
    b: float = hyper(B, 100.0)

    title = "Rosenbrock"
    tex = r"f(x, y) = (a - x)^2 + b\,(y - x^2)^2"
    summary = Text(
        en="A curved valley, found at once; following its almost flat floor to the minimum is the hard part.",
        ko="휘어진 골짜기입니다. 골짜기까지는 금방 내려가지만, 거의 평평한 바닥을 따라 최소점까지 가기가 어렵습니다.",
    )
    view = View(-2.0, 2.0, -1.0, 3.0)
    start = (-1.2, 1.0)
    presets = (
        Preset(
            Text(en="The banana", ko="바나나 골짜기"),
            Text(
                en="All find the valley at once. On its floor GD crawls, Adam does better, and only Momentum arrives.",
                ko="골짜기는 모두 금방 찾습니다. 바닥에서는 GD가 기어가고 Adam이 조금 낫고, Momentum만 도착합니다.",
            ),
            "surface=rosenbrock&start=-1.2,1&steps=500&run=gd~learning_rate:0.001"
            "&run=momentum~learning_rate:0.001&run=adam~learning_rate:0.1",
            idea="ravine",
        ),
        Preset(
            Text(en="Newton cuts across", ko="가로지르는 Newton"),
            Text(
                en="Newton's second step leaps far uphill, out of the valley. Two steps later it is at the star.",
                ko="Newton의 두 번째 스텝은 골짜기 밖 높은 곳으로 뜁니다. 두 스텝 뒤에는 별에 닿습니다.",
            ),
            "surface=rosenbrock&start=-1.2,1&steps=60&run=newton~learning_rate:1&run=momentum~learning_rate:0.001"
            "&run=adam~learning_rate:0.3",
            idea="newton",
        ),
        Preset(
            Text(en="Thrown by the walls", ko="벽에 튕겨 나가기"),
            Text(
                en="With η = 0.004 GD bounces off the walls at first, and that throws it half-way down the valley.",
                ko="η = 0.004인 GD는 처음에 벽 사이를 튀다가 그 힘으로 골짜기를 절반이나 건너뜁니다.",
            ),
            "surface=rosenbrock&start=-1.2,1&steps=300&run=gd~learning_rate:0.001&run=gd~learning_rate:0.004",
            idea="rate",
        ),
    )

    @property
    def minima(self) -> tuple[Minimum, ...]:  # type: ignore[override]
        return (Minimum(self.a, self.a**2, 0.0),)

    def formula(self, x: Any, y: Any) -> Any:
        return (self.a - x) ** 2 + self.b * (y - x**2) ** 2
