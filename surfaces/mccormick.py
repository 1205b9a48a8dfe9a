"""McCormick's function (McCormick 1976): a wave on a tilted trough."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class McCormick(Surface):
    """sin(x + y) + (x − y)² − 1.5x + 2.5y + 1."""

    title = "McCormick"
    tex = r"f(x, y) = \sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1"
    summary = Text(
        en="A wave along a trough: the left hollow is the deepest here, but outside the picture it falls for ever.",
        ko="고랑을 따라 물결이 칩니다. 이 화면에서는 왼쪽 웅덩이가 가장 깊지만 화면 밖에서는 고랑이 끝없이 내려갑니다.",
    )
    view = View(-2.0, 4.0, -3.0, 3.0)
    start = (3.0, -2.0)
    minima = (
        Minimum(-0.5471975511965977, -1.5471975511965979, -1.9132229549810364),
        Minimum(2.5943951023931957, 1.5943951023931955, 1.2283696986087569),
    )
    saddles = ((1.5471975511965979, 0.5471975511965977), (-1.5943951023931955, -2.5943951023931957))
    presets = (
        Preset(
            Text(en="Out of the picture", ko="화면 밖으로"),
            Text(
                en="Momentum rolls past the hollow, over the edge, and falls for ever. GD, NAG and Adam stay.",
                ko="Momentum은 웅덩이를 지나 끝없이 떨어집니다. GD, NAG, Adam은 웅덩이에 남습니다.",
            ),
            "surface=mccormick&start=3,-2&steps=120&run=gd~learning_rate:0.1&run=momentum~learning_rate:0.05"
            "&run=nag~learning_rate:0.05&run=adam~learning_rate:0.5",
            idea="momentum",
        ),
        Preset(
            Text(en="The wrong side of the pass", ko="고개의 다른 쪽"),
            Text(
                en="From here everybody ends in the shallow hollow. Drag the ring to the left until GD finds the "
                "deep one.",
                ko="여기서는 모두 얕은 웅덩이에 멈춥니다. GD가 깊은 웅덩이를 찾을 때까지 ◎를 왼쪽으로 끌어 보세요.",
            ),
            "surface=mccormick&start=0,2.5&steps=200&run=gd~learning_rate:0.1&run=momentum~learning_rate:0.05"
            "&run=nag~learning_rate:0.05&run=adam~learning_rate:0.1",
            idea="basins",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        return np.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1
