"""Every rail that a hyperparameter declares, with its defaults; `python -m tests.unit.spec.rails` writes them."""

import json
from pathlib import Path

from engine.schedules import SCHEDULES
from engine.spec.hyper import defaults, hypers
from optimizers import OPTIMIZERS
from surfaces import SURFACES

FILE = Path(__file__).parents[2] / "shared" / "rails.json"
SLIDING = ("log", "linear", "one_minus", "integer")


def text() -> str:
    """The file: each rail once, with all defaults that stand on it."""
    found: dict[str, set[float]] = {}
    for kind in (*OPTIMIZERS.values(), *SCHEDULES.values(), *SURFACES.values()):
        for name, term in hypers(kind).items():
            default = defaults(kind)[name]
            if term.scale in SLIDING and isinstance(default, (int, float)):
                rail = {key: getattr(term, key) for key in ("scale", "low", "high", "minimum", "maximum")}
                found.setdefault(json.dumps(rail), set()).add(default)
    rails = [json.loads(rail) | {"defaults": sorted(values)} for rail, values in sorted(found.items())]
    return "[\n" + ",\n".join(json.dumps(rail) for rail in rails) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
