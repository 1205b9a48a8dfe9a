"""AdaMax (Kingma & Ba 2015, section 7.1), as in PyTorch: epsilon joins |g| inside the maximum."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Optimizer, Oracle, Paper, Symbol, Text, hyper
from engine.spec.notation import CORRECTED_MEAN, MEAN
from engine.spec.terms import BETA1, BETA2, EPSILON, LEARNING_RATE, WEIGHT_DECAY


class AdaMaxState(NamedTuple):
    """Step count, the mean of gradients, their fading maximum, and the mean after bias correction."""

    t: Any
    m: Any
    u: Any
    m_hat: Any


@dataclass(frozen=True)
class AdaMax(Optimizer):
    """Adam with the ∞-norm: a decaying maximum u of |g| stands in place of √v̂."""

    learning_rate: float = hyper(LEARNING_RATE, 2e-3)
    beta1: float = hyper(BETA1, 0.9)
    beta2: float = hyper(BETA2, 0.999)
    epsilon: float = hyper(EPSILON, 1e-8)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "AdaMax"
    year = 2015
    family = "adam"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" m_t &= \beta_1 m_{t-1} + (1-\beta_1)\, g_t \\"
        r" u_t &= \max(\beta_2 u_{t-1},\, |g_t| + \varepsilon) \\ \hat m_t &= m_t / (1-\beta_1^t) \\"
        r" \theta_t &= \theta_{t-1} - \eta\, \hat m_t / u_t \end{aligned}"
    )
    paper = Paper(
        "Kingma & Ba",
        2015,
        "Adam: A Method for Stochastic Optimization",
        "https://arxiv.org/abs/1412.6980",
    )
    summary = Text(
        en="Adam that divides by the largest recent gradient instead of the typical one.",
        ko="평균적인 크기 대신 최근의 가장 큰 기울기로 나누는 Adam입니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.Adamax",
            {"learning_rate": 2e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight_decay": 0.0},
        ),
        Framework(
            "Keras",
            "keras.optimizers.Adamax",
            {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
            Text(
                en="ε is added to u in the denominator, not inside the maximum.",
                ko="ε을 최댓값 안이 아니라 분모의 u에 더합니다.",
            ),
        ),
        Framework("Optax", "optax.adamax", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}),
    )
    relative = "adam"
    differs = Text(
        en="The root of the mean square becomes a maximum u that fades by β₂; it needs no bias correction.",
        ko="제곱 평균의 제곱근이, β₂만큼씩 줄어드는 최댓값 u로 바뀝니다. u에는 편향 보정이 필요 없습니다.",
    )
    notation = {
        "m": MEAN,
        "u": Symbol(note=Text(en="fading maximum", ko="서서히 줄어드는 최댓값"), role="scale"),
        "m_hat": CORRECTED_MEAN,
    }

    def start(self, theta: Any) -> AdaMaxState:
        zero = np.zeros_like(theta)
        return AdaMaxState(0, zero, zero, zero)

    def step(self, theta: Any, state: AdaMaxState, oracle: Oracle, lr: Any) -> tuple[Any, AdaMaxState]:
        t = state.t + 1
        g = oracle.gradient(theta) + self.weight_decay * theta
        m = self.beta1 * state.m + (1 - self.beta1) * g
        u = np.maximum(self.beta2 * state.u, np.abs(g) + self.epsilon)
        m_hat = m / (1 - self.beta1**t)
        return theta - lr * m_hat / u, AdaMaxState(t, m, u, m_hat)
