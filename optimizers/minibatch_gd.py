"""Mini-batch gradient descent: gradient descent on B rows of data a step."""

from dataclasses import dataclass
from typing import Any

from engine.spec import Framework, Paper, Text, hyper
from engine.spec.terms import BATCH_SIZE
from optimizers.gd import GD


@dataclass(frozen=True)
class MinibatchGD(GD):
    """GD on `batch_size` random rows of data per step."""

    batch_size: int = hyper(BATCH_SIZE, 8)

    title = "Mini-batch GD"
    year = 2012
    tex = (
        r"\begin{aligned} \mathcal B_t &\subset \{1, \dots, n\}, \quad |\mathcal B_t| = B \\"
        r" g_t &= \frac{1}{B} \sum_{i \in \mathcal B_t} \nabla f_i(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" \theta_t &= \theta_{t-1} - \eta\, g_t \end{aligned}"
    )
    paper = Paper(
        "Dekel, Gilad-Bachrach, Shamir & Xiao",
        2012,
        "Optimal Distributed Online Prediction Using Mini-Batches",
        "https://arxiv.org/abs/1012.1367",
    )
    summary = Text(
        en="Step downhill for a handful of random rows: a larger batch trembles less and costs more.",
        ko="무작위로 뽑은 몇 행의 평균 기울기로 내려갑니다. 배치가 클수록 덜 흔들리지만 계산이 늘어납니다.",
    )
    frameworks = (
        Framework("PyTorch", "torch.optim.SGD", {"learning_rate": 1e-3, "weight_decay": 0.0}),
        Framework("Keras", "keras.optimizers.SGD", {"learning_rate": 0.01}),
        Framework("Optax", "optax.sgd"),
    )
    relative = "sgd"
    differs = Text(
        en="The same step; the gradient is the mean over B random rows instead of one.",
        ko="스텝은 그대로입니다. 기울기를 한 행이 아니라 무작위로 뽑은 B개 행의 평균으로 구합니다.",
    )
    usual = False

    def data(self, surface: Any) -> Any:
        return surface.sample(self.batch_size)
