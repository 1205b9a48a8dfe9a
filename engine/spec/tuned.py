"""The learning rates that `make tune` found for a surface as declared, in the file beside its own."""

import dataclasses
import json
import sys
from functools import lru_cache
from pathlib import Path


def tuned_of(surface: object) -> dict[str, float]:
    """A rate by the key of each optimizer; {} where the surface's own numbers are others."""
    return dict(_tuned(type(surface).__module__)) if _as_declared(surface) else {}


def _as_declared(surface: object) -> bool:
    """Whether all fields of a surface have their defaults."""
    if not dataclasses.is_dataclass(surface):
        return True
    return all(getattr(surface, field.name) == field.default for field in dataclasses.fields(surface))


@lru_cache(maxsize=128)
def _tuned(module: str) -> dict[str, float]:
    """What the file of tuned rates beside a surface's own file says of it; nothing where there is none."""
    file = Path(getattr(sys.modules[module], "__file__", None) or "").parent / "tuned.json"
    rates = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return rates.get(module.rpartition(".")[2], {})  # type: ignore[no-any-return]
