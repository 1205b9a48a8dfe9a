"""QHAdam (Ma & Yarats 2019), as one would write it from the paper."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Hyper, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.terms import BETA1, BETA2, EPSILON, LEARNING_RATE

NU = Hyper(
    symbol="ν₁",
    title=Text(en="weight of the mean", ko="이동 평균의 비중"),
    help=Text(en="How much of the step is the mean of the gradients.", ko="걸음에서 이동 평균이 차지하는 비중입니다."),
    scale="linear",
    maximum=1.0,
)
NU2 = NU.with_(symbol="ν₂", title=Text(en="weight of the mean of squares", ko="제곱 평균의 비중"))


class State(NamedTuple):
    t: Any
    g: Any
    s: Any


@dataclass(frozen=True)
class QHAdam(Optimizer):
    """θ is moved along a mix of the gradient and its mean."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-3)
    beta1: float = hyper(BETA1, 0.995)
    beta2: float = hyper(BETA2, 0.999)
    nu1: float = hyper(NU, 0.7)
    nu2: float = hyper(NU2, 1.0)
    epsilon: float = hyper(EPSILON, 1e-8)

    title, year, family, relative = "QHAdam", 2019, "adam", "adam"
    tex = r"\theta_{t+1} = \theta_t - \alpha \frac{(1-\nu_1) g_t + \nu_1 \hat g}{\sqrt{\hat s} + \epsilon}"
    paper = Paper(
        "Ma & Yarats", 2019, "Quasi-hyperbolic momentum and Adam for deep learning", "https://arxiv.org/abs/1810.06801"
    )
    summary = Text(en="Adam averaged with plain gradients.", ko="Adam을 기울기와 섞습니다.")
    differs = Text(en="Means are mixed with the gradient.", ko="평균을 기울기와 섞습니다.")

    def start(self, theta: Any) -> State:
        return State(0, np.zeros_like(theta), np.zeros_like(theta))

    def step(self, theta: Any, state: Any, oracle: Oracle, lr: Any) -> tuple[Any, Any]:
        grad = oracle.gradient(theta)
        t = state.t + 1
        g = self.beta1 * state.g + (1 - self.beta1) * grad
        s = self.beta2 * state.s + (1 - self.beta2) * np.square(grad)
        g_hat = g / (1 - self.beta1**t)
        s_hat = s / (1 - self.beta2**t)
        above = (1 - self.nu1) * grad + self.nu1 * g_hat
        below = np.sqrt((1 - self.nu2) * np.square(grad) + self.nu2 * s_hat) + self.epsilon
        return theta - lr * above / below, State(t, g, s)
