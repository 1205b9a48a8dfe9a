"""What the numbers of a race of schedules say, in words."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from engine.config import RunConfig
from engine.outcome.trajectory import Trajectory
from engine.run import race as run
from engine.spec.schedule import Schedule
from engine.spec.text import Language
from figures.number import three_digits
from figures.shapes import rates
from stage.labels import names
from stage.words_ends import ENDS, every
from ui.schedules.lineup import one_rule
from ui.schedules.words import WORDS

LEVEL = 1e-9  # losses that differ by less are the same
FEW = 3  # runners that are named one by one
MOST = 200_000  # steps of all runners that are run a second time, without the noise
TAIL = 10  # the last tenth of a race is its end


def called(race: RunConfig, say: Language) -> list[str]:
    """A name for each runner: its schedule alone where everybody runs the same rule."""
    found = names(race.entries, say)
    rule = one_rule(race)
    if rule is None or len(found) < 2:
        return found
    short = [_schedule_first(name.removeprefix(rule.title).removeprefix(", "), entry.schedule, say) for name, entry in
             zip(found, race.entries, strict=True)]  # fmt: skip
    plain = [part if entry.schedule else ", ".join(filter(None, [WORDS["none"][say], part])) for part, entry in
             zip(short, race.entries, strict=True)]  # fmt: skip
    return plain if len(set(plain)) == len(plain) else found


def _schedule_first(marks: str, schedule: Schedule | None, say: Language) -> str:
    *settings, last = marks.split(", ")
    return ", ".join([last, *settings] if schedule and last.startswith(schedule.title[say]) else [*settings, last])


def lowest(race: RunConfig, runs: tuple[Trajectory, ...], say: Language) -> str:
    """Which runner ends lowest, and where; nothing without runners."""
    alive = [i for i, each in enumerate(runs) if each.status.kind != "diverged"]
    if not alive:
        return ENDS[every([each.status.cause for each in runs])][say] if runs else ""
    ends = [float(each.loss[-1]) for each in runs]
    best = min(alive, key=ends.__getitem__)
    level = [i for i in alive if ends[i] - ends[best] <= LEVEL]
    name, loss = called(race, say), three_digits(ends[best])
    if len(level) > FEW:
        return WORDS["level_many"][say].format(count=len(level), all=len(runs), loss=loss)
    if len(level) > 1:
        return WORDS["level"][say].format(names=", ".join(name[i] for i in level), loss=loss)
    x, y = runs[best].theta[-1]
    return WORDS["lowest"][say].format(name=name[best], loss=loss, x=three_digits(float(x)), y=three_digits(float(y)))


def chance(race: RunConfig, runs: tuple[Trajectory, ...], say: Language) -> str:
    """What the noise of a race changes at its end, or what there is to see with some; nothing where rows are drawn."""
    alive = [i for i, each in enumerate(runs) if each.status.kind != "diverged"]
    drawn = any(entry.optimizer.data(race.surface).feeds for entry in race.entries)
    if len(alive) < 2 or drawn or race.steps * len(runs) > MOST:
        return ""
    if race.noise is None:
        return WORDS["quiet"][say]
    count = max(race.steps // TAIL, 1)
    ends = {i: float(np.mean(runs[i].loss[-count:])) for i in alive}
    most, least = max(ends, key=ends.__getitem__), min(ends, key=ends.__getitem__)
    quiet = [float(np.mean(each.loss[-count:])) for each in _quiet(race)]
    before, after = rates(runs[most]), rates(runs[least])
    calms = before[-1] >= before.max() and after[-1] < after[0] and ends[most] > 2 * max(quiet[most], ends[least])
    name = called(race, say)
    return WORDS["calms" if calms else "noisy"][say].format(
        count=count,
        most=name[most],
        least=name[least],
        high=three_digits(ends[most]),
        low=three_digits(ends[least]),
        high_quiet=three_digits(quiet[most]),
        low_quiet=three_digits(quiet[least]),
    )


@lru_cache(maxsize=16)
def _quiet(race: RunConfig) -> Any:
    return run(replace(race, noise=None, page_settings=()))
