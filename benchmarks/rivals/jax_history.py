"""JAX with Optax as their manuals say: a run of Adam, scanned over its steps, mapped over all starts, compiled once."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import optax

from benchmarks.rivals.jax_optax import LOSS


def scanned(starts: Any, steps: int, rate: float, everything: bool) -> Callable[[], Any]:
    """A call that runs Adam on Rosenbrock from starts (2, n) and keeps the paths (n, T+1, 2).

    With `everything` it keeps what we keep: loss, gradient, its norm, m, v, both after bias correction, the step count.
    """
    loss = LOSS["rosenbrock"]
    rule = optax.adam(rate)

    def run(start: Any) -> Any:
        def step(carry: Any, _: Any) -> Any:
            theta, state = carry
            value, g = jax.value_and_grad(loss)(theta)
            change, state = rule.update(g, state, theta)
            theta = optax.apply_updates(theta, change)
            if not everything:
                return (theta, state), theta
            t, m, v = state[0]
            hats = m / (1 - 0.9**t), v / (1 - 0.999**t)
            return (theta, state), (theta, value, g, jnp.sqrt(g @ g), t, m, v, *hats)

        (end, _), kept = jax.lax.scan(step, (start, rule.init(start)), None, length=steps)
        if not everything:
            return jnp.concatenate([start[None], kept])
        return kept, loss(end), jax.grad(loss)(end)

    many = jax.jit(jax.vmap(run))
    points = jnp.asarray(starts.T)
    return lambda: jax.block_until_ready(many(points))
