"""A typed formula beside the built-in surface of the same text: lines, runs, maps, catalog; and how long typing takes.

    python -m benchmarks.formula

Both are measured in turns; ratios are typed : built-in.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np

from engine.config import RunConfig, fresh
from engine.run import settle, trajectory
from engine.spec.derived import programs
from engine.spec.surface import Surface
from stage.catalog import _catalog, catalog
from surfaces import SURFACES
from surfaces.formula import _read, _sketch, parse

TURNS = 15
PAIRS = {
    "rosenbrock": "(1 - x)^2 + 100(y - x^2)^2",
    "himmelblau": "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    "beale": "(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
    "rastrigin": "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)",
}
STARTS = np.random.default_rng(0).uniform(-1, 1, (2, 20_000))


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def in_turns(work: Callable[[Surface], object], typed: Surface, built: Surface) -> tuple[float, float]:
    """The medians of both, in seconds."""
    for surface in (typed, built):
        work(surface)
    turns = [(seconds(lambda: work(typed)), seconds(lambda: work(built))) for _ in range(TURNS)]
    return median(turn[0] for turn in turns), median(turn[1] for turn in turns)


def read(text: str) -> object:
    """A formula that nobody has typed before."""
    _read.cache_clear()
    _sketch.cache_clear()
    return parse(text)


def packed(surface: Surface) -> bytes:
    """The catalog of a surface, made anew."""
    _catalog.cache_clear()
    return catalog(RunConfig(surface, entries=()), "en")


def compare(name: str, text: str) -> None:
    """One line of the report."""
    typed, built = parse(text), SURFACES[name]()
    lines = [sum(len(program.lines) for program in programs(each) or ()) for each in (typed, built)]
    rule = fresh("adam", built)
    run = in_turns(lambda surface: trajectory(rule, surface, (0.5, 0.5), 300), typed, built)
    ends = in_turns(lambda surface: settle(rule, surface, STARTS, 100), typed, built)
    sent, size = in_turns(packed, typed, built), len(packed(typed)) / len(packed(built))
    reading = 1e3 * median(seconds(lambda: read(text)) for _ in range(TURNS))
    print(
        f"{name:11} lines {lines[0]}:{lines[1]}  a run of 300 steps {run[0] / run[1]:.2f}  20,000 runs "
        f"{ends[0] / ends[1]:.2f}  catalog {sent[0] / sent[1]:.2f}, bytes {size:.2f}  typing {reading:.0f} ms"
    )


def main() -> None:
    print("typed formula : built-in surface")
    for name, text in PAIRS.items():
        compare(name, text)


if __name__ == "__main__":
    main()
