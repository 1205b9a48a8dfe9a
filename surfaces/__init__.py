"""One file per loss, found by discovery."""

from engine.spec.registry import discover
from engine.spec.surface import Surface

SURFACES: dict[str, type[Surface]] = discover("surfaces", Surface)
