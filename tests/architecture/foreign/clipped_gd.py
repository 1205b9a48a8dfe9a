"""GD with a clipped norm (Pascanu et al. 2013), and a dict as its state: what NumPy has for whole arrays."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec import Optimizer, Oracle, Paper, Text, hyper
from engine.spec.terms import LEARNING_RATE


@dataclass(frozen=True)
class ClippedGD(Optimizer):
    """θₜ = θₜ₋₁ − η g / max(1, ‖g‖)."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-2)

    title, year, family, relative = "Clipped GD", 2013, "descent", "gd"
    tex = r"\theta_t = \theta_{t-1} - \eta \min(1, 1 / \lVert g \rVert) g"
    paper = Paper(
        "Pascanu, Mikolov & Bengio",
        2013,
        "On the difficulty of training recurrent neural networks",
        "https://arxiv.org/abs/1211.5063",
    )
    summary = Text(en="The gradient is never longer than 1.", ko="기울기의 길이가 1을 넘지 않습니다.")
    differs = Text(en="Long gradients are shortened.", ko="긴 기울기를 줄입니다.")

    def start(self, theta: Any) -> dict[str, Any]:
        return {"longest": 0.0, "last": np.zeros(theta.shape)}

    def step(self, theta: Any, state: Any, oracle: Oracle, lr: Any) -> tuple[Any, Any]:
        g = oracle.gradient(theta)
        longest = np.maximum(state["longest"], np.linalg.norm(g))
        g *= np.clip(1 / np.maximum(np.sqrt(g @ g), 1e-12), None, 1)
        return theta - lr * g, {"longest": longest, "last": g}
