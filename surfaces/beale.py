"""Beale's function (Beale 1958): the surface of the best-known race of optimizers."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class Beale(Surface):
    """(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²."""

    title = "Beale"
    tex = r"f(x, y) = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2"
    summary = Text(
        en="Steep walls around a long, flat valley. The large first gradient throws fast rules past the turn.",
        ko="가파른 벽이 길고 평평한 골짜기를 둘러쌉니다. 처음 기울기가 커서 빠른 규칙은 굽은 길을 지나쳐 버립니다.",
    )
    view = View(-0.1, 3.4, -1.95, 1.75)
    start = (1.0, 1.5)
    minima = (Minimum(3.0, 0.5, 0.0),)
    saddles = ((0.0, 1.0), (0.10053793732415836, -2.644513585023125))
    presets = (
        Preset(
            Text(en="Momentum overshoots", ko="지나치는 Momentum"),
            Text(
                en="Momentum is at the star first, at step 40, but swings far past it. NAG looks ahead, swings less, "
                "and is the first to stay.",
                ko="Momentum은 40스텝에 가장 먼저 별에 닿지만 한참 지나칩니다. NAG는 앞을 내다보아 덜 지나치고, "
                "가장 먼저 별에 머무릅니다.",
            ),
            "surface=beale&start=1,1.5&steps=200&run=gd~learning_rate:0.01&run=momentum~learning_rate:0.005"
            "&run=nag~learning_rate:0.005",
            idea="momentum",
        ),
        Preset(
            Text(en="A fair race: everyone tuned", ko="공정한 경주: 모두 튜닝한 학습률"),
            Text(
                en="Every runner has the rate tuned for it here: NAG arrives first, Adam 3 steps later, GD last.",
                ko="주자마다 이 곡면에 맞게 튜닝한 학습률로 달립니다. NAG가 가장 먼저 도착하고, 3스텝 뒤에 Adam이, "
                "GD가 마지막으로 도착합니다.",
            ),
            "surface=beale&start=1,1.5&steps=300&run=gd~learning_rate:0.027&run=momentum~learning_rate:0.0032"
            "&run=nag~learning_rate:0.0037&run=rmsprop~learning_rate:0.1&run=adam~learning_rate:0.42",
            idea="rate",
        ),
        Preset(
            Text(en="Adam without bias correction", ko="편향 보정이 없는 Adam"),
            Text(
                en="Without the correction the first step is three times as long, and the run overshoots.",
                ko="보정이 없으면 첫 스텝이 세 배로 길어져 별을 지나칩니다.",
            ),
            "surface=beale&start=1,1.5&steps=150&run=adam~learning_rate:0.1"
            "&run=adam~learning_rate:0.1~bias_correction:false",
            idea="bias",
        ),
        Preset(
            Text(en="How long Adam remembers", ko="β₂: Adam이 기억하는 기간"),
            Text(
                en="β₂ = 0.9 arrives first. 0.999 still brakes for the first steep wall; 0.5 forgets so soon "
                "that it strays.",
                ko="β₂ = 0.9가 먼저 닿습니다. 0.999는 처음 만난 가파른 벽을 오래 기억해 느리고, 0.5는 너무 빨리 잊어 "
                "헤맵니다.",
            ),
            "surface=beale&start=1,1.5&steps=300&run=adam~learning_rate:0.1~beta2:0.5"
            "&run=adam~learning_rate:0.1~beta2:0.9&run=adam~learning_rate:0.1~beta2:0.999",
            idea="adaptive",
        ),
        Preset(
            Text(en="The valley that leads away", ko="멀어지는 골짜기"),
            Text(
                en="From this start the loss falls to the left, away from the star: everybody leaves the picture.",
                ko="이 시작점에서는 별의 반대쪽인 왼쪽으로 손실이 줄어듭니다. 모두 화면 밖으로 나갑니다.",
            ),
            "surface=beale&start=0.2,1.4&steps=300&run=momentum~learning_rate:0.005"
            "&run=rmsprop~learning_rate:0.02&run=adam~learning_rate:0.1",
            idea="basins",
        ),
        Preset(
            Text(en="The same race, with noise", ko="같은 경주에 잡음 더하기"),
            Text(
                en="Noise in every gradient: nobody comes to rest. Momentum adds up the noise too and trembles most. "
                "SGD stands in for GD, which sees the exact gradient.",
                ko="모든 기울기에 잡음이 있어 아무도 멈추지 못합니다. Momentum은 잡음까지 쌓아 가장 크게 떨립니다. "
                "GD는 정확한 기울기를 보므로 SGD가 대신 달립니다.",
            ),
            "surface=beale&start=1,1.5&steps=300&noise=gaussian~scale:1&run=sgd~learning_rate:0.01"
            "&run=momentum~learning_rate:0.005&run=nag~learning_rate:0.005&run=rmsprop~learning_rate:0.05"
            "&run=adam~learning_rate:0.1",
            idea="noise",
            leads=True,
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2
