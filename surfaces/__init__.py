"""One file per loss; this page finds them."""

from engine.spec.registry import discover
from engine.spec.surface import Surface

SURFACES: dict[str, type[Surface]] = discover("surfaces", Surface)
