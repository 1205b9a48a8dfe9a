"""The NumPy loop one would write: arrays of two numbers, a class for each rule, a list for each thing that is kept."""

from typing import Any

import numpy as np


class GD:
    def __init__(self, lr: float):
        self.lr = lr
        self.state: dict[str, Any] = {}

    def step(self, x: Any, g: Any, t: int) -> Any:
        return x - self.lr * g


class Momentum(GD):
    def __init__(self, lr: float, mu: float = 0.9):
        super().__init__(lr)
        self.mu = mu
        self.state = {"v": np.zeros(2)}

    def step(self, x: Any, g: Any, t: int) -> Any:
        self.state["v"] = self.mu * self.state["v"] + g
        return x - self.lr * self.state["v"]


class NAG(Momentum):
    def step(self, x: Any, g: Any, t: int) -> Any:
        self.state["v"] = self.mu * self.state["v"] + g
        return x - self.lr * (g + self.mu * self.state["v"])


class Adagrad(GD):
    def __init__(self, lr: float, eps: float = 1e-10):
        super().__init__(lr)
        self.eps = eps
        self.state = {"s": np.zeros(2)}

    def step(self, x: Any, g: Any, t: int) -> Any:
        self.state["s"] = self.state["s"] + g**2
        return x - self.lr * g / (np.sqrt(self.state["s"]) + self.eps)


class RMSprop(GD):
    def __init__(self, lr: float, rho: float = 0.99, eps: float = 1e-8):
        super().__init__(lr)
        self.rho, self.eps = rho, eps
        self.state = {"v": np.zeros(2)}

    def step(self, x: Any, g: Any, t: int) -> Any:
        self.state["v"] = self.rho * self.state["v"] + (1 - self.rho) * g**2
        return x - self.lr * g / (np.sqrt(self.state["v"]) + self.eps)


class Adadelta(GD):
    def __init__(self, lr: float, rho: float = 0.9, eps: float = 1e-6):
        super().__init__(lr)
        self.rho, self.eps = rho, eps
        self.state = {"v": np.zeros(2), "u": np.zeros(2)}

    def step(self, x: Any, g: Any, t: int) -> Any:
        s = self.state
        s["v"] = self.rho * s["v"] + (1 - self.rho) * g**2
        delta = np.sqrt(s["u"] + self.eps) / np.sqrt(s["v"] + self.eps) * g
        s["u"] = self.rho * s["u"] + (1 - self.rho) * delta**2
        return x - self.lr * delta


class Adam(GD):
    def __init__(self, lr: float, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8):
        super().__init__(lr)
        self.beta1, self.beta2, self.eps = beta1, beta2, eps
        self.state = {"m": np.zeros(2), "v": np.zeros(2)}

    def step(self, x: Any, g: Any, t: int) -> Any:
        return x - self.lr * self.direction(g, t)

    def direction(self, g: Any, t: int) -> Any:
        self.moments(g)
        return self.corrected(self.state["m"] / (1 - self.beta1**t), self.state["v"] / (1 - self.beta2**t))

    def corrected(self, m_hat: Any, v_hat: Any) -> Any:
        self.state["m_hat"], self.state["v_hat"] = m_hat, v_hat
        return m_hat / (np.sqrt(v_hat) + self.eps)

    def moments(self, g: Any) -> None:
        self.state["m"] = self.beta1 * self.state["m"] + (1 - self.beta1) * g
        self.state["v"] = self.beta2 * self.state["v"] + (1 - self.beta2) * g**2


class AdaMax(Adam):
    def direction(self, g: Any, t: int) -> Any:
        self.state["m"] = self.beta1 * self.state["m"] + (1 - self.beta1) * g
        self.state["v"] = np.maximum(self.beta2 * self.state["v"], np.abs(g) + self.eps)
        self.state["m_hat"] = self.state["m"] / (1 - self.beta1**t)
        return self.state["m_hat"] / self.state["v"]


class NAdam(Adam):
    product = 1.0

    def direction(self, g: Any, t: int) -> Any:
        self.moments(g)
        mu, mu_next = (self.beta1 * (1 - 0.5 * 0.96 ** (k * 4e-3)) for k in (t, t + 1))
        self.product *= mu
        m_hat = mu_next * self.state["m"] / (1 - self.product * mu_next) + (1 - mu) * g / (1 - self.product)
        return self.corrected(m_hat, self.state["v"] / (1 - self.beta2**t))


class AMSGrad(Adam):
    def direction(self, g: Any, t: int) -> Any:
        self.moments(g)
        self.state["v_max"] = np.maximum(self.state.get("v_max", 0), self.state["v"])
        return self.corrected(self.state["m"] / (1 - self.beta1**t), self.state["v_max"] / (1 - self.beta2**t))


class AdamW(Adam):
    def step(self, x: Any, g: Any, t: int) -> Any:
        return x * (1 - self.lr * 0.01) - self.lr * self.direction(g, t)


class Lion(Adam):
    def __init__(self, lr: float):
        super().__init__(lr, 0.9, 0.99)

    def step(self, x: Any, g: Any, t: int) -> Any:
        m = self.state["m"]
        self.state["m"] = self.beta2 * m + (1 - self.beta2) * g
        return x - self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * g)


RULES: dict[str, tuple[type[GD], float]] = {
    "gd": (GD, 1e-3),
    "momentum": (Momentum, 5e-4),
    "nag": (NAG, 5e-4),
    "adagrad": (Adagrad, 0.3),
    "rmsprop": (RMSprop, 5e-3),
    "adadelta": (Adadelta, 1.0),
    "adam": (Adam, 0.02),
    "adamax": (AdaMax, 0.02),
    "nadam": (NAdam, 0.02),
    "amsgrad": (AMSGrad, 0.02),
    "adamw": (AdamW, 0.02),
    "lion": (Lion, 5e-3),
}


def rosenbrock(x: Any) -> float:
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def slope(x: Any) -> Any:
    dy = 200 * (x[1] - x[0] ** 2)
    return np.array([-2 * (1 - x[0]) - 2 * x[0] * dy, dy])


def naive(start: tuple[float, float], steps: int) -> dict[str, Any]:
    """Every rule from one start; all of its history by name."""
    paths = {}
    for name, (cls, lr) in RULES.items():
        rule, x = cls(lr), np.array(start)
        xs, losses, gradients, norms, rates, states = [x], [rosenbrock(x)], [], [], [], []
        for t in range(1, steps + 1):
            g = slope(x)
            x = rule.step(x, g, t)
            xs.append(x)
            losses.append(rosenbrock(x))
            gradients.append(g)
            norms.append(np.linalg.norm(g))
            rates.append(rule.lr)
            states.append(dict(rule.state))
        paths[name] = np.array(xs), np.array(losses), np.array(gradients), np.array(norms), rates, states
    return paths
