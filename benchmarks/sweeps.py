"""The speed list of the maps: every rival does the same work in turns, in one process, on one core.

Run as `python -m benchmarks.sweeps`, or with every rival installed as `make bench-sweeps`. Times are the median (and
the least) of the turns; a factor says how many times longer a rival takes, by the medians (and by the least).
"""

import tracemalloc
from collections.abc import Callable
from importlib import import_module
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks import race
from benchmarks.fresh import first
from benchmarks.naive import RULES, naive
from benchmarks.passes import explained
from benchmarks.race import interleaved, one_core, shown
from benchmarks.rivals import descent
from benchmarks.task import BASINS, NOISY, SEEDS, Ends, Task, crowd, pairs

TURNS = 7
OURS, NAIVE, JAX, BLOCKED, TORCH, FLOOR = (
    "Descent",
    "naive NumPy loop",
    "JAX + Optax, jit(vmap(scan))",
    "JAX + Optax, blocks of 1024",
    "PyTorch, whole batch",
    "C, runs end when they converge",
)
MODULES = {JAX: "jax_optax", TORCH: "torch_batched", FLOOR: "c_floor"}
Way = Callable[[], Any]
verdicts: list[bool] = []


def rivals() -> dict[str, Any]:
    """The rivals that are here; the others are named."""
    found = {}
    for name, module in MODULES.items():
        try:
            found[name] = import_module(f"benchmarks.rivals.{module}")
        except ImportError as missing:
            print(f"Left out: {name} ({missing}). `make bench-sweeps` installs what Python can.")
    return found


def kept(value: float, bar: float, least: bool = True) -> str:
    verdicts.append(value >= bar if least else value <= bar)
    return f"{'≥' if least else '≤'} {bar:g}  {'met' if verdicts[-1] else 'MISSED'}"


def compared(title: str, times: dict[str, list[float]], bars: dict[str, float]) -> None:
    """One line for each rival, with its factor and its bar."""
    print(f"\n{title}")
    for name, spent in times.items():
        ours = times[OURS]
        factor = median(spent) / median(ours)
        against = f"{factor:6.2f}× ({min(spent) / min(ours):.2f}×)" if name != OURS else ""
        verdict = kept(factor, bars[name]) if name in bars else ""
        print(f"  {name:32} {shown(spent):24} {against:18} {verdict}", flush=True)


def ways(task: Task, found: dict[str, Any]) -> dict[str, Way]:
    every: dict[str, Way] = {OURS: descent.ends(task)}
    every |= {name: module.ends(task) for name, module in found.items() if name != FLOOR}
    if JAX in found:
        every[BLOCKED] = found[JAX].ends(task, blocked=True)
    if FLOOR in found:
        every[FLOOR] = found[FLOOR].ends(task)
    return every


def mapped(title: str, task: Task, found: dict[str, Any], bars: dict[str, float]) -> None:
    """A map by everyone; the first call of each, which compiles, is not timed but compared."""
    each = ways(task, found)
    ends = {name: way() for name, way in each.items()}
    ends[OURS] = descent.told(ends[OURS], task)
    compared(title, interleaved(each, TURNS), bars)
    whole = found[FLOOR].ends(task, early=False)() if FLOOR in found else ends[OURS]
    for name in (OURS, JAX):
        if name in ends and FLOOR in found:
            print(f"  {name} and C to the last step: {agreement(ends[name], whole)}")
    print(f"  ours: {explained(task)}")
    print(f"  lost: {np.mean(ends[OURS].lost):.2%}, converged: {np.mean(whole.steps <= task.steps):.2%}")


def agreement(some: Ends, others: Ends) -> str:
    lost, gone = np.asarray(some.lost, dtype=bool), np.asarray(others.lost, dtype=bool)
    same = (np.asarray(some.steps) == np.asarray(others.steps)) | gone
    gap = np.hypot(*(np.asarray(some.theta) - np.asarray(others.theta)))
    near = np.mean(lost | (gap <= 1e-2))
    return (
        f"same steps {np.mean(same & (lost == gone)):.3%}, same label {np.mean(lost == gone):.3%}, same end {near:.3%}"
    )


def raced() -> None:
    run = {OURS: race.ours, NAIVE: lambda: naive(race.START, race.STEPS)}
    compared(f"Race: {len(RULES)} rules × {race.STEPS} steps, full history", interleaved(run), {NAIVE: 9})


def fresh(found: dict[str, Any]) -> None:
    modules = {OURS: "descent"} | {name: MODULES[name] for name in (JAX, TORCH) if name in found}
    processes = {name: lambda module=module: first(module) for name, module in modules.items()}
    times = interleaved(processes, TURNS)
    compared(
        "The same map by Adam, first result of a fresh process, imports and compilation included", times, {JAX: 2.5}
    )


def noisy(found: dict[str, Any]) -> None:
    each = {OURS: descent.seeds()} | {name: found[name].seeds() for name in (JAX, TORCH) if name in found}
    last = {name: float(np.median(np.asarray(way()[1])[-1])) for name, way in each.items()}
    title = f"{SEEDS} seeds × {NOISY.steps} noisy steps, Adam on Rosenbrock, all paths and losses kept"
    compared(title, interleaved(each, TURNS), {JAX: 1.25})
    print("  median loss at the end: " + ", ".join(f"{loss:.3f} ({name})" for name, loss in last.items()))


def grown() -> None:
    print("\nGrowth, Adam on Rosenbrock, nothing converges: least of 3 turns")
    points = {n: descent.ends(crowd(n, 100)) for n in (10_000, 31_623, 100_000, 316_228, 1_000_000)}
    steps = {n: descent.ends(crowd(20_000, n)) for n in (100, 200, 500, 1000)}
    for what, sizes in (("points, 100 steps", points), ("steps, 20 000 points", steps)):
        for way in sizes.values():
            way()
        spent = {n: min(times) for n, times in interleaved(sizes, 3).items()}  # type: ignore[arg-type]
        exponent = float(np.polyfit(np.log(list(spent)), np.log(list(spent.values())), 1)[0])
        line = ", ".join(f"{n:,}: {1e3 * time:.0f} ms".replace(",", " ") for n, time in spent.items())
        print(f"  {what}: {line}\n    exponent {exponent:.3f}  {kept(exponent, 1.05, least=False)}", flush=True)
    peaks = [peak(way) for way in (steps[100], steps[1000])]
    grew = peaks[1] / peaks[0]
    size = " and ".join(f"{each / 2**20:.1f} MB" for each in peaks)
    print(f"  most memory with 100 and with 1000 steps: {size}\n    factor {grew:.3f}  {kept(grew, 1.05, least=False)}")


def peak(work: Way) -> int:
    """The most bytes that Python and NumPy held at once."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def main() -> None:
    begin = perf_counter()
    one_core()
    raced()  # before the rivals are imported: what they bring slows the garbage collector down for both
    found = rivals()
    mapped("Map of 200 × 200 (η, β₁), Adam on Rosenbrock, 300 steps", pairs(), found, {JAX: 1.5, BLOCKED: 1.3})
    for rule, bar in (("adam", 1.4), ("momentum", 1.4), ("gd", 4.0)):
        task = BASINS[rule]
        numbers = f"η = {task.rate:g}" + (f", β = {task.beta:g}" if task.beta else "")
        title = f"Basins from 400 × 400 starts, {rule} ({numbers}) on Himmelblau, 300 steps"
        mapped(title, task, found, {JAX: bar})
    fresh(found)
    noisy(found)
    grown()
    print(f"\n{sum(verdicts)} of {len(verdicts)} bars met; {perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
