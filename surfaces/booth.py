"""Booth's function: a quadratic bowl whose valley lies across both axes."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class Booth(Surface):
    """(x + 2y − 7)² + (2x + y − 5)²."""

    title = "Booth"
    tex = r"f(x, y) = (x + 2y - 7)^2 + (2x + y - 5)^2"
    summary = Text(
        en="A bowl turned by 45°, nine times steeper across than along: a rate for each parameter does not help.",
        ko="45° 돌아간 그릇으로, 한쪽 방향이 아홉 배 더 가파릅니다. 매개변수별 학습률로는 이 방향을 바로잡지 못합니다.",
    )
    view = View(-8.0, 8.0, -5.0, 9.0)
    start = (-6.0, 7.0)
    minima = (Minimum(1.0, 3.0, 0.0),)
    presets = (
        Preset(
            Text(en="Newton needs one step", ko="한 걸음이면 충분한 Newton"),
            Text(
                en="A quadratic is just what Newton assumes, so it lands on the star at once. The others need 20 "
                "steps and more.",
                ko="Newton의 가정과 꼭 맞는 이차식이라 한 번에 별에 닿습니다. 나머지는 스무 스텝 넘게 걸립니다.",
            ),
            "surface=booth&start=-6,7&steps=150&run=newton~learning_rate:1&run=gd~learning_rate:0.1"
            "&run=momentum~learning_rate:0.02&run=adam~learning_rate:0.5",
            idea="newton",
        ),
        Preset(
            Text(en="Too short, right, too long", ko="짧은 보폭, 알맞은 보폭, 긴 보폭"),
            Text(
                en="0.02 is not there yet and 0.1 arrives early. 0.112 is beyond 2/λ = 0.111, and every swing is "
                "wider.",
                ko="0.02는 아직 가는 중이고 0.1은 일찍 닿습니다. 0.112는 2/λ = 0.111을 넘어 점점 크게 흔들립니다.",
            ),
            "surface=booth&start=-6,7&steps=100&run=gd~learning_rate:0.02&run=gd~learning_rate:0.1"
            "&run=gd~learning_rate:0.112",
            idea="rate",
        ),
        Preset(
            Text(en="A hand on the dial", ko="도중에 손대기"),
            Text(
                en="Both swing from side to side. At step 40 one turns its rate down from 0.111 to 0.08, and settles.",
                ko="둘 다 좌우로 흔들립니다. 40스텝에서 학습률을 0.111에서 0.08로 낮춘 쪽은 흔들림이 곧 잦아듭니다.",
            ),
            "surface=booth&start=-6,7&steps=100&run=gd~learning_rate:0.111"
            "&run=gd~learning_rate:0.111~schedule:by_hand~schedule.at:40~schedule.lr:0.08",
            idea="rate",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2
