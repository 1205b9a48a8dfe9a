"""The quadratic bowl x² + 2y², with its condition number and its direction as settings."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec import Hyper, Minimum, Surface, Text, View, hyper
from engine.spec.preset import Preset

CONDITION = Hyper(
    symbol="κ",
    title=Text(en="condition number", ko="조건수"),
    help=Text(
        en="How many times steeper the bowl is across than along: 1 is round, 100 is a ravine.",
        ko="그릇의 한쪽이 다른 쪽보다 몇 배 더 가파른지 나타냅니다. 1이면 둥근 그릇, 100이면 협곡입니다.",
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
        ko="그릇을 돌립니다. 기본 경사 하강법과 모멘텀은 달라지지 않지만, 매개변수별 학습률을 쓰는 규칙은 달라집니다.",
    ),
    scale="linear",
    low=-90.0,
    high=90.0,
    minimum=-360.0,
    maximum=360.0,
)


@dataclass(frozen=True)
class Ellipse(Surface):
    """x² + κ y², turned by an angle; κ is the condition number."""

    condition: float = hyper(CONDITION, 2.0)
    rotation: float = hyper(ROTATION, 0.0)

    title = "Ellipse"
    tex = r"f(x, y) = x'^2 + \kappa\, y'^2, \quad (x', y') = (x, y) \text{ turned by } -\varphi"
    summary = Text(
        en="A bowl, steeper one way than the other. The larger the ratio, the longer plain descent zig-zags.",
        ko="한쪽이 더 가파른 그릇입니다. 두 방향의 차이가 클수록 기본 경사 하강법은 지그재그로 더 오래 헤맵니다.",
    )
    view = View(-5.0, 5.0, -4.0, 4.0)
    start = (-4.0, 2.0)
    minima = (Minimum(0.0, 0.0, 0.0),)
    presets = (
        Preset(
            Text(en="Ravine: GD, then momentum", ko="협곡: GD, 그다음 Momentum"),
            Text(
                en="κ = 50. GD zig-zags between the walls, creeps along the floor and arrives at step 96. With "
                "momentum the to and fro cancels, the way along adds up: step 36.",
                ko="κ = 50입니다. GD는 벽 사이를 지그재그로 오가느라 바닥을 따라 느리게 나아가 96스텝에 도착합니다. "
                "Momentum에서는 오가는 움직임이 상쇄되고 나아가는 움직임이 쌓여 36스텝에 도착합니다.",
            ),
            "surface=ellipse~condition:50&start=-4,2&steps=150&run=gd~learning_rate:0.019"
            "&run=momentum~learning_rate:0.012~momentum:0.8",
            idea="ravine",
            leads=True,
        ),
        Preset(
            Text(en="From too small to too large", ko="너무 작은 학습률부터 너무 큰 학습률까지"),
            Text(
                en="2/λ is 0.2 here. η = 0.01 creeps, 0.1 is there at step 17, 0.19 zig-zags and still arrives. 0.21 "
                "is beyond the limit: every swing is wider.",
                ko="여기서는 2/λ = 0.2입니다. η = 0.01은 느리고, 0.1은 17스텝에 도착하고, 0.19는 지그재그로 가지만 "
                "도착합니다. 0.21은 한계를 넘어 점점 크게 흔들립니다.",
            ),
            "surface=ellipse~condition:5&start=-4,2&steps=60&run=gd~learning_rate:0.01&run=gd~learning_rate:0.1"
            "&run=gd~learning_rate:0.19&run=gd~learning_rate:0.21",
            idea="rate",
            leads=True,
        ),
        Preset(
            Text(en="Edge of stability", ko="안정성의 경계"),
            Text(
                en="2/λ is 0.5 here. Just below it GD arrives, exactly at it GD bounces for ever, just above it "
                "GD diverges.",
                ko="여기서는 2/λ = 0.5입니다. 조금 작으면 도착하고, 똑같으면 끝없이 튀고, 조금 크면 발산합니다.",
            ),
            "surface=ellipse&start=-4,2&steps=300&run=gd~learning_rate:0.49&run=gd~learning_rate:0.5"
            "&run=gd~learning_rate:0.51",
            idea="rate",
        ),
        Preset(
            Text(en="Where momentum loses", ko="Momentum이 지는 곳"),
            Text(
                en="The bowl is almost round: GD walks straight in, while Momentum keeps rolling up the far side.",
                ko="거의 둥근 그릇입니다. GD는 곧장 들어가고, Momentum은 자꾸 반대편으로 굴러 올라갑니다.",
            ),
            "surface=ellipse&start=-4,2&steps=150&run=gd~learning_rate:0.1&run=momentum~learning_rate:0.1",
            idea="momentum",
        ),
        Preset(
            Text(en="A ravine along the axes", ko="축을 따라 놓인 협곡"),
            Text(
                en="κ = 50. Adagrad, RMSprop and Adam have a rate for each parameter and arrive before GD.",
                ko="κ = 50입니다. 매개변수별 학습률을 쓰는 Adagrad, RMSprop, Adam이 GD보다 먼저 도착합니다.",
            ),
            "surface=ellipse~condition:50&start=-4,2&steps=200&run=gd~learning_rate:0.019"
            "&run=adagrad~learning_rate:1&run=rmsprop~learning_rate:0.1&run=adam~learning_rate:0.2",
            idea="ravine",
        ),
        Preset(
            Text(en="The same ravine, turned", ko="45° 돌린 같은 협곡"),
            Text(
                en="Same runners, same ravine at 45°: a rate for each parameter no longer helps, and only GD arrives.",
                ko="같은 주자, 같은 협곡을 45° 돌렸습니다. 매개변수별 학습률이 소용없어져 GD만 도착합니다.",
            ),
            "surface=ellipse~condition:50~rotation:45&start=-4,2&steps=200&run=gd~learning_rate:0.019"
            "&run=adagrad~learning_rate:1&run=rmsprop~learning_rate:0.1&run=adam~learning_rate:0.2",
            idea="ravine",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        angle = self.rotation * (np.pi / 180)
        c, s = np.cos(angle), np.sin(angle)
        along, across = c * x + s * y, c * y - s * x
        return along**2 + self.condition * across**2
