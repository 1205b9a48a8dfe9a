"""Rastrigin's function (Rastrigin 1974) in two dimensions."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class Rastrigin(Surface):
    """20 + x² + y² − 10 (cos 2πx + cos 2πy)."""

    title = "Rastrigin"
    tex = r"f(x, y) = 20 + x^2 - 10\cos 2\pi x + y^2 - 10\cos 2\pi y"
    summary = Text(
        en="A bowl full of regular dents: small steps end in the dent they start in, large ones jump about.",
        ko="그릇 안이 규칙적인 홈으로 가득합니다. 보폭이 작으면 출발한 홈에 갇히고, 크면 홈에서 홈으로 건너뜁니다.",
    )
    view = View(-5.12, 5.12, -5.12, 5.12)
    start = (-3.4, 2.6)
    minima = (Minimum(0.0, 0.0, 0.0),)
    presets = (
        Preset(
            Text(en="Trapped", ko="갇힘"),
            Text(
                en="With short steps everybody ends in the dent where they start. The star is far away.",
                ko="보폭이 작으면 누구든 출발한 홈에 갇힙니다. 별은 멀리 있습니다.",
            ),
            "surface=rastrigin&start=-3.4,2.6&steps=200&run=gd~learning_rate:0.002&run=rmsprop~learning_rate:0.01"
            "&run=adam~learning_rate:0.05",
            idea="basins",
        ),
        Preset(
            Text(en="Enough swing", ko="넘어갈 만큼의 모멘텀"),
            Text(
                en="μ = 0.9 falls back into its dent. μ = 0.97 rolls over three rims and ends in a deeper one.",
                ko="μ = 0.9는 제 홈으로 되돌아옵니다. μ = 0.97은 턱 세 개를 넘어 더 깊은 홈에 닿습니다.",
            ),
            "surface=rastrigin&start=-3.4,2.6&steps=300&run=momentum~learning_rate:0.002~momentum:0.9"
            "&run=momentum~learning_rate:0.002~momentum:0.97",
            idea="momentum",
        ),
        Preset(
            Text(en="Shaken loose", ko="흔들어 빼내기"),
            Text(
                en="Noise shakes SGD from dent to dent while its rate falls to 0, and it comes to rest far below "
                "the exact GD.",
                ko="학습률이 0으로 줄어드는 동안 잡음이 SGD를 홈에서 홈으로 옮깁니다. 정확한 GD보다 훨씬 낮은 "
                "곳에서 멈춥니다.",
            ),
            "surface=rastrigin&start=-3.4,2.6&steps=400&noise=gaussian~scale:60&run=gd~learning_rate:0.002"
            "&run=sgd~learning_rate:0.006~schedule:polynomial~schedule.total_iters:400",
            idea="noise",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return 20 + (x**2 - 10 * np.cos(2 * np.pi * x)) + (y**2 - 10 * np.cos(2 * np.pi * y))
