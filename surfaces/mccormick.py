"""McCormick's function (McCormick 1976): a wave on a tilted trough."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.surface import Minimum, Surface, View
from engine.text import Text


@dataclass(frozen=True)
class McCormick(Surface):
    title = "McCormick"
    tex = r"f(x, y) = \sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1"
    summary = Text(
        en="A wave along a trough: the left hollow is the deepest here, but outside the window it falls for ever.",
        ko="고랑을 따라 물결이 칩니다. 이 창에서는 왼쪽 웅덩이가 가장 깊지만 창 밖에서는 고랑이 끝없이 내려갑니다.",
    )
    view = View(-2.0, 4.0, -3.0, 3.0)
    start = (3.0, -2.0)
    minima = (
        Minimum(-0.5471975511965977, -1.5471975511965979, -1.9132229549810364),
        Minimum(2.5943951023931957, 1.5943951023931955, 1.2283696986087569),
    )
    saddles = ((1.5471975511965979, 0.5471975511965977), (-1.5943951023931955, -2.5943951023931957))

    def formula(self, x: Any, y: Any) -> Any:
        return np.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1
