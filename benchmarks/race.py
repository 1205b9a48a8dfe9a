"""How much faster a race is than the NumPy loop one would write: both measured side by side, in turns.

Twelve rules, 300 steps on Rosenbrock. Both keep the same: points, losses, gradients, their norms, rates and the
whole state, which with Adam is m, v and both after bias correction. Run as `python -m benchmarks.race`.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from engine import floats, loop, surface
from engine.config import Entry, RunConfig
from engine.run import race, trajectory
from optimizers import OPTIMIZERS
from surfaces import SURFACES

STEPS, TURNS, START = 300, 25, (-1.2, 1.0)
ROSENBROCK = SURFACES["rosenbrock"]()


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


def naive() -> dict[str, Any]:
    """Small arrays, a list for each thing that is kept."""
    paths = {}
    for name, (cls, lr) in RULES.items():
        rule, x = cls(lr), np.array(START)
        xs, losses, gradients, norms, rates, states = [x], [rosenbrock(x)], [], [], [], []
        for t in range(1, STEPS + 1):
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


def ours() -> dict[str, Any]:
    rules = {name: OPTIMIZERS[name](learning_rate=lr) for name, (_, lr) in RULES.items()}
    return {name: trajectory(rule, ROSENBROCK, START, STEPS) for name, rule in rules.items()}


def cold() -> dict[str, Any]:
    """As in a fresh process: nothing traced, nothing compiled, no derivative known."""
    for cache in (loop._trace, floats.compiled, surface._programs):
        cache.cache_clear()
    return ours()


def shown(times: list[float]) -> str:
    return f"{1e3 * median(times):7.2f} ms ({1e3 * min(times):.2f})"


def interleaved(ways: dict[str, Callable[[], Any]]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(TURNS):
        for name, way in ways.items():
            begin = perf_counter()
            way()
            times[name].append(perf_counter() - begin)
    return times


def main() -> None:
    known, found = naive(), ours()
    for name, (xs, *_) in known.items():  # the same race, as far as rounding does not decide it
        np.testing.assert_allclose(found[name].theta[:100], xs[:100], rtol=1e-6, err_msg=name)
    entries = tuple(Entry(OPTIMIZERS[name](learning_rate=lr)) for name, (_, lr) in RULES.items())
    config = RunConfig(ROSENBROCK, START, STEPS, entries=entries)
    adam = OPTIMIZERS["adam"](learning_rate=0.02)
    times = interleaved(
        {
            "naive": naive,
            "cold": cold,
            "warm": ours,
            "race": lambda: race(config),
            "adam": lambda: trajectory(adam, ROSENBROCK, START, STEPS),
        }
    )
    ratio = {name: median(n / t for n, t in zip(times["naive"], spent, strict=True)) for name, spent in times.items()}
    print(f"{len(RULES)} rules × {STEPS} steps on Rosenbrock, full history: median (min) of {TURNS} turns")
    print(f"  naive small-array NumPy loop   {shown(times['naive'])}")
    print(f"  trajectory(), first call       {shown(times['cold'])}   {ratio['cold']:5.1f}× faster, tracing included")
    print(f"  trajectory(), warm             {shown(times['warm'])}   {ratio['warm']:5.1f}× faster (goal: 7×)")
    print(f"  race(), a runner               {shown([t / len(RULES) for t in times['race']])}")
    print(f"  one run of Adam                {shown(times['adam'])}")


if __name__ == "__main__":
    main()
