"""Adam (Kingma & Ba 2015), as in PyTorch: epsilon outside the root, L2 coupled to the gradient."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.notation import MOMENTS
from engine.spec.terms import BETA1, BETA2, BIAS_CORRECTION, EPSILON, LEARNING_RATE, WEIGHT_DECAY


class AdamState(NamedTuple):
    """Step count, the two moments, and the moments after bias correction."""

    t: Any
    m: Any
    v: Any
    m_hat: Any
    v_hat: Any


@dataclass(frozen=True)
class Adam(Optimizer):
    """The running mean of gradients over the root of that of their squares, both bias corrected."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-3)
    beta1: float = hyper(BETA1, 0.9)
    beta2: float = hyper(BETA2, 0.999)
    epsilon: float = hyper(EPSILON, 1e-8)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)
    bias_correction: bool = hyper(BIAS_CORRECTION, True)

    title = "Adam"
    year = 2015
    family = "adam"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" m_t &= \beta_1 m_{t-1} + (1-\beta_1)\, g_t \\ v_t &= \beta_2 v_{t-1} + (1-\beta_2)\, g_t^2 \\"
        r" \hat m_t &= m_t / (1-\beta_1^t), \quad \hat v_t = v_t / (1-\beta_2^t) \\"
        r" \theta_t &= \theta_{t-1} - \eta\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon) \end{aligned}"
    )
    paper = Paper(
        "Kingma & Ba",
        2015,
        "Adam: A Method for Stochastic Optimization",
        "https://arxiv.org/abs/1412.6980",
    )
    summary = Text(
        en="Momentum divided by the typical size of the gradient, so that every step is about η long.",
        ko="모멘텀을 기울기의 평균적인 크기로 나누어, 어느 방향이든 보폭을 η 정도로 맞춥니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.Adam",
            {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        ),
        Framework(
            "Keras",
            "keras.optimizers.Adam",
            {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
            Text(
                en="ε is added before the bias correction of v.",
                ko="v를 편향 보정하기 전에 ε을 더합니다.",
            ),
        ),
        Framework("Optax", "optax.adam", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}),
    )
    relative = "rmsprop"
    differs = Text(
        en="The gradient above the fraction becomes its running mean m; both moments are corrected for starting at 0.",
        ko="분자의 기울기가 이동 평균 m으로 바뀌고, 0에서 출발한 두 모멘트의 편향을 보정합니다.",
    )
    notation = MOMENTS
    usual = True

    def start(self, theta: Any) -> AdamState:
        zero = np.zeros_like(theta)
        return AdamState(0, zero, zero, zero, zero)

    def step(self, theta: Any, state: AdamState, oracle: Oracle, lr: Any) -> tuple[Any, AdamState]:
        t = state.t + 1
        g = oracle.gradient(theta) + self.weight_decay * theta
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        if self.bias_correction:
            m_hat, v_hat = m / (1 - self.beta1**t), v / (1 - self.beta2**t)
        else:
            m_hat, v_hat = m, v
        return theta - lr * m_hat / (np.sqrt(v_hat) + self.epsilon), AdamState(t, m, v, m_hat, v_hat)
