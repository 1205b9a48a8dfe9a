"""How much faster a race is than the NumPy loop one would write, and many runs with history than row by row.

Twelve rules, 300 steps on Rosenbrock: both keep the same: points, losses, gradients, their norms, rates and the whole
state, which with Adam is m, v and both after bias correction. Then Adam from 1,000 starts, 500 steps, with everything
kept and with θ alone, against the way of before (benchmarks/row_by_row.py). All ways in turns, on one core and in CPU
time, so that others on the machine do not count; beside JAX where it is installed. Run as `python -m benchmarks.race`,
or as `make bench-sweeps` with the rivals.
"""

import os
from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time
from typing import Any

import numpy as np

from benchmarks import row_by_row
from benchmarks.naive import RULES, naive
from engine.config import Entry, RunConfig
from engine.run import race, settle, trajectory
from engine.single import python_floats as floats
from engine.spec import derived
from engine.trace import cache as traced
from optimizers import OPTIMIZERS
from surfaces import SURFACES

STEPS, TURNS, START = 300, 25, (-1.2, 1.0)
CROWD, CROWD_STEPS, RATE = 1000, 500, 0.01
ROSENBROCK = SURFACES["rosenbrock"]()
ENTRIES = tuple(Entry(OPTIMIZERS[name](learning_rate=lr)) for name, (_, lr) in RULES.items())
RACE = RunConfig(ROSENBROCK, START, STEPS, entries=ENTRIES)
Ways = dict[str, Callable[[], Any]]
Times = dict[str, list[float]]


def ours() -> dict[str, Any]:
    return dict(zip(RULES, race(RACE), strict=True))


def cold() -> dict[str, Any]:
    """As in a fresh process: nothing traced, nothing compiled, no derivative known."""
    for cache in (traced._built, floats.compiled, derived._programs):
        cache.cache_clear()
    return ours()


def one_core() -> None:
    """Keep to one core: the ratios should not depend on who else is busy, or on how many cores there are."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def shown(times: list[float]) -> str:
    return f"{1e3 * median(times):7.2f} ms ({1e3 * min(times):.2f})"


def interleaved(ways: Ways, turns: int = TURNS, clock: Callable[[], float] = perf_counter) -> Times:
    times: Times = {name: [] for name in ways}
    for _ in range(turns):
        for name, way in ways.items():
            begin = clock()
            found = way()
            times[name].append(clock() - begin)
            del found  # what is kept is given back outside of the time
    return times


def factor(times: Times, slow: str, fast: str) -> float:
    """How many times longer one way takes than another: the median of the turns' own ratios."""
    return median(s / f for s, f in zip(times[slow], times[fast], strict=True))


def bar(times: Times, slow: str, fast: str, least: float) -> str:
    found = factor(times, slow, fast)
    return f"{found:5.1f}× faster than {slow} (≥ {least:g}: {'met' if found >= least else 'MISSED'})"


def scanned(ways: Ways, crowd: Any) -> None:
    """JAX's own way beside ours, where JAX is installed."""
    try:
        from benchmarks.rivals import jax_history
    except ImportError as missing:
        print(f"Left out: JAX ({missing}). `make bench-sweeps` installs it.")
        return
    ways |= {
        "JAX, the same numbers": jax_history.scanned(crowd, CROWD_STEPS, RATE, everything=True),
        "JAX, θ": jax_history.scanned(crowd, CROWD_STEPS, RATE, everything=False),
    }


def twelve_rules() -> None:
    known, found = naive(START, STEPS), ours()
    for name, (xs, *_) in known.items():  # the same race, as far as rounding does not decide it
        np.testing.assert_allclose(found[name].theta[:100], xs[:100], rtol=1e-6, err_msg=name)
    adam = OPTIMIZERS["adam"](learning_rate=0.02)
    times = interleaved(
        {
            "naive": lambda: naive(START, STEPS),
            "race": ours,
            "each": lambda: [trajectory(entry.optimizer, ROSENBROCK, START, STEPS) for entry in ENTRIES],
            "adam": lambda: trajectory(adam, ROSENBROCK, START, STEPS),
            "settle": lambda: settle(adam, ROSENBROCK, START, STEPS),
        },
        clock=process_time,
    )
    # Apart from the others: it empties the caches that they are warm with.
    times |= {"cold": interleaved({"cold": cold}, clock=process_time)["cold"]}
    print(f"{len(RULES)} rules × {STEPS} steps on Rosenbrock, full history: median (min) of {TURNS} turns")
    print(f"  naive small-array NumPy loop   {shown(times['naive'])}")
    print(f"  race(), first call             {shown(times['cold'])}   {factor(times, 'naive', 'cold'):5.1f}× faster")
    print(f"  race(), warm                   {shown(times['race'])}   {bar(times, 'naive', 'race', 9)}")
    print(f"  trajectory() of each, warm     {shown(times['each'])}   {factor(times, 'naive', 'each'):5.1f}× faster")
    print(f"  trajectory() of Adam           {shown(times['adam'])}")
    print(f"  settle() of Adam               {shown(times['settle'])}   {bar(times, 'adam', 'settle', 1)}")


def many_starts() -> None:
    rule = OPTIMIZERS["adam"](learning_rate=RATE)
    rng = np.random.default_rng(0)
    crowd = np.stack([rng.uniform(-2, 2, CROWD), rng.uniform(-1, 3, CROWD)])
    ways: Ways = {
        "before": lambda: row_by_row.run(rule, ROSENBROCK, crowd, CROWD_STEPS),
        "all": lambda: trajectory(rule, ROSENBROCK, crowd, CROWD_STEPS),
        "theta": lambda: trajectory(rule, ROSENBROCK, crowd, CROWD_STEPS, keep="theta"),
    }
    scanned(ways, crowd)
    kept = {name: way() for name, way in ways.items()}
    np.testing.assert_array_equal(kept["all"].theta[1:, 0], kept["before"][0]["theta.0"])
    np.testing.assert_array_equal(kept["all"].loss, kept["before"][1])
    np.testing.assert_allclose(kept["theta"].theta[:100], kept["all"].theta[:100], rtol=1e-9, atol=1e-9)
    if "JAX, θ" in kept:
        np.testing.assert_allclose(np.moveaxis(kept["JAX, θ"], 0, -1)[:100], kept["all"].theta[:100], rtol=1e-6)
    del kept
    times = interleaved(ways, 9, process_time)
    print(f"\nAdam from {CROWD} starts × {CROWD_STEPS} steps on Rosenbrock: median (min) of 9 turns")
    print(f"  row by row, as before          {shown(times['before'])}")
    print(f"  trajectory(), everything kept  {shown(times['all'])}   {bar(times, 'before', 'all', 2.3)}")
    print(f"  trajectory(), keep='theta'     {shown(times['theta'])}   {bar(times, 'before', 'theta', 7)}")
    for name, fast in (("JAX, the same numbers", "all"), ("JAX, θ", "theta")):
        if name in times:
            print(f"  {name:30} {shown(times[name])}   ours takes {factor(times, fast, name):.1f}× as long")


def main() -> None:
    one_core()
    twelve_rules()
    many_starts()


if __name__ == "__main__":
    main()
