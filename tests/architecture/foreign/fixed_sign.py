"""A rule without a single hyperparameter: every step is half as long as the last one."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec import Optimizer, Oracle, Paper, Text


@dataclass(frozen=True)
class FixedSign(Optimizer):
    """θₜ = θₜ₋₁ − sign(g) / 2ᵗ."""

    title, year, family, relative = "Halving", 1960, "descent", "gd"
    tex = r"\theta_t = \theta_{t-1} - s_t \operatorname{sign} g, \quad s_t = s_{t-1} / 2"
    paper = Paper("Nobody", 1960, "Halving", "https://example.org")
    summary = Text(en="Steps that are halved.", ko="걸음이 절반씩 줄어듭니다.")
    differs = Text(en="Only the sign, in ever shorter steps.", ko="부호만, 점점 짧게 따라갑니다.")

    def start(self, theta: Any) -> Any:
        return 1.0

    def step(self, theta: Any, state: Any, oracle: Oracle, lr: Any) -> tuple[Any, Any]:
        return theta - state * np.sign(oracle.gradient(theta)), state / 2
