"""Gradient descent (Cauchy 1847)."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from engine.spec import Framework, Optimizer, Oracle, Paper, Text, hyper
from engine.spec.terms import LEARNING_RATE, WEIGHT_DECAY


class NoState(NamedTuple):
    """Gradient descent remembers nothing."""


@dataclass(frozen=True)
class GD(Optimizer):
    """θₜ = θₜ₋₁ − η gₜ, with the gradient of all rows of data."""

    learning_rate: float = hyper(LEARNING_RATE, 1e-3)
    weight_decay: float = hyper(WEIGHT_DECAY, 0.0)

    title = "GD"
    year = 1847
    family = "descent"
    tex = (
        r"\begin{aligned} g_t &= \nabla f(\theta_{t-1}) + \lambda\,\theta_{t-1} \\"
        r" \theta_t &= \theta_{t-1} - \eta\, g_t \end{aligned}"
    )
    paper = Paper(
        "Cauchy",
        1847,
        "Méthode générale pour la résolution des systèmes d'équations simultanées",
        "https://gallica.bnf.fr/ark:/12148/bpt6k90190w/f406",
    )
    summary = Text(
        en="Step straight downhill, using every row of the data for each step.",
        ko="모든 데이터를 써서 기울기를 구하고, 가장 가파른 내리막으로 한 걸음 내려갑니다.",
    )
    frameworks = (
        Framework("PyTorch", "torch.optim.SGD", {"learning_rate": 1e-3, "weight_decay": 0.0}),
        Framework("Keras", "keras.optimizers.SGD", {"learning_rate": 0.01}),
        Framework("Optax", "optax.sgd", {}),
    )
    recurrence = "descent"
    usual = True

    def start(self, theta: Any) -> NoState:
        return NoState()

    def step(self, theta: Any, state: NoState, oracle: Oracle, lr: Any) -> tuple[Any, NoState]:
        g = oracle.gradient(theta) + self.weight_decay * theta
        return theta - lr * g, state

    def data(self, surface: Any) -> Any:
        return surface.exact()
