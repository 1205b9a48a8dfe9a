"""Adadelta (Zeiler 2012), as in PyTorch: epsilon inside both roots, u gathers the update before the learning rate."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Optimizer, Oracle, Paper, Symbol, Text, hyper
from engine.spec.notation import MEAN_SQUARE
from engine.spec.terms import EPSILON, LEARNING_RATE, RHO, WEIGHT_DECAY


class AdadeltaState(NamedTuple):
    """The running means of squared gradients and of squared updates."""

    v: Any
    u: Any


@dataclass(frozen=True)
class Adadelta(Optimizer):
    """The gradient times the ratio of two running root mean squares, of past updates and of gradients."""

    learning_rate: float = hyper(LEARNING_RATE, 1.0)
    rho: float = hyper(RHO, 0.9)
    epsilon: float = hyper(EPSILON, 1e-6)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "Adadelta"
    year = 2012
    family = "adaptive"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" v_t &= \rho\, v_{t-1} + (1-\rho)\, g_t^2 \\"
        r" \Delta_t &= \frac{\sqrt{u_{t-1} + \varepsilon}}{\sqrt{v_t + \varepsilon}}\, g_t \\"
        r" u_t &= \rho\, u_{t-1} + (1-\rho)\, \Delta_t^2 \\"
        r" \theta_t &= \theta_{t-1} - \eta\, \Delta_t \end{aligned}"
    )
    paper = Paper(
        "Zeiler",
        2012,
        "ADADELTA: An Adaptive Learning Rate Method",
        "https://arxiv.org/abs/1212.5701",
    )
    summary = Text(
        en="RMSprop whose rate is the typical size of its own recent updates; ε decides how it gets going.",
        ko="최근 갱신의 평균적인 크기를 학습률로 삼는 RMSprop입니다. 출발 속도는 ε이 정합니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.Adadelta",
            {"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-6, "weight_decay": 0.0},
        ),
        Framework("Keras", "keras.optimizers.Adadelta", {"learning_rate": 1e-3, "rho": 0.95, "epsilon": 1e-7}),
        Framework("Optax", "optax.adadelta", {"rho": 0.9, "epsilon": 1e-6, "weight_decay": 0.0}),
    )
    relative = "rmsprop"
    differs = Text(
        en="The learning rate above the fraction becomes the running size of past updates, √(u + ε).",
        ko="분자의 학습률이 지난 갱신의 평균적인 크기 √(u + ε)으로 바뀝니다.",
    )
    notation = {
        "v": MEAN_SQUARE,
        "u": Symbol(note=Text(en="mean of squared updates", ko="갱신 제곱의 이동 평균"), role="scale"),
        "delta": Symbol("Δ"),
    }

    def start(self, theta: Any) -> AdadeltaState:
        zero = np.zeros_like(theta)
        return AdadeltaState(zero, zero)

    def step(self, theta: Any, state: AdadeltaState, oracle: Oracle, lr: Any) -> tuple[Any, AdadeltaState]:
        g = oracle.gradient(theta) + self.weight_decay * theta
        v = self.rho * state.v + (1 - self.rho) * g**2
        delta = np.sqrt(state.u + self.epsilon) / np.sqrt(v + self.epsilon) * g
        u = self.rho * state.u + (1 - self.rho) * delta**2
        return theta - lr * delta, AdadeltaState(v, u)
