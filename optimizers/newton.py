"""Newton's method for minima (Simpson 1740), damped (Levenberg 1944) or saddle-free (Dauphin et al. 2014) if asked.

Nothing helps it silently: an indefinite Hessian draws it to the saddle, a singular one throws it to infinity.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Hyper, Optimizer, Oracle, Paper, Symbol, Text, hyper
from engine.spec.terms import LEARNING_RATE

DAMPING = Hyper(
    symbol="δ",
    title=Text(en="damping", ko="댐핑"),
    help=Text(
        en="Added to both curvatures: the more of it, the shorter the step and the closer to plain descent.",
        ko="두 곡률에 더하는 값입니다. 클수록 보폭이 짧아지고 기본 경사 하강법에 가까워집니다.",
    ),
    scale="linear",
    high=10.0,
)
SADDLE_FREE = Hyper(
    symbol="|H|",
    title=Text(en="saddle-free", ko="안장점 회피"),
    help=Text(
        en="Takes every curvature as positive, so that saddles and maxima push away instead of attracting.",
        ko="모든 곡률을 양수로 바꿉니다. 그래서 안장점과 극대점이 끌어당기지 않고 밀어냅니다.",
    ),
    scale="switch",
)


class NewtonState(NamedTuple):
    """The direction H⁻¹g of the step."""

    direction: Any


@dataclass(frozen=True)
class Newton(Optimizer):
    """θₜ = θₜ₋₁ − η (H + δI)⁻¹ g; `saddle_free` puts |H| in place of H."""

    learning_rate: float = hyper(LEARNING_RATE, 1.0)
    damping: float = hyper(DAMPING, 0.0)
    saddle_free: bool = hyper(SADDLE_FREE, False)

    title = "Newton"
    year = 1740
    family = "curvature"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}), \quad H_t = \nabla^2 f(\theta_{t-1}) \\"
        r" d_t &= (H_t + \delta I)^{-1} g_t \\ \theta_t &= \theta_{t-1} - \eta\, d_t \\"
        r" \text{saddle-free:}\quad H_t &\to |H_t| = Q\,|\Lambda|\,Q^\top \end{aligned}"
    )
    paper = Paper(
        "Ypma",
        1995,
        "Historical Development of the Newton–Raphson Method",
        "https://doi.org/10.1137/1037125",
    )
    summary = Text(
        en="Jump to where the parabola fitted here is flat: one step on a bowl, but straight to a saddle too.",
        ko="지금 위치에 맞춘 이차 곡면의 기울기가 0인 곳으로 뜁니다. "
        "그릇 모양이면 한 스텝에 끝나지만 안장점으로도 곧장 갑니다.",
    )
    relative = "gd"
    differs = Text(
        en="The gradient is multiplied by the inverse of the Hessian, so that flat directions get long steps.",
        ko="기울기에 헤세 행렬의 역행렬을 곱합니다. 그래서 평평한 방향으로는 크게 움직입니다.",
    )
    notation = {
        "direction": Symbol("d", Text(en="direction", ko="방향")),
        "solved": Symbol("r"),
        "trace": Symbol("tr H"),
        "det": Symbol("det H"),
        "lift": Symbol("ℓ"),
        "size": Symbol("s"),
        "total": Symbol("s̃"),
    }

    def start(self, theta: Any) -> NewtonState:
        return NewtonState(np.zeros_like(theta))

    def step(self, theta: Any, state: NewtonState, oracle: Oracle, lr: Any) -> tuple[Any, NewtonState]:
        p, q = oracle.gradient(theta)
        (a, b), (_, c) = oracle.hessian(theta)
        if self.saddle_free:
            a, b, c = _absolute(a, b, c)
        a, c = a + self.damping, c + self.damping
        solved = np.stack([c * p - b * q, a * q - b * p])
        direction = np.where(solved == 0, 0, solved / (a * c - b * b))  # 0/0 says nothing: stay
        return theta - lr * direction, NewtonState(direction)


def _absolute(a: Any, b: Any, c: Any) -> tuple[Any, Any, Any]:
    """|H| of H = [[a, b], [b, c]]: its eigenvalues made positive.

    |H| is the root of H² = tr(H) H − det(H) I; for a 2×2 matrix M, √M = (M + √det(M) I) / √(tr M + 2 √det M).
    """
    trace, det = a + c, a * c - b * b
    lift = np.abs(det) - det
    size = np.sqrt(a * a + 2 * b * b + c * c + 2 * np.abs(det))  # |λ₁| + |λ₂|
    total = np.where(size > 0, size, 1)  # a flat place has |H| = 0
    return (trace * a + lift) / total, trace * b / total, (trace * c + lift) / total
