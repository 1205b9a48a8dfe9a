"""Adagrad (Duchi, Hazan & Singer 2011), diagonal, as in PyTorch: epsilon outside the root."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Hyper, Optimizer, Oracle, Paper, Symbol, Text, hyper
from engine.spec.terms import EPSILON, LEARNING_RATE, WEIGHT_DECAY

INITIAL_ACCUMULATOR = Hyper(
    symbol="s₀",
    title=Text(en="initial accumulator", ko="누적값의 초깃값"),
    help=Text(
        en="What the sum of squared gradients starts with: more of it shortens the first steps.",
        ko="기울기 제곱의 합이 시작하는 값입니다. 클수록 처음 스텝이 짧아집니다.",
    ),
    scale="linear",
    main=False,
)
LR_DECAY = Hyper(
    symbol="γ",
    title=Text(en="learning rate decay", ko="학습률 감소"),
    help=Text(
        en="Divides the learning rate by 1 + (t − 1)γ, on top of what the sum does.",
        ko="누적합과 별도로 학습률을 1 + (t − 1)γ로 나눕니다.",
    ),
    scale="linear",
    main=False,
)


class AdagradState(NamedTuple):
    """Step count and the sum of all squared gradients."""

    t: Any
    s: Any


@dataclass(frozen=True)
class Adagrad(Optimizer):
    """The gradient over the root of the sum of all its squares so far, per coordinate."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-2)
    epsilon: float = hyper(EPSILON, 1e-10)
    initial_accumulator: float = hyper(INITIAL_ACCUMULATOR, 0.0)
    lr_decay: float = hyper(LR_DECAY, 0.0)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "Adagrad"
    year = 2011
    family = "adaptive"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" s_t &= s_{t-1} + g_t^2 \\ \eta_t &= \eta / (1 + (t-1)\,\gamma) \\"
        r" \theta_t &= \theta_{t-1} - \eta_t\, g_t / (\sqrt{s_t} + \varepsilon) \end{aligned}"
    )
    paper = Paper(
        "Duchi, Hazan & Singer",
        2011,
        "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
        "https://jmlr.org/papers/v12/duchi11a.html",
    )
    summary = Text(
        en="Each parameter's rate shrinks with all the squared gradients it has seen, and never grows again.",
        ko="매개변수마다 지금까지의 기울기 제곱을 모두 더해 학습률을 줄입니다. 한번 줄면 다시 커지지 않습니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.Adagrad",
            {"learning_rate": 1e-2, "epsilon": 1e-10, "initial_accumulator": 0.0, "lr_decay": 0.0, "weight_decay": 0.0},
        ),
        Framework(
            "Keras",
            "keras.optimizers.Adagrad",
            {"learning_rate": 1e-3, "epsilon": 1e-7, "initial_accumulator": 0.1},
            Text(en="ε is inside the root.", ko="ε이 제곱근 안에 있습니다."),
        ),
        Framework(
            "Optax",
            "optax.adagrad",
            {"epsilon": 1e-7, "initial_accumulator": 0.1},
            Text(en="ε is inside the root.", ko="ε이 제곱근 안에 있습니다."),
        ),
    )
    relative = "gd"
    differs = Text(
        en="The gradient is divided, parameter by parameter, by the root of the sum of its squares.",
        ko="기울기를 매개변수마다 자기 제곱합의 제곱근으로 나눕니다.",
    )
    notation = {"s": Symbol(note=Text(en="sum of squared gradients", ko="기울기 제곱의 합"), role="scale")}

    def start(self, theta: Any) -> AdagradState:
        return AdagradState(0, np.full_like(theta, self.initial_accumulator))

    def step(self, theta: Any, state: AdagradState, oracle: Oracle, lr: Any) -> tuple[Any, AdagradState]:
        t = state.t + 1
        g = oracle.gradient(theta) + self.weight_decay * theta
        s = state.s + g**2
        rate = lr / (1 + (t - 1) * self.lr_decay)
        return theta - rate * g / (np.sqrt(s) + self.epsilon), AdagradState(t, s)
