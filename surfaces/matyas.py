"""Matyas' function: a shallow quadratic valley along the diagonal."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class Matyas(Surface):
    """0.26 (x² + y²) − 0.48 xy."""

    title = "Matyas"
    tex = r"f(x, y) = 0.26\,(x^2 + y^2) - 0.48\,xy"
    summary = Text(
        en="A shallow valley along the diagonal, twenty-five times flatter along than across: patience or momentum.",
        ko="대각선을 따라 놓인 얕은 골짜기입니다. 골짜기 방향이 스물다섯 배나 평평해서 인내심이나 모멘텀이 필요합니다.",
    )
    view = View(-10.0, 10.0, -10.0, 10.0)
    start = (9.0, 3.0)
    minima = (Minimum(0.0, 0.0, 0.0),)
    presets = (
        Preset(
            Text(en="Patience or momentum", ko="인내심 아니면 모멘텀"),
            Text(
                en="The valley floor is almost flat. NAG arrives first, Momentum swings across and back, GD "
                "needs patience.",
                ko="골짜기 바닥이 거의 평평합니다. NAG가 먼저 닿고, Momentum은 지나쳤다 돌아오고, GD는 오래 걸립니다.",
            ),
            "surface=matyas&start=9,3&steps=200&run=gd~learning_rate:1&run=momentum~learning_rate:0.5"
            "&run=nag~learning_rate:0.5",
            idea="momentum",
        ),
        Preset(
            Text(en="Adagrad's steps shrink away", ko="보폭이 줄어드는 Adagrad"),
            Text(
                en="Adagrad never forgets a gradient, so its steps shrink and it is still on the way. RMSprop "
                "forgets and arrives.",
                ko="Adagrad는 지난 기울기를 잊지 않아 보폭이 계속 줄고, 끝내 도착하지 못합니다. 잊는 RMSprop은 "
                "도착합니다.",
            ),
            "surface=matyas&start=9,3&steps=300&run=adagrad~learning_rate:0.5&run=rmsprop~learning_rate:0.1",
            idea="adaptive",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return 0.26 * (x**2 + y**2) - 0.48 * x * y
