"""A sentence's number as a check: a measure of a race, and what it has to be."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from engine.config import RunConfig
from lessons.measures import MEASURES

RELATIONS = ("equals", "tolerance", "at_least", "at_most")


class Verdict(NamedTuple):
    """Whether a claim holds, and the number that was measured; inf for what never happened."""

    holds: bool
    measured: float


@dataclass(frozen=True)
class Claim:
    """One claim of a lesson.

    Args:
        name: as texts call it.
        kind: a key of MEASURES.
        race: what is measured.
        given: the measure's arguments.
        equals: what it has to be, within `tolerance`; None leaves it open.
        at_least, at_most: the ends of what it may be; None for no end.
        parts: of the kind "ratio" the two claims whose measured numbers are divided.

    Example:
        >>> from surfaces import SURFACES
        >>> claim = Claim("there", "reach", RunConfig(SURFACES["booth"]()), (("runner", 1),), at_most=100)
        >>> claim.check()
        Verdict(holds=True, measured=31.0)
    """

    name: str
    kind: str
    race: RunConfig
    given: tuple[tuple[str, Any], ...] = ()
    equals: float | None = None
    tolerance: float = 0.0
    at_least: float | None = None
    at_most: float | None = None
    parts: tuple["Claim", ...] = ()

    def check(self) -> Verdict:
        """Measure it with the engine; what a measure cannot do raises ValueError, KeyError or IndexError."""
        value = self.measured
        holds = (
            (self.equals is None or abs(value - self.equals) <= self.tolerance)
            and (self.at_least is None or value >= self.at_least)
            and (self.at_most is None or value <= self.at_most)
        )
        return Verdict(bool(holds), value)

    @property
    def measured(self) -> float:
        """The measured number."""
        if self.parts:
            return self.parts[0].measured / self.parts[1].measured
        return _measured(self.kind, self.race, self.given)

    @property
    def numbers(self) -> Mapping[str, float]:
        """The numbers that a text may name beside the measured one: what was given, and what it has to be."""
        usual = {} if self.parts else {name: each.default for name, each in arguments(self.kind).items()}
        said = {name: value for name, value in (usual | dict(self.given)).items() if isinstance(value, (int, float))}
        said |= {name: getattr(self, name) for name in RELATIONS if getattr(self, name) is not None}
        return MappingProxyType(said)


def arguments(kind: str) -> dict[str, inspect.Parameter]:
    """The arguments of a measure, by name, without the race."""
    return dict(list(inspect.signature(MEASURES[kind]).parameters.items())[1:])


@lru_cache(maxsize=1024)
def _measured(kind: str, race: RunConfig, given: tuple[tuple[str, Any], ...]) -> float:
    return MEASURES[kind](race, **dict(given))
