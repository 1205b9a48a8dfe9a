"""Sophia (Liu et al. 2023) with the diagonal of the Hessian itself, every k-th step."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Hyper, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.terms import BETA1, BETA2, LEARNING_RATE, WEIGHT_DECAY

RHO = Hyper(
    symbol="ρ",
    title=Text(en="clipping", ko="자르는 크기"),
    help=Text(en="The largest step of a coordinate, in rates.", ko="좌표 하나가 움직이는 최댓값입니다."),
    scale="log",
    low=1e-2,
    high=10.0,
)
EVERY = Hyper(
    symbol="k",
    title=Text(en="steps between curvatures", ko="곡률을 재는 간격"),
    help=Text(en="How often the Hessian is asked for.", ko="헤세 행렬을 몇 스텝마다 구하는지 정합니다."),
    scale="integer",
    low=1,
    high=20,
    minimum=1,
    maximum=1000,
)


class State(NamedTuple):
    t: Any
    m: Any
    h: Any


@dataclass(frozen=True)
class Sophia(Optimizer):
    """θₜ = θₜ₋₁ − η clip(m / h, ρ)."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-2)
    beta1: float = hyper(BETA1, 0.96)
    beta2: float = hyper(BETA2, 0.99)
    rho: float = hyper(RHO, 1.0)
    k: int = hyper(EVERY, 1)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title, year, family, relative = "Sophia", 2023, "curvature", "newton"
    tex = r"\theta_{t+1} = \theta_t - \eta \operatorname{clip}(m_t / \max(h_t, \epsilon), \rho)"
    paper = Paper(
        "Liu, Li, Hall, Liang & Ma",
        2023,
        "Sophia: A scalable stochastic second-order optimizer",
        "https://arxiv.org/abs/2305.14342",
    )
    summary = Text(en="A mean over curvatures, clipped.", ko="이동 평균을 곡률로 나누고 자릅니다.")
    differs = Text(en="Only the diagonal, and clipped.", ko="대각 성분만 쓰고 자릅니다.")

    def start(self, theta: Any) -> State:
        return State(0, np.zeros_like(theta), np.zeros_like(theta))

    def step(self, theta: Any, state: Any, oracle: Oracle, lr: Any) -> tuple[Any, Any]:
        g = oracle.gradient(theta)
        hessian = oracle.hessian(theta)
        diagonal = np.stack([hessian[0, 0], hessian[1, 1]])
        m = self.beta1 * state.m + (1 - self.beta1) * g
        h = np.where(state.t % self.k == 0, self.beta2 * state.h + (1 - self.beta2) * diagonal, state.h)
        theta = theta * (1 - lr * self.weight_decay)
        return theta - lr * np.clip(m / np.maximum(h, 1e-12), -self.rho, self.rho), State(state.t + 1, m, h)
