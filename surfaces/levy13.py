"""Lévy's function N.13 (Lévy & Montalvo 1985): fine ridges across a gentle bowl."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec import Minimum, Surface, Text, View
from engine.spec.preset import Preset


@dataclass(frozen=True)
class Levy13(Surface):
    """sin²(3πx) + (x − 1)² (1 + sin²(3πy)) + (y − 1)² (1 + sin²(2πy))."""

    title = "Lévy N.13"
    tex = r"f(x, y) = \sin^2 3\pi x + (x - 1)^2 (1 + \sin^2 3\pi y) + (y - 1)^2 (1 + \sin^2 2\pi y)"
    summary = Text(
        en="A gentle bowl with fine ridges across it: seen from afar the way is clear, up close every ridge is a wall.",
        ko="완만한 그릇에 이랑이 촘촘합니다. 멀리서 보면 길이 뚜렷하지만 가까이에서는 이랑 하나하나가 벽입니다.",
    )
    view = View(-1.0, 3.0, -1.0, 3.0)
    start = (-0.5, 2.4)
    minima = (Minimum(1.0, 1.0, 0.0),)
    presets = (
        Preset(
            Text(en="Every ridge is a wall", ko="이랑이 벽이 된다"),
            Text(
                en="GD and Adam stay in their groove. Lion's steps are equally long everywhere: it crosses the "
                "ridges and arrives.",
                ko="GD와 Adam은 제 고랑에 갇힙니다. 어디서나 보폭이 같은 Lion은 이랑을 넘어 별에 닿습니다.",
            ),
            "surface=levy13&start=-0.5,2.4&steps=200&run=gd~learning_rate:0.003&run=adam~learning_rate:0.1"
            "&run=lion~learning_rate:0.3~schedule:polynomial~schedule.total_iters:200",
            idea="basins",
        ),
        Preset(
            Text(en="One ridge short of home", ko="이랑 하나를 남기고 멈추다"),
            Text(
                en="The star is one ridge away, and nobody gets over it. Momentum and Adam come nearer than GD.",
                ko="별까지 이랑 하나가 남았는데 아무도 넘지 못합니다. Momentum과 Adam이 GD보다 가까이 갑니다.",
            ),
            "surface=levy13&start=1.45,1.4&steps=150&run=gd~learning_rate:0.003&run=momentum~learning_rate:0.003"
            "&run=adam~learning_rate:0.05",
            idea="basins",
        ),
    )

    def formula(self, x: Any, y: Any) -> Any:
        ridges = np.sin(3 * np.pi * x) ** 2
        bowl_x = (x - 1) ** 2 * (1 + np.sin(3 * np.pi * y) ** 2)
        bowl_y = (y - 1) ** 2 * (1 + np.sin(2 * np.pi * y) ** 2)
        return ridges + bowl_x + bowl_y
