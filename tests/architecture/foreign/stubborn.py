"""A rule that needs numbers: no trace can follow it. It still runs, on the server."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec import Optimizer, Oracle, Paper, Text, hyper
from engine.spec.terms import LEARNING_RATE, MOMENTUM


@dataclass(frozen=True)
class Stubborn(Optimizer):
    """θ is moved along the eigenvectors of the Hessian."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-2)
    momentum: float = hyper(MOMENTUM, 0.5)

    title, year, family, relative = "Stubborn", 2020, "descent", "gd"
    tex = r"\theta_t = \theta_{t-1} - \eta H^{+} g"
    paper = Paper("Nobody", 2020, "Stubborn", "https://example.org")
    summary = Text(en="Divides by the singular values.", ko="특잇값으로 나눕니다.")
    differs = Text(en="Along the eigenvectors.", ko="고유 벡터를 따라갑니다.")

    def start(self, theta: Any) -> Any:
        return np.zeros_like(theta)

    def step(self, theta: Any, state: Any, oracle: Oracle, lr: Any) -> tuple[Any, Any]:
        g = oracle.gradient(theta)
        values, vectors = np.linalg.eigh(oracle.hessian(theta))
        state = self.momentum * state + vectors @ ((vectors.T @ g) / (1 + np.abs(values)))
        return theta - lr * state, state
