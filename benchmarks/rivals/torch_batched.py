"""PyTorch on whole batches, as an expert would: gradients written out, no graph, everything in place."""

from collections.abc import Callable
from typing import Any

import torch

from benchmarks.task import BETA2, EPSILON, NOISY, SEEDS, SIGMA, TOLERANCE, Ends, Task

torch.set_num_threads(1)
Tensor = torch.Tensor


def rosenbrock(theta: Tensor, g: Tensor) -> None:
    (x, y), (gx, gy) = theta, g
    torch.addcmul(y, x, x, value=-1, out=gy).mul_(200)
    torch.mul(x, gy, out=gx).mul_(-2).add_(x, alpha=2).sub_(2)


def himmelblau(theta: Tensor, g: Tensor) -> None:
    (x, y), (gx, gy) = theta, g
    p, q = torch.addcmul(y, x, x).sub_(11), torch.addcmul(x, y, y).sub_(7)
    torch.mul(x, p, out=gx).mul_(2).add_(q).mul_(2)
    torch.mul(y, q, out=gy).mul_(2).add_(p).mul_(2)


SLOPES = {"rosenbrock": rosenbrock, "himmelblau": himmelblau}
LOSS = {
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    "himmelblau": lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
}


class Adam:
    def __init__(self, task: Task, theta: Tensor):
        self.rate, self.beta = torch.as_tensor(task.rate), torch.as_tensor(task.beta)
        self.rest, self.own, self.owed = 1 - self.beta, torch.ones_like(self.beta), 1.0  # 1 − β₁, β₁ᵗ, β₂ᵗ
        self.m, self.v, self.size = torch.zeros_like(theta), torch.zeros_like(theta), torch.empty_like(theta)

    def step(self, theta: Tensor, g: Tensor) -> None:
        self.m.lerp_(g, self.rest)
        self.v.mul_(BETA2).addcmul_(g, g, value=1 - BETA2)
        self.own, self.owed = self.own * self.beta, self.owed * BETA2
        torch.sqrt(self.v, out=self.size).mul_((1 - self.owed) ** -0.5).add_(EPSILON)
        scale = self.rate / (1 - self.own)
        if scale.ndim:
            theta.sub_(torch.div(self.m, self.size, out=self.size).mul_(scale))
        else:
            theta.addcdiv_(self.m, self.size, value=-float(scale))


class Momentum:
    def __init__(self, task: Task, theta: Tensor):
        self.rate, self.beta, self.velocity = task.rate, task.beta, torch.zeros_like(theta)

    def step(self, theta: Tensor, g: Tensor) -> None:
        theta.add_(self.velocity.mul_(self.beta).add_(g), alpha=-self.rate)


class GD:
    def __init__(self, task: Task, theta: Tensor):
        self.rate = task.rate

    def step(self, theta: Tensor, g: Tensor) -> None:
        theta.add_(g, alpha=-self.rate)


RULES = {"adam": Adam, "momentum": Momentum, "gd": GD}


def ends(task: Task) -> Callable[[], Ends]:
    slope, (cx, cy, far) = SLOPES[task.surface], task.bound

    @torch.inference_mode()
    def work() -> Ends:
        theta = torch.tensor(task.starts)
        rule, g = RULES[task.rule](task, theta), torch.empty_like(theta)
        calm = torch.zeros(theta.shape[1], dtype=torch.int64)
        lost = torch.zeros_like(calm, dtype=torch.bool)
        size = torch.empty_like(theta[0])
        for k in range(task.steps + 1):
            slope(theta, g)
            torch.mul(g[0], g[0], out=size).addcmul_(g[1], g[1])
            calm.masked_fill_(size > TOLERANCE**2, k + 1)
            torch.hypot(theta[0] - cx, theta[1] - cy, out=size)
            lost.logical_or_((size <= far).logical_not_())
            if k < task.steps:
                rule.step(theta, g)
        return Ends(theta, LOSS[task.surface](*theta), calm, lost)

    return work


def seeds() -> Callable[[], Any]:
    """The whole of many noisy runs: theta (T + 1, 2, n), loss (T + 1, n)."""
    slope = SLOPES[NOISY.surface]

    @torch.inference_mode()
    def work() -> Any:
        theta = torch.tensor(NOISY.starts).expand(2, SEEDS).clone()
        rule, g = RULES[NOISY.rule](NOISY, theta), torch.empty_like(theta)
        path, drawn = theta.new_empty(NOISY.steps + 1, 2, SEEDS), theta.new_empty(NOISY.steps, 2, SEEDS).normal_()
        path[0] = theta
        for k in range(NOISY.steps):
            slope(theta, g)
            rule.step(theta, g.add_(drawn[k], alpha=SIGMA))
            path[k + 1] = theta
        return path, LOSS[NOISY.surface](path[:, 0], path[:, 1])

    return work
