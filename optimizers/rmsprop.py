"""RMSprop (Tieleman & Hinton 2012), as in PyTorch: epsilon outside the root, no bias correction."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Hyper, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.notation import MEAN, MEAN_SQUARE, VELOCITY
from engine.spec.terms import EPSILON, LEARNING_RATE, MOMENTUM, RHO, WEIGHT_DECAY

CENTERED = Hyper(
    symbol="v − m²",
    title=Text(en="centered", ko="중심화"),
    help=Text(
        en="Divides by the spread of the gradient around its mean instead of by its size.",
        ko="기울기의 크기 대신, 평균을 중심으로 흩어진 정도로 나눕니다.",
    ),
    scale="switch",
    main=False,
)


class RMSpropState(NamedTuple):
    """The running mean of squared gradients, of gradients (when centered), and the velocity."""

    v: Any
    m: Any
    velocity: Any


@dataclass(frozen=True)
class RMSprop(Optimizer):
    """The gradient over the root of a running mean of its squares; momentum and centering on request."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-2)
    rho: float = hyper(RHO, 0.99)
    epsilon: float = hyper(EPSILON, 1e-8)
    momentum: float = hyper(MOMENTUM, 0.0, main=False)
    centered: bool = hyper(CENTERED, False)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "RMSprop"
    year = 2012
    family = "adaptive"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" v_t &= \rho\, v_{t-1} + (1-\rho)\, g_t^2 \\"
        r" b_t &= \mu\, b_{t-1} + g_t / (\sqrt{v_t} + \varepsilon) \\"
        r" \theta_t &= \theta_{t-1} - \eta\, b_t \\"
        r" \text{centered:}\quad m_t &= \rho\, m_{t-1} + (1-\rho)\, g_t, \quad v_t \to v_t - m_t^2 \end{aligned}"
    )
    paper = Paper(
        "Tieleman & Hinton",
        2012,
        "Lecture 6.5 – RMSprop: Divide the gradient by a running average of its recent magnitude",
        "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
    )
    summary = Text(
        en="Each gradient is divided by its recent typical size; what is long past is forgotten, so it never stalls.",
        ko="매개변수마다 기울기를 최근의 평균적인 크기로 나눕니다. 오래된 기울기는 잊으므로 멈춰 서지 않습니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.RMSprop",
            {
                "learning_rate": 1e-2,
                "rho": 0.99,
                "epsilon": 1e-8,
                "momentum": 0.0,
                "centered": False,
                "weight_decay": 0.0,
            },
        ),
        Framework(
            "Keras",
            "keras.optimizers.RMSprop",
            {"learning_rate": 1e-3, "rho": 0.9, "epsilon": 1e-7, "momentum": 0.0, "centered": False},
            Text(
                en="ε is inside the root, and the learning rate inside the velocity.",
                ko="ε이 제곱근 안에 있고, 학습률이 속도 안에 있습니다.",
            ),
        ),
        Framework(
            "Optax",
            "optax.rmsprop",
            {"rho": 0.9, "epsilon": 1e-8, "momentum": 0.0, "centered": False},
            Text(
                en="ε is inside the root, and the learning rate inside the velocity.",
                ko="ε이 제곱근 안에 있고, 학습률이 속도 안에 있습니다.",
            ),
        ),
    )
    relative = "adagrad"
    differs = Text(
        en="The sum of squared gradients becomes a running mean v that forgets.",
        ko="기울기 제곱의 합이, 오래된 값을 잊는 이동 평균 v로 바뀝니다.",
    )
    notation = {
        "v": MEAN_SQUARE,
        "m": replace(MEAN, role="scale"),  # only the spread v − m² is made of it
        "velocity": VELOCITY,
    }
    usual = True

    def start(self, theta: Any) -> RMSpropState:
        zero = np.zeros_like(theta)
        return RMSpropState(zero, zero, zero)

    def step(self, theta: Any, state: RMSpropState, oracle: Oracle, lr: Any) -> tuple[Any, RMSpropState]:
        g = oracle.gradient(theta) + self.weight_decay * theta
        v = self.rho * state.v + (1 - self.rho) * g**2
        if self.centered:
            m = self.rho * state.m + (1 - self.rho) * g
            size = np.sqrt(v - m**2)
        else:
            m = state.m
            size = np.sqrt(v)
        velocity = self.momentum * state.velocity + g / (size + self.epsilon)
        return theta - lr * velocity, RMSpropState(v, m, velocity)
