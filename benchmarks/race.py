"""How much faster a race is than the NumPy loop one would write: both measured side by side, in turns.

Twelve rules, 300 steps on Rosenbrock. Both keep the same: points, losses, gradients, their norms, rates and the
whole state, which with Adam is m, v and both after bias correction. Run as `python -m benchmarks.race`.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.naive import RULES, naive
from engine.config import Entry, RunConfig
from engine.run import race, trajectory
from engine.single import python_floats as floats
from engine.spec import surface
from engine.trace import cache as traced
from engine.trace import loop
from optimizers import OPTIMIZERS
from surfaces import SURFACES

STEPS, TURNS, START = 300, 25, (-1.2, 1.0)
ROSENBROCK = SURFACES["rosenbrock"]()


def ours() -> dict[str, Any]:
    rules = {name: OPTIMIZERS[name](learning_rate=lr) for name, (_, lr) in RULES.items()}
    return {name: trajectory(rule, ROSENBROCK, START, STEPS) for name, rule in rules.items()}


def cold() -> dict[str, Any]:
    """As in a fresh process: nothing traced, nothing compiled, no derivative known."""
    for cache in (traced._traced, loop._trace, floats.compiled, surface._programs):
        cache.cache_clear()
    return ours()


def shown(times: list[float]) -> str:
    return f"{1e3 * median(times):7.2f} ms ({1e3 * min(times):.2f})"


def interleaved(ways: dict[str, Callable[[], Any]], turns: int = TURNS) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(turns):
        for name, way in ways.items():
            begin = perf_counter()
            way()
            times[name].append(perf_counter() - begin)
    return times


def main() -> None:
    known, found = naive(START, STEPS), ours()
    for name, (xs, *_) in known.items():  # the same race, as far as rounding does not decide it
        np.testing.assert_allclose(found[name].theta[:100], xs[:100], rtol=1e-6, err_msg=name)
    entries = tuple(Entry(OPTIMIZERS[name](learning_rate=lr)) for name, (_, lr) in RULES.items())
    config = RunConfig(ROSENBROCK, START, STEPS, entries=entries)
    adam = OPTIMIZERS["adam"](learning_rate=0.02)
    times = interleaved(
        {
            "naive": lambda: naive(START, STEPS),
            "warm": ours,
            "race": lambda: race(config),
            "adam": lambda: trajectory(adam, ROSENBROCK, START, STEPS),
            "cold": cold,
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
