"""AdamW (Loshchilov & Hutter 2019), as in PyTorch: the decay shrinks the old θ and never enters the moments."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Hyper, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.notation import LARGEST_SQUARE, MOMENTS
from engine.spec.terms import BETA1, BETA2, EPSILON, LEARNING_RATE, WEIGHT_DECAY

AMSGRAD = Hyper(
    symbol="v max",
    title=Text(en="AMSGrad", ko="AMSGrad"),
    help=Text(
        en="Divides by the largest v so far instead of the present one.",
        ko="지금의 v 대신 지금까지 가장 큰 v로 나눕니다.",
    ),
    scale="switch",
    main=False,
)


class AdamWState(NamedTuple):
    """Step count, the two moments, the v that divides (the largest so far with AMSGrad), and both after correction."""

    t: Any
    m: Any
    v: Any
    v_max: Any
    m_hat: Any
    v_hat: Any


@dataclass(frozen=True)
class AdamW(Optimizer):
    """Adam whose weight decay shrinks θ itself and leaves the gradient alone; AMSGrad on request."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-3)
    beta1: float = hyper(BETA1, 0.9)
    beta2: float = hyper(BETA2, 0.999)
    epsilon: float = hyper(EPSILON, 1e-8)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.01, main=True)
    amsgrad: bool = hyper(AMSGRAD, False)

    title = "AdamW"
    year = 2019
    family = "adam"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) \\"
        r" m_t &= \beta_1 m_{t-1} + (1-\beta_1)\, g_t \\ v_t &= \beta_2 v_{t-1} + (1-\beta_2)\, g_t^2 \\"
        r" \hat m_t &= m_t / (1-\beta_1^t), \quad \hat v_t = v_t / (1-\beta_2^t) \\"
        r" \theta_t &= (1-\eta\lambda)\, \theta_{t-1} - \eta\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon) \end{aligned}"
    )
    paper = Paper(
        "Loshchilov & Hutter",
        2019,
        "Decoupled Weight Decay Regularization",
        "https://arxiv.org/abs/1711.05101",
    )
    summary = Text(
        en="Adam whose weight decay pulls on the parameters themselves, so that large gradients cannot dilute it.",
        ko="가중치 감쇠를 매개변수에 직접 거는 Adam입니다. 기울기가 커도 감쇠가 약해지지 않습니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.AdamW",
            {
                "learning_rate": 1e-3,
                "beta1": 0.9,
                "beta2": 0.999,
                "epsilon": 1e-8,
                "weight_decay": 0.01,
                "amsgrad": False,
            },
        ),
        Framework(
            "Keras",
            "keras.optimizers.AdamW",
            {
                "learning_rate": 1e-3,
                "beta1": 0.9,
                "beta2": 0.999,
                "epsilon": 1e-7,
                "weight_decay": 0.004,
                "amsgrad": False,
            },
            Text(
                en="ε is added before the bias correction of v.",
                ko="v를 편향 보정하기 전에 ε을 더합니다.",
            ),
        ),
        Framework("Optax", "optax.adamw", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight_decay": 1e-4}),
    )
    relative = "adam"
    differs = Text(
        en="λθ leaves the gradient; θ is shrunk by 1 − ηλ in the last line instead.",
        ko="λθ를 기울기에서 빼내고, 그 대신 마지막 줄에서 θ에 1 − ηλ를 곱합니다.",
    )
    notation = MOMENTS | {"v_max": LARGEST_SQUARE}

    def start(self, theta: Any) -> AdamWState:
        zero = np.zeros_like(theta)
        return AdamWState(0, zero, zero, zero, zero, zero)

    def step(self, theta: Any, state: AdamWState, oracle: Oracle, lr: Any) -> tuple[Any, AdamWState]:
        t = state.t + 1
        g = oracle.gradient(theta)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        v_max = np.maximum(state.v_max, v) if self.amsgrad else v
        m_hat = m / (1 - self.beta1**t)
        v_hat = v_max / (1 - self.beta2**t)
        decayed = (1 - lr * self.weight_decay) * theta
        return decayed - lr * m_hat / (np.sqrt(v_hat) + self.epsilon), AdamWState(t, m, v, v_max, m_hat, v_hat)
