"""What a stage holds of the races it was sent: a run that is the same as then is named, and its path is not sent again.

The stage says with every edit which race it holds. The last few of a session are remembered: a stage that is ahead of
the answers names an older one.
"""

from collections.abc import Hashable, Iterable
from typing import Any

from engine.config import RunConfig
from engine.edits import Runner

KEPT = 8  # races that are remembered, as in static/draft/held.js

Runs = dict[str, Hashable]  # the id of each runner, and all that its run depends on


def runs_of(race: RunConfig, runners: Iterable[Runner]) -> Runs:
    """The runs of a race: two that are equal have the same path, bit for bit."""
    around = (race.surface, race.start, race.steps, race.seed, race.noise)
    return {runner.id: (entry, *around) for runner, entry in zip(runners, race.entries, strict=True)}


class Sent:
    """The races that one session's stage was sent, by a number that grows with every other race."""

    def __init__(self) -> None:
        self.races: dict[int, Runs] = {}

    def add(self, runs: Runs) -> int:
        """The number of a race that goes out now; that of the last one where its runs are the same."""
        last = max(self.races, default=0)
        if self.races.get(last) == runs:
            return last
        self.races[last + 1] = runs
        self.races.pop(last + 1 - KEPT, None)
        return last + 1

    def held(self, claims: Iterable[Any], session: str) -> tuple[int, Runs] | None:
        """The latest race that a stage claims to hold as [session, number], from outside and unchecked."""
        numbers = [
            claim[1] for claim in claims if isinstance(claim, (list, tuple)) and len(claim) == 2 and claim[0] == session
        ]
        known = [number for number in numbers if isinstance(number, int) and number in self.races]
        return (max(known), self.races[max(known)]) if known else None
