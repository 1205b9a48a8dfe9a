"""Rastrigin's function (Rastrigin 1974) in two dimensions."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.surface import Minimum, Surface, View
from engine.text import Text


@dataclass(frozen=True)
class Rastrigin(Surface):
    title = "Rastrigin"
    tex = r"f(x, y) = 20 + x^2 - 10\cos 2\pi x + y^2 - 10\cos 2\pi y"
    summary = Text(
        en="A bowl full of regular dents: small steps end in the dent they start in, large ones jump about.",
        ko="그릇 안이 규칙적인 홈으로 가득합니다. 보폭이 작으면 출발한 홈에 갇히고, 크면 홈에서 홈으로 건너뜁니다.",
    )
    view = View(-5.12, 5.12, -5.12, 5.12)
    start = (-3.4, 2.6)
    minima = (Minimum(0.0, 0.0, 0.0),)

    def formula(self, x: Any, y: Any) -> Any:
        return 20 + (x**2 - 10 * np.cos(2 * np.pi * x)) + (y**2 - 10 * np.cos(2 * np.pi * y))
