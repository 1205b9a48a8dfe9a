"""One file per loss; this page finds them."""

from engine.registry import discover
from engine.surface import Surface

SURFACES: dict[str, type[Surface]] = discover("surfaces", Surface)
