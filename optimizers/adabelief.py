"""AdaBelief (Zhuang et al. 2020), as its authors, Optax and pytorch_optimizer run it: epsilon gathers inside s."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Optimizer, Oracle, Paper, Symbol, Text, hyper
from engine.spec.notation import CORRECTED_MEAN, CORRECTED_SCALE, MEAN
from engine.spec.terms import BETA1, BETA2, EPSILON, LEARNING_RATE, WEIGHT_DECAY


class AdaBeliefState(NamedTuple):
    """Step count, the mean of gradients, the spread around that mean, and both after bias correction."""

    t: Any
    m: Any
    s: Any
    m_hat: Any
    s_hat: Any


@dataclass(frozen=True)
class AdaBelief(Optimizer):
    """Adam whose second moment is the mean square of g − m, not of g."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-3)
    beta1: float = hyper(BETA1, 0.9)
    beta2: float = hyper(BETA2, 0.999)
    epsilon: float = hyper(EPSILON, 1e-16)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "AdaBelief"
    year = 2020
    family = "adam"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) \\"
        r" m_t &= \beta_1 m_{t-1} + (1-\beta_1)\, g_t \\"
        r" s_t &= \beta_2 s_{t-1} + (1-\beta_2)\, (g_t - m_t)^2 + \varepsilon \\"
        r" \hat m_t &= m_t / (1-\beta_1^t), \quad \hat s_t = s_t / (1-\beta_2^t) \\"
        r" \theta_t &= (1-\eta\lambda)\, \theta_{t-1} - \eta\, \hat m_t / (\sqrt{\hat s_t} + \varepsilon) \end{aligned}"
    )
    paper = Paper(
        "Zhuang, Tang, Ding, Tatikonda, Dvornek, Papademetris & Duncan",
        2020,
        "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients",
        "https://arxiv.org/abs/2010.07468",
    )
    summary = Text(
        en="Adam that takes long steps where the gradient comes as expected and short ones where it surprises.",
        ko="기울기가 예상대로면 크게, 예상에서 벗어나면 작게 움직이는 Adam입니다.",
    )
    frameworks = (Framework("Optax", "optax.adabelief", {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-16}),)
    relative = "adam"
    differs = Text(
        en="v averages the squared distance (g − m)² from the mean instead of g² itself, and ε joins that average.",
        ko="g² 대신 평균과의 차이의 제곱 (g − m)²을 평균하고, 그 평균에 ε을 더합니다.",
    )
    notation = {
        "m": MEAN,
        "s": Symbol(note=Text(en="spread around the mean", ko="평균에서 벗어난 정도"), role="scale"),
        "m_hat": CORRECTED_MEAN,
        "s_hat": CORRECTED_SCALE,
    }

    def start(self, theta: Any) -> AdaBeliefState:
        zero = np.zeros_like(theta)
        return AdaBeliefState(0, zero, zero, zero, zero)

    def step(self, theta: Any, state: AdaBeliefState, oracle: Oracle, lr: Any) -> tuple[Any, AdaBeliefState]:
        t = state.t + 1
        g = oracle.gradient(theta)
        m = self.beta1 * state.m + (1 - self.beta1) * g
        s = self.beta2 * state.s + (1 - self.beta2) * (g - m) ** 2 + self.epsilon
        m_hat = m / (1 - self.beta1**t)
        s_hat = s / (1 - self.beta2**t)
        decayed = (1 - lr * self.weight_decay) * theta
        return decayed - lr * m_hat / (np.sqrt(s_hat) + self.epsilon), AdaBeliefState(t, m, s, m_hat, s_hat)
