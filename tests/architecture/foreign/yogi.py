"""Yogi (Zaheer et al. 2018), as one would write it from the paper: arrays changed in place, nothing explained."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Optimizer, Oracle, Paper, Text, hyper
from engine.spec.terms import BETA1, BETA2, EPSILON, LEARNING_RATE


class State(NamedTuple):
    m: Any
    v: Any


@dataclass(frozen=True)
class Yogi(Optimizer):
    """vₜ = vₜ₋₁ − (1 − β₂) sign(vₜ₋₁ − g²) g²."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-2)
    beta1: float = hyper(BETA1, 0.9)
    beta2: float = hyper(BETA2, 0.999)
    epsilon: float = hyper(EPSILON, 1e-3)

    title, year, family, relative = "Yogi", 2018, "adam", "adam"
    tex = r"v_t = v_{t-1} - (1-\beta_2) \operatorname{sign}(v_{t-1} - g_t^2) g_t^2"
    paper = Paper(
        "Zaheer, Reddi, Sachan, Kale & Kumar",
        2018,
        "Adaptive methods for nonconvex optimization",
        "https://papers.nips.cc/paper/8186",
    )
    summary = Text(en="v moves by steps of the size of g².", ko="v가 g² 크기로 움직입니다.")
    differs = Text(en="v is added to, not averaged.", ko="v를 평균하지 않고 더합니다.")

    def start(self, theta: Any) -> State:
        return State(np.zeros_like(theta), np.full_like(theta, 1e-6))

    def step(self, theta: Any, state: Any, oracle: Oracle, lr: Any) -> tuple[Any, Any]:
        g = oracle.gradient(theta)
        m, v = state.m.copy(), state.v.copy()
        m *= self.beta1
        m += (1 - self.beta1) * g
        v -= (1 - self.beta2) * np.sign(state.v - g**2) * g**2
        return theta - lr * m / (np.sqrt(v) + self.epsilon), State(m, v)
