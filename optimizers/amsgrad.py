"""AMSGrad (Reddi, Kale & Kumar 2018), as in PyTorch: the maximum is of the raw v, corrected for bias afterwards."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.notation import LARGEST_SQUARE, MOMENTS
from engine.spec.terms import BETA1, BETA2, EPSILON, LEARNING_RATE, WEIGHT_DECAY


class AMSGradState(NamedTuple):
    """Step count, the two moments, the largest v so far, and what bias correction makes of them."""

    t: Any
    m: Any
    v: Any
    v_max: Any
    m_hat: Any
    v_hat: Any


@dataclass(frozen=True)
class AMSGrad(Optimizer):
    """Adam that divides by the largest second moment so far."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-3)
    beta1: float = hyper(BETA1, 0.9)
    beta2: float = hyper(BETA2, 0.999)
    epsilon: float = hyper(EPSILON, 1e-8)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "AMSGrad"
    year = 2018
    family = "adam"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" m_t &= \beta_1 m_{t-1} + (1-\beta_1)\, g_t \\ v_t &= \beta_2 v_{t-1} + (1-\beta_2)\, g_t^2 \\"
        r" v^{\max}_t &= \max(v^{\max}_{t-1},\, v_t) \\"
        r" \hat m_t &= m_t / (1-\beta_1^t), \quad \hat v_t = v^{\max}_t / (1-\beta_2^t) \\"
        r" \theta_t &= \theta_{t-1} - \eta\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon) \end{aligned}"
    )
    paper = Paper(
        "Reddi, Kale & Kumar",
        2018,
        "On the Convergence of Adam and Beyond",
        "https://arxiv.org/abs/1904.09237",
    )
    summary = Text(
        en="Adam that never forgets its largest gradients, so its rate cannot grow again at the wrong moment.",
        ko="가장 컸던 기울기를 잊지 않는 Adam입니다. 엉뚱한 때에 학습률이 다시 커지는 일을 막습니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.Adam",
            {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight_decay": 0.0},
            Text(en="Called with amsgrad=True.", ko="amsgrad=True로 부릅니다."),
        ),
        Framework(
            "Keras",
            "keras.optimizers.Adam",
            {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
            Text(
                en="Called with amsgrad=True; ε is added before the bias correction of v.",
                ko="amsgrad=True로 부릅니다. v를 편향 보정하기 전에 ε을 더합니다.",
            ),
        ),
        Framework(
            "Optax",
            "optax.amsgrad",
            {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
            Text(
                en="The maximum is of v after its bias correction: another path.",
                ko="편향 보정을 마친 v의 최댓값을 씁니다. 그래서 경로가 다릅니다.",
            ),
        ),
    )
    relative = "adam"
    differs = Text(
        en="The denominator uses the largest v so far instead of the present one.",
        ko="분모에 지금의 v 대신 지금까지 가장 큰 v를 씁니다.",
    )
    notation = MOMENTS | {"v_max": LARGEST_SQUARE}

    def start(self, theta: Any) -> AMSGradState:
        zero = np.zeros_like(theta)
        return AMSGradState(0, zero, zero, zero, zero, zero)

    def step(self, theta: Any, state: AMSGradState, oracle: Oracle, lr: Any) -> tuple[Any, AMSGradState]:
        t = state.t + 1
        g = oracle.gradient(theta) + self.weight_decay * theta
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        v_max = np.maximum(state.v_max, v)
        m_hat = m / (1 - self.beta1**t)
        v_hat = v_max / (1 - self.beta2**t)
        return theta - lr * m_hat / (np.sqrt(v_hat) + self.epsilon), AMSGradState(t, m, v, v_max, m_hat, v_hat)
