"""Heavy-ball momentum (Polyak 1964), as in PyTorch: the learning rate stays outside the velocity."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.notation import VELOCITY
from engine.spec.terms import DAMPENING, LEARNING_RATE, MOMENTUM, WEIGHT_DECAY


class MomentumState(NamedTuple):
    """Step count and the velocity: the gradients so far, each older one weaker by μ."""

    t: Any
    velocity: Any


@dataclass(frozen=True)
class Momentum(Optimizer):
    """The heavy ball: bₜ = μ bₜ₋₁ + (1 − τ) gₜ with b₁ = g₁, and θₜ = θₜ₋₁ − η bₜ."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-3)
    momentum: float = hyper(MOMENTUM, 0.9)
    dampening: float = hyper(DAMPENING, 0.0)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "Momentum"
    year = 1964
    family = "momentum"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" b_1 &= g_1, \quad b_t = \mu\, b_{t-1} + (1-\tau)\, g_t \\"
        r" \theta_t &= \theta_{t-1} - \eta\, b_t \end{aligned}"
    )
    paper = Paper(
        "Polyak",
        1964,
        "Some methods of speeding up the convergence of iteration methods",
        "https://doi.org/10.1016/0041-5553(64)90137-5",
    )
    summary = Text(
        en="A ball with inertia: steps that agree add up, steps that zigzag cancel, and it may roll past the bottom.",
        ko="관성이 있는 공처럼 움직입니다. 같은 방향은 쌓이고 지그재그는 상쇄되며, 바닥을 지나치기도 합니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.SGD",
            {"learning_rate": 1e-3, "momentum": 0.0, "dampening": 0.0, "weight_decay": 0.0},
            Text(
                en="Momentum is off unless it is set; 0.9 is the usual choice.",
                ko="모멘텀은 직접 켜야 합니다. 보통 0.9를 씁니다.",
            ),
        ),
        Framework(
            "Keras",
            "keras.optimizers.SGD",
            {"learning_rate": 0.01, "momentum": 0.0},
            Text(
                en="The rate is inside the velocity: the same path while it is constant.",
                ko="학습률이 속도 안에 들어 있어, 학습률이 일정할 때만 같은 경로입니다.",
            ),
        ),
        Framework("Optax", "optax.sgd"),
    )
    relative = "gd"
    differs = Text(
        en="The step follows a velocity b, which keeps μ of itself and adds the gradient, not the gradient alone.",
        ko="기울기 대신 속도 b를 따라갑니다. 속도는 이전 값의 μ배를 남기고 새 기울기를 더한 것입니다.",
    )
    notation = {"velocity": VELOCITY}
    recurrence = "heavy_ball"
    usual = True

    def start(self, theta: Any) -> MomentumState:
        return MomentumState(0, np.zeros_like(theta))

    def step(self, theta: Any, state: MomentumState, oracle: Oracle, lr: Any) -> tuple[Any, MomentumState]:
        t = state.t + 1
        g = oracle.gradient(theta) + self.weight_decay * theta
        velocity = self.momentum * state.velocity + (1 - self.dampening * (t > 1)) * g
        return theta - lr * velocity, MomentumState(t, velocity)
