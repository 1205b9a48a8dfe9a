"""Nesterov's accelerated gradient (Nesterov 1983), in the form of Sutskever et al. 2013 that PyTorch runs.

The point drawn is the look-ahead point θ + μv of Sutskever's paper: it is where the gradient is taken.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.notation import VELOCITY
from engine.spec.terms import LEARNING_RATE, MOMENTUM, WEIGHT_DECAY


class NAGState(NamedTuple):
    """The velocity: the gradients so far, each older one weaker by μ."""

    velocity: Any


@dataclass(frozen=True)
class NAG(Optimizer):
    """bₜ = μ bₜ₋₁ + gₜ, and θₜ = θₜ₋₁ − η (gₜ + μ bₜ)."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-3)
    momentum: float = hyper(MOMENTUM, 0.9)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "NAG"
    year = 1983
    family = "momentum"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" b_t &= \mu\, b_{t-1} + g_t \\"
        r" \theta_t &= \theta_{t-1} - \eta\, (g_t + \mu\, b_t) \end{aligned}"
    )
    paper = Paper(
        "Nesterov",
        1983,
        "A method for solving the convex programming problem with convergence rate O(1/k²)",
        "https://www.mathnet.ru/eng/dan46009",
    )
    summary = Text(
        en="Momentum that looks where its velocity is about to carry it, and so brakes before it overshoots.",
        ko="속도가 데려갈 곳의 기울기를 미리 봅니다. 그래서 지나치기 전에 먼저 속도를 줄입니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.SGD",
            {"learning_rate": 1e-3, "weight_decay": 0.0},
            Text(
                en="Called with nesterov=True; the momentum must be above 0.",
                ko="nesterov=True로 부르며, 모멘텀은 0보다 커야 합니다.",
            ),
        ),
        Framework(
            "Keras",
            "keras.optimizers.SGD",
            {"learning_rate": 0.01},
            Text(
                en="Called with nesterov=True. The rate is inside the velocity: the same path while it is constant.",
                ko="nesterov=True로 부릅니다. 학습률이 속도 안에 들어 있어, 학습률이 일정할 때만 같은 경로입니다.",
            ),
        ),
        Framework("Optax", "optax.sgd", {}, Text(en="Called with nesterov=True.", ko="nesterov=True로 부릅니다.")),
    )
    relative = "momentum"
    differs = Text(
        en="The step is g + μb instead of b: the velocity after one more push of the same gradient.",
        ko="b 대신 g + μb만큼 움직입니다. 같은 기울기로 한 번 더 밀었을 때의 속도입니다.",
    )
    notation = {"velocity": VELOCITY}
    recurrence = "nesterov"
    usual = True

    def start(self, theta: Any) -> NAGState:
        return NAGState(np.zeros_like(theta))

    def step(self, theta: Any, state: NAGState, oracle: Oracle, lr: Any) -> tuple[Any, NAGState]:
        g = oracle.gradient(theta) + self.weight_decay * theta
        velocity = self.momentum * state.velocity + g
        return theta - lr * (g + self.momentum * velocity), NAGState(velocity)
