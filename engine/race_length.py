"""How long a race is where nobody said: the last arrival comes at 60 to 80 % of it."""

from dataclasses import replace
from functools import lru_cache

from engine.config import RunConfig
from engine.outcome.score import score
from engine.run import race as run

USUAL = 300  # steps of a race of which nothing else is known
EARLY, LATE = 0.6, 0.8  # of the race: where the last arrival may lie
AIM = 0.7
SHORTEST, LONGEST = 10, 1000
TRIES = 5


@lru_cache(maxsize=128)
def fitted(race: RunConfig) -> int:
    """The steps T after which the last runner of those who arrive has arrived at 60 to 80 % of them.

    USUAL where nobody arrives, or no length is right; where chance or a schedule decides, what there is to see is the
    end, and the race stays as long as it is.
    """
    if _trembles(race):
        return race.steps
    steps = USUAL
    for _ in range(TRIES):
        last = _last(replace(race, steps=steps))
        if last is None or EARLY * steps <= last <= LATE * steps or (last < SHORTEST == steps):
            return steps
        steps = min(max(_round(last / AIM), SHORTEST), LONGEST)
    return USUAL


def chosen(race: RunConfig) -> bool:
    """Whether the length of a race was chosen: another one than it would have by itself."""
    return _trembles(race) or race.steps not in (USUAL, fitted(race))


def refitted(before: RunConfig, after: RunConfig) -> RunConfig:
    """`after`, as long as it should be, if `before` was so; a length that somebody chose stays."""
    return replace(after, steps=fitted(after)) if before.steps == fitted(before) else after


def _trembles(race: RunConfig) -> bool:
    """Whether chance or a schedule decides what the end looks like."""
    drawn = any(entry.optimizer.data(race.surface).feeds for entry in race.entries)
    return race.noise is not None or drawn or any(entry.schedule for entry in race.entries)


def _last(race: RunConfig) -> int | None:
    """The step of the last arrival; None where nobody arrives."""
    found = [score(race.surface, each).reached for each in run(race)]
    return max((step for step in found if step is not None), default=None)


def _round(steps: float) -> int:
    """A number that a reader takes in at a glance."""
    unit = 10 if steps < 200 else 50
    return round(steps / unit) * unit
