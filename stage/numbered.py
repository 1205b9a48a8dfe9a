"""Which surfaces are told their own numbers: those with sliders, and painted landscapes."""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from engine.spec.derived import Derived, derive
from engine.spec.noise import Noisy
from engine.spec.surface import Surface
from engine.spec.untraceable import untraceable
from engine.symbolic.expression import symbol
from engine.trace.tree import Structure, structure
from stage.painting_programs import Landscape, numbers_of
from stage.told import Told
from surfaces.painted import Painted


@dataclass(frozen=True)
class Adjustable(Told):
    """A surface of this structure, whatever the numbers are that its sliders set."""

    shape: Structure
    names: tuple[str, ...]

    @property
    def derived(self) -> Derived:  # type: ignore[override]
        return cast(Derived, _derived(self.shape, self.names))


def told(surface: Surface) -> Told | None:
    """The surface that is told its own numbers; None where it has none, or where its formula cannot be traced so."""
    if isinstance(surface, Painted):
        return Landscape(len(surface.shapes))
    names = surface.sliders
    if not names or _derived(shape := structure(surface), names) is None:
        return None
    return Adjustable(shape, names)


def as_told(seen: Surface) -> tuple[Surface, list[str]]:
    """What programs are made for, and which inputs of theirs are to stand last: the surface itself and none, or told.

    `seen` may be noisy.
    """
    found = told(seen.true if isinstance(seen, Noisy) else seen)
    if found is None:
        return seen, []
    return Noisy(found, seen.noise) if isinstance(seen, Noisy) else found, [f"fed.{i}" for i in range(found.feeds)]


def values_of(surface: Surface) -> list[float]:
    """The numbers of a surface in the order in which it is told them."""
    if isinstance(surface, Painted):
        return numbers_of(surface)
    return [getattr(surface, name) for name in surface.sliders]


@lru_cache(maxsize=64)
def _derived(shape: Structure, names: tuple[str, ...]) -> Derived | None:
    try:
        return derive(shape.symbolic("surface").formula, *(symbol(f"surface.{name}") for name in names))
    except Exception as problem:  # raised again where it is a bug
        untraceable(problem, [*shape.kinds()])
        return None
