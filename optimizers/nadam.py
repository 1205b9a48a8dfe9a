"""NAdam (Dozat 2016), as in PyTorch: the paper's warming momentum schedule with decay ψ."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Hyper, Optimizer, Oracle, Paper, Symbol, Text, hyper
from engine.spec.notation import MOMENTS
from engine.spec.terms import BETA1, BETA2, EPSILON, LEARNING_RATE, WEIGHT_DECAY

MOMENTUM_DECAY = Hyper(
    symbol="ψ",
    title=Text(en="momentum decay", ko="모멘텀 감쇠"),
    help=Text(
        en="How fast the momentum rises from half of β₁ to β₁.",
        ko="모멘텀이 β₁의 절반에서 β₁까지 얼마나 빨리 커지는지 정합니다.",
    ),
    scale="log",
    low=1e-4,
    high=1.0,
    main=False,
)
DECOUPLED_WEIGHT_DECAY = Hyper(
    symbol="λ",
    title=Text(en="decoupled weight decay", ko="분리된 가중치 감쇠"),
    help=Text(
        en="Shrinks the parameters directly, as AdamW does, instead of through the gradient.",
        ko="기울기를 거치지 않고, AdamW처럼 매개변수를 직접 줄입니다.",
    ),
    scale="switch",
    main=False,
)


class NAdamState(NamedTuple):
    """Step count, product of all momenta μ so far, the two moments, and what the step makes of them."""

    t: Any
    mu_product: Any
    m: Any
    v: Any
    m_hat: Any
    v_hat: Any


@dataclass(frozen=True)
class NAdam(Optimizer):
    """Adam with Nesterov momentum, whose μₜ grows towards β₁."""

    learning_rate: float = hyper(LEARNING_RATE, 2e-3)
    beta1: float = hyper(BETA1, 0.9)
    beta2: float = hyper(BETA2, 0.999)
    epsilon: float = hyper(EPSILON, 1e-8)
    momentum_decay: float = hyper(MOMENTUM_DECAY, 4e-3)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)
    decoupled_weight_decay: bool = hyper(DECOUPLED_WEIGHT_DECAY, False)

    title = "NAdam"
    year = 2016
    family = "adam"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" \mu_t &= \beta_1 \bigl(1 - \tfrac12\, 0.96^{\,t\psi}\bigr), \quad \Pi_t = \mu_1 \mu_2 \cdots \mu_t \\"
        r" m_t &= \beta_1 m_{t-1} + (1-\beta_1)\, g_t \\ v_t &= \beta_2 v_{t-1} + (1-\beta_2)\, g_t^2 \\"
        r" \hat m_t &= \frac{\mu_{t+1}\, m_t}{1-\Pi_{t+1}} + \frac{(1-\mu_t)\, g_t}{1-\Pi_t},"
        r" \quad \hat v_t = \frac{v_t}{1-\beta_2^t} \\"
        r" \theta_t &= \theta_{t-1} - \eta\, \hat m_t / (\sqrt{\hat v_t} + \varepsilon) \end{aligned}"
    )
    paper = Paper(
        "Dozat",
        2016,
        "Incorporating Nesterov Momentum into Adam",
        "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
    )
    summary = Text(
        en="Adam that looks ahead as NAG does: the newest gradient counts at once, and again through the mean.",
        ko="NAG처럼 앞을 내다보는 Adam입니다. 새 기울기를 곧바로 반영하고, 이동 평균으로 한 번 더 반영합니다.",
    )
    frameworks = (
        Framework(
            "PyTorch",
            "torch.optim.NAdam",
            {
                "learning_rate": 2e-3,
                "beta1": 0.9,
                "beta2": 0.999,
                "epsilon": 1e-8,
                "momentum_decay": 4e-3,
                "weight_decay": 0.0,
                "decoupled_weight_decay": False,
            },
        ),
        Framework(
            "Keras",
            "keras.optimizers.Nadam",
            {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7},
            Text(en="The momentum decay is fixed: ψ = 1.", ko="모멘텀 감쇠가 ψ = 1로 고정되어 있습니다."),
        ),
        Framework(
            "Optax",
            "optax.nadam",
            {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
            Text(
                en="No momentum schedule: μ is β₁ at every step.",
                ko="모멘텀 스케줄이 없어, 모든 스텝에서 μ는 β₁입니다.",
            ),
        ),
    )
    relative = "adam"
    differs = Text(
        en="m̂ mixes the mean of the next step with the gradient of this one, as Nesterov's look-ahead does.",
        ko="m̂에 다음 스텝의 평균과 지금의 기울기를 섞습니다. 네스테로프의 내다보기와 같은 생각입니다.",
    )
    notation = MOMENTS | {"mu_product": Symbol("Π", Text(en="product of all μ", ko="모든 μ의 곱"))}

    def start(self, theta: Any) -> NAdamState:
        zero = np.zeros_like(theta)
        return NAdamState(0, 1.0, zero, zero, zero, zero)

    def step(self, theta: Any, state: NAdamState, oracle: Oracle, lr: Any) -> tuple[Any, NAdamState]:
        t = state.t + 1
        g = oracle.gradient(theta)
        if self.decoupled_weight_decay:
            theta = (1 - lr * self.weight_decay) * theta
        else:
            g = g + self.weight_decay * theta
        mu = self.beta1 * (1 - 0.5 * 0.96 ** (t * self.momentum_decay))
        mu_next = self.beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * self.momentum_decay))
        mu_product = state.mu_product * mu
        m = self.beta1 * state.m + (1 - self.beta1) * g
        v = self.beta2 * state.v + (1 - self.beta2) * g**2
        m_hat = mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * g / (1 - mu_product)
        v_hat = v / (1 - self.beta2**t)
        return theta - lr * m_hat / (np.sqrt(v_hat) + self.epsilon), NAdamState(t, mu_product, m, v, m_hat, v_hat)
