"""JAX with Optax as their manuals say: one run, scanned over its steps, mapped over all runs, compiled once."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import optax

from benchmarks.task import BETA2, EPSILON, NOISY, SEEDS, SIGMA, TOLERANCE, Ends, Task

jax.config.update("jax_enable_x64", True)  # the same precision for all

BLOCK = 1024
LOSS = {
    "rosenbrock": lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2,
    "himmelblau": lambda p: (p[0] ** 2 + p[1] - 11) ** 2 + (p[0] + p[1] ** 2 - 7) ** 2,
}
RULES: dict[str, Callable[[Any, Any], Any]] = {
    "gd": lambda rate, beta: optax.sgd(rate),
    "momentum": lambda rate, beta: optax.sgd(rate, beta),
    "adam": lambda rate, beta: optax.adam(rate, b1=beta, b2=BETA2, eps=EPSILON),
}


def ends(task: Task, blocked: bool = False) -> Callable[[], Any]:
    """A call that does the task; `blocked`, a thousand runs at a time, as one who knows the cache would."""
    loss, (cx, cy, far) = LOSS[task.surface], task.bound
    slope = jax.grad(loss)

    def run(start: Any, rate: Any, beta: Any) -> Any:
        rule = RULES[task.rule](rate, beta)

        def seen(theta: Any, calm: Any, lost: Any, k: Any) -> Any:
            g = slope(theta)
            out = ~((theta[0] - cx) ** 2 + (theta[1] - cy) ** 2 <= far**2)
            return g, jnp.where(g @ g <= TOLERANCE**2, calm, k + 1), lost | out

        def step(carry: Any, k: Any) -> Any:
            theta, state, calm, lost = carry
            g, calm, lost = seen(theta, calm, lost, k)
            change, state = rule.update(g, state, theta)
            return (optax.apply_updates(theta, change), state, calm, lost), None

        first = (start, rule.init(start), 0, False)
        (theta, _, calm, lost), _ = jax.lax.scan(step, first, jnp.arange(task.steps))
        _, calm, lost = seen(theta, calm, lost, task.steps)
        return theta, loss(theta), calm, lost

    def one(point: Any) -> Any:
        return run(*point) if task.columns else run(point, task.rate, task.beta)

    starts = jnp.asarray(task.starts.T)
    points = (starts, jnp.asarray(task.rate), jnp.asarray(task.beta)) if task.columns else starts
    many = jax.jit(lambda given: jax.lax.map(one, given, batch_size=BLOCK) if blocked else jax.vmap(one)(given))

    def work() -> Ends:
        theta, *rest = jax.block_until_ready(many(points))
        return Ends(theta.T, *rest)

    return work


def seeds() -> Callable[[], Any]:
    """The whole of many noisy runs: theta (T + 1, 2, n), loss (T + 1, n)."""
    loss, rule = LOSS[NOISY.surface], RULES[NOISY.rule](NOISY.rate, NOISY.beta)
    start = jnp.asarray(NOISY.starts[:, 0])

    def run(key: Any) -> Any:
        def step(carry: Any, noise: Any) -> Any:
            theta, state = carry
            change, state = rule.update(jax.grad(loss)(theta) + noise, state, theta)
            theta = optax.apply_updates(theta, change)
            return (theta, state), theta

        drawn = SIGMA * jax.random.normal(key, (NOISY.steps, 2))  # at once: faster than a key for each step
        _, path = jax.lax.scan(step, (start, rule.init(start)), drawn)
        path = jnp.concatenate([start[None], path])
        return path, jax.vmap(loss)(path)

    many = jax.jit(jax.vmap(run, out_axes=-1))
    return lambda: jax.block_until_ready(many(jax.random.split(jax.random.key(0), SEEDS)))
