"""The rails that hyperparameters declare, with their defaults; `python -m tests.unit.spec.rails` writes all of them.

The file names whose rails it holds: a new rule needs nothing here, and is in it from the next writing on.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from engine.schedules import SCHEDULES
from engine.spec.hyper import defaults, hypers
from optimizers import OPTIMIZERS
from surfaces import SURFACES

FILE = Path(__file__).parents[2] / "shared" / "rails.json"
SLIDING = ("log", "linear", "one_minus", "integer")


def every() -> dict[str, type]:
    """Whatever declares hyperparameters, by the kind of thing and its key."""
    kinds = {"optimizer": OPTIMIZERS, "schedule": SCHEDULES, "surface": SURFACES}
    return {f"{kind} {name}": found for kind, each in kinds.items() for name, found in each.items()}


def held() -> list[str]:
    """Whose rails the file holds."""
    return [str(name) for name in json.loads(FILE.read_text(encoding="utf-8"))["of"]]


def text(of: Iterable[str]) -> str:
    """The file: each rail of these once, with all defaults that stand on it."""
    found: dict[str, set[float]] = {}
    kinds, of = every(), sorted(of)
    for kind in map(kinds.__getitem__, of):
        for name, term in hypers(kind).items():
            default = defaults(kind)[name]
            if term.scale in SLIDING and isinstance(default, (int, float)):
                rail = {key: getattr(term, key) for key in ("scale", "low", "high", "minimum", "maximum")}
                found.setdefault(json.dumps(rail), set()).add(default)
    rails = [json.loads(rail) | {"defaults": sorted(values)} for rail, values in sorted(found.items())]
    return f'{{"of": {json.dumps(of)},\n"rails": [\n' + ",\n".join(json.dumps(rail) for rail in rails) + "\n]}\n"


if __name__ == "__main__":
    FILE.write_text(text(every()), encoding="utf-8")
