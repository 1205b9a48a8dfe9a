"""The runners of a race as a script runs them: with the data, the noise and the rate that each is allowed to see."""

from typing import NamedTuple

from engine.config import RunConfig
from engine.spec.derived import programs
from engine.spec.noise import Noise, Noisy
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule
from engine.spec.text import Text
from engine.symbolic.trace_error import TraceError
from export.caption import names
from export.rules import Ruled, Scheduled, ruled, scheduled
from surfaces.regression import Regression


class CannotSay(ValueError):
    """A race that no script can say; `why` in both languages."""

    def __init__(self, why: Text):
        self.why = why
        super().__init__(why.en)


class Runner(NamedTuple):
    """One runner."""

    number: int
    name: str
    rule: Optimizer
    schedule: Schedule | None
    base: float  # the rate before the schedule
    noise: Noise | None
    rows: int  # of data in a step; 0: all of them
    ruled: Ruled
    scheduled: Scheduled | None


def runners(race: RunConfig) -> tuple[list[Runner], list[tuple[int, str]]]:
    """The runners that can be written, and number and name of those that cannot."""
    surface = race.surface
    if programs(surface) is None or (surface.feeds and not isinstance(surface, Regression)):
        raise CannotSay(
            Text(
                en="This surface is written in plain Python, so that no script can be made of it.",
                ko="이 곡면은 일반 파이썬 코드로 되어 있어 스크립트로 옮길 수 없습니다.",
            )
        )
    noisy = Noisy(surface, race.noise) if race.noise else surface
    found, left = [], []
    for number, (name, entry) in enumerate(zip(names(race.entries), race.entries, strict=True)):
        rule, schedule = entry.optimizer, entry.schedule
        seen = rule.data(noisy)
        noise, true = (seen.noise, seen.true) if isinstance(seen, Noisy) else (None, seen)
        rows = true.rows if isinstance(true, Regression) else 0
        try:
            base = float(rule.rate)
            said = ruled(rule, schedule), scheduled(schedule, base) if schedule else None
        except TraceError:
            left.append((number, name))
            continue
        found.append(Runner(number, name, rule, schedule, base, noise, rows, *said))
    return found, left
