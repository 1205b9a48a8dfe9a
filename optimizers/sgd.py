"""Stochastic gradient descent (Robbins & Monro 1951): gradient descent on one row of data a step."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Framework, Paper, Text
from optimizers.gd import GD


@dataclass(frozen=True)
class SGD(GD):
    """GD on one random row of data per step."""

    title = "SGD"
    year = 1951
    tex = (
        r"\begin{aligned} i_t &\sim \{1, \dots, n\} \\"
        r" g_t &= \nabla f_{i_t}(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" \theta_t &= \theta_{t-1} - \eta\, g_t \end{aligned}"
    )
    paper = Paper(
        "Robbins & Monro",
        1951,
        "A Stochastic Approximation Method",
        "https://doi.org/10.1214/aoms/1177729586",
    )
    summary = Text(
        en="Step downhill for one randomly drawn row of the data: cheap, noisy, and right on average.",
        ko="무작위로 뽑은 데이터 한 행만 보고 내려갑니다. 계산량이 적은 대신 흔들리지만, 평균적으로는 옳은 방향입니다.",
    )
    frameworks = (
        Framework("PyTorch", "torch.optim.SGD", {"learning_rate": 1e-3, "weight_decay": 0.0}),
        Framework("Keras", "keras.optimizers.SGD", {"learning_rate": 0.01}),
        Framework("Optax", "optax.sgd"),
    )
    relative = "gd"
    differs = Text(
        en="The same step; only the gradient comes from one random row instead of all of them.",
        ko="스텝은 그대로입니다. 기울기만 모든 행이 아니라 무작위로 뽑은 한 행에서 구합니다.",
    )
    usual = False

    def data(self, surface: Any) -> Any:
        return surface.sample(1)
