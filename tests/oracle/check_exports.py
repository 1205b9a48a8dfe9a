"""Every exported script run in its framework and compared with our own paths; `make exports` does it.

    python tests/oracle/check_exports.py [--python PYTHON] [--frameworks pytorch,keras,optax,numpy] [--steps 60]

Not part of the tests: the frameworks stand in a place of their own. Every rule runs on 6 surfaces with 4 schedules
each.

A path is compared as far as it can be: rounding parts two runs of a chaotic race, whatever runs them. So our own
path is run a second time, from a start that differs in its last digit; once these twins are farther apart than 1e-9,
relative, their rows are left out. The share of rows that is left is printed beside the largest difference.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from engine.config import Entry, RunConfig, fresh  # noqa: E402
from engine.run import race as run  # noqa: E402
from engine.schedules import SCHEDULES  # noqa: E402
from engine.spec.noise import Noise  # noqa: E402
from export import FRAMEWORKS, code  # noqa: E402
from optimizers import OPTIMIZERS  # noqa: E402
from surfaces import SURFACES  # noqa: E402
from surfaces.formula import parse  # noqa: E402

CHOSEN = {
    "ellipse": SURFACES["ellipse"](20.0, 30.0),
    "rosenbrock": SURFACES["rosenbrock"](),
    "beale": SURFACES["beale"](),
    "himmelblau": SURFACES["himmelblau"](),
    "regression": SURFACES["regression"](batch=5),
    "formula": parse("sin(x)*cos(y) + (x^2 + y^2)/10 + exp(-x^2)/3"),
}
PLANNED = {
    "none": None,
    "cosine": SCHEDULES["cosine"](T_max=50),
    "step": SCHEDULES["step"](step_size=20, gamma=0.5),
    "plateau": SCHEDULES["plateau"](patience=3, factor=0.5),
}
LIMIT = 1e-6  # of the difference, relative
TWIN = 1e-9  # apart, relative: from here on a run says nothing
WORKER = """
import json, sys, traceback
for path in sys.argv[1:]:
    space = {"__name__": "exported"}
    try:
        with open(path) as file:
            exec(compile(file.read(), path, "exec"), space)
        rows = [list(row) for row in space["race"]()]
    except Exception:
        rows = traceback.format_exc(limit=-3)
    with open(path + ".json", "w") as file:
        json.dump(rows, file)
"""


def races(steps: int) -> dict[str, RunConfig]:
    """Every race by name: all rules, twelve at a time, on a surface with a schedule."""
    found = {}
    for surface, chosen in CHOSEN.items():
        for plan, schedule in PLANNED.items():
            rules = [Entry(_odd(name, chosen), schedule) for name in OPTIMIZERS]
            noise = Noise(scale=0.1) if surface in ("himmelblau", "regression") else None
            for i in range(0, len(rules), 12):
                entries = tuple(rules[i : i + 12])
                found[f"{surface}/{plan}/{i}"] = RunConfig(chosen, steps=steps, seed=3, noise=noise, entries=entries)
    return found


def _odd(name, surface):
    """A rule as it starts on a surface, a little slower, with a weight decay where it has one."""
    rule = fresh(name, surface)
    given = {"weight_decay": 0.01} if hasattr(rule, "weight_decay") else {}
    if hasattr(rule, "learning_rate"):
        given["learning_rate"] = rule.learning_rate * 0.7
    return replace(rule, **given)


def compared(race: RunConfig, rows: list[list[float]]) -> list[tuple[str, float, int, int]]:
    """For each runner its rule, the largest relative difference, and how many of its rows were compared."""
    x, y = race.start
    twins = run(replace(race, start=(np.nextafter(x, 9), np.nextafter(y, 9))))
    found = []
    for i, (own, twin) in enumerate(zip(run(race), twins, strict=True)):
        theirs = np.array([row[2:4] for row in rows if row[0] == i], dtype=float).reshape(-1, 2)
        last = own.status.step if own.status.kind == "diverged" else race.steps + 1
        size = 1 + np.abs(own.theta[:last]).max(axis=1)
        apart = np.maximum.accumulate(np.abs(own.theta - twin.theta)[:last].max(axis=1) / size)
        kept = int(np.searchsorted(apart, TWIN))
        if len(theirs) < kept:
            found.append((race.entries[i].optimizer.title, float("inf"), len(theirs), last))
            continue
        difference = np.abs(theirs[:kept] - own.theta[:kept]).max(axis=1) / size[:kept]
        found.append((race.entries[i].optimizer.title, float(difference.max(initial=0)), kept, last))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default=str(ROOT / ".venv/exports/bin/python"))
    parser.add_argument("--frameworks", default=",".join(FRAMEWORKS))
    parser.add_argument("--steps", type=int, default=60)
    asked = parser.parse_args()
    wrong = 0
    for framework in asked.frameworks.split(","):
        table: dict[str, list[float]] = {}  # rule -> largest difference, rows compared, rows
        with tempfile.TemporaryDirectory() as folder:
            paths = {}
            for name, race in races(asked.steps).items():
                paths[name] = Path(folder) / f"{name.replace('/', '_')}.py"
                paths[name].write_text(code(race, framework), encoding="utf-8")
            subprocess.run([asked.python, "-c", WORKER, *map(str, paths.values())], check=True)
            for name, race in races(asked.steps).items():
                rows = json.loads(Path(f"{paths[name]}.json").read_text(encoding="utf-8"))
                if isinstance(rows, str):
                    print(f"{framework} {name}: {rows}")
                    wrong += 1
                    continue
                for rule, difference, kept, whole in compared(race, rows):
                    cell = table.setdefault(rule, [0.0, 0, 0])
                    cell[:] = max(cell[0], difference), cell[1] + kept, cell[2] + whole
                    if not difference <= LIMIT:
                        print(f"{framework} {name} {rule}: {difference:.1e} in {kept} of {whole} rows")
                        wrong += 1
        print(f"\n{framework}: {len(CHOSEN)} surfaces × {len(PLANNED)} schedules")
        for rule, (difference, kept, whole) in table.items():
            print(f"  {rule:14} {difference:8.1e}  {100 * kept / max(whole, 1):5.1f} % of {whole:.0f} rows")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
