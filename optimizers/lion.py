"""Lion, EvoLved Sign Momentum (Chen et al. 2023)."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Optimizer, Oracle, Paper, Symbol, Text, hyper
from engine.spec.notation import MEAN
from engine.spec.terms import BETA1, BETA2, LEARNING_RATE, WEIGHT_DECAY


class LionState(NamedTuple):
    """The mean of gradients, and the mix of it with the newest gradient whose sign is the step."""

    m: Any
    c: Any


@dataclass(frozen=True)
class Lion(Optimizer):
    """Every coordinate of θ moves by ±η: the sign of a mix of momentum and gradient."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-4)
    beta1: float = hyper(
        BETA1,
        0.9,
        title=Text(en="beta 1, share of the memory in the step", ko="베타 1, 스텝에서 기억의 비중"),
        help=Text(
            en="How much the memory counts against the newest gradient when the sign is taken.",
            ko="부호를 정할 때 새 기울기에 견주어 기억을 얼마나 반영할지 정합니다.",
        ),
    )
    beta2: float = hyper(
        BETA2,
        0.99,
        title=Text(en="beta 2, memory of the gradient", ko="베타 2, 기울기의 기억"),
        help=Text(
            en="How much of the running mean of gradients survives a step.",
            ko="기울기의 이동 평균이 한 스텝 뒤에 얼마나 남는지 정합니다.",
        ),
    )
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "Lion"
    year = 2023
    family = "sign"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) \\"
        r" c_t &= \beta_1 m_{t-1} + (1-\beta_1)\, g_t \\"
        r" \theta_t &= (1 - \eta\lambda)\, \theta_{t-1} - \eta\, \operatorname{sign}(c_t) \\"
        r" m_t &= \beta_2 m_{t-1} + (1-\beta_2)\, g_t \end{aligned}"
    )
    paper = Paper(
        "Chen, Liang, Huang, Real, Wang, Liu, Pham, Dong, Luong, Hsieh, Lu & Le",
        2023,
        "Symbolic Discovery of Optimization Algorithms",
        "https://arxiv.org/abs/2302.06675",
    )
    summary = Text(
        en="Only the sign of a momentum counts: every parameter moves by exactly η, or not at all.",
        ko="모멘텀의 부호만 봅니다. 모든 매개변수가 정확히 η만큼 움직이거나 제자리에 있습니다.",
    )
    frameworks = (
        Framework("Keras", "keras.optimizers.Lion", {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.99}),
        Framework("Optax", "optax.lion", {"beta1": 0.9, "beta2": 0.99, "weight_decay": 1e-3}),
    )
    relative = "momentum"
    differs = Text(
        en="Only the sign of the velocity counts, and a new gradient weighs more in the step than in the memory.",
        ko="속도의 부호만 따라가며, 새 기울기를 기억할 때보다 움직일 때 더 크게 반영합니다.",
    )
    notation = {
        "m": MEAN,
        "c": Symbol(note=Text(en="mix whose sign is the step", ko="부호가 갱신이 되는 값"), role="scale"),
    }

    def start(self, theta: Any) -> LionState:
        zero = np.zeros_like(theta)
        return LionState(zero, zero)

    def step(self, theta: Any, state: LionState, oracle: Oracle, lr: Any) -> tuple[Any, LionState]:
        g = oracle.gradient(theta)
        c = self.beta1 * state.m + (1 - self.beta1) * g
        m = self.beta2 * state.m + (1 - self.beta2) * g
        return (1 - lr * self.weight_decay) * theta - lr * np.sign(c), LionState(m, c)
