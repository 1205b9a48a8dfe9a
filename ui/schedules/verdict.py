"""What the numbers of a race of schedules say, in words."""

from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

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
ROUNDING = 1e-12  # what is smaller only tells how floats are rounded


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
    """Who ends lowest, and who still trembles; nothing without runners."""
    alive = _alive(runs)
    if not alive:
        return ENDS[every([each.status.cause for each in runs])][say] if runs else ""
    ends = _ends(race, runs)
    best = min(alive, key=ends.__getitem__)
    level = [i for i in alive if ends[i] - ends[best] <= LEVEL]
    name, loss = called(race, say), _size(ends[best])
    if len(level) > FEW:
        return WORDS["level_many"][say].format(count=len(level), all=len(runs), loss=loss)
    if len(level) > 1:
        return WORDS["level"][say].format(names=", ".join(name[i] for i in level), loss=loss)
    told = [WORDS["lowest"][say].format(name=name[best], loss=loss)]
    if (noise := _noise(race, runs)) and noise.calms:
        told.append(WORDS["trembles"][say].format(name=name[noise.most], loss=_size(ends[noise.most])))
    return " ".join(told)


def hint(race: RunConfig, runs: tuple[Trajectory, ...], say: Language) -> str:
    """What to try where nothing trembles; nothing where rows are drawn, or one runner is left."""
    return WORDS["quiet"][say] if race.noise is None and len(_alive(runs)) > 1 and not _drawn(race) else ""


def figures(race: RunConfig, runs: tuple[Trajectory, ...], say: Language) -> str:
    """The numbers behind the verdict: the lowest last loss and its place, and what the noise changes at the end."""
    alive = _alive(runs)
    if not alive:
        return ""
    name = called(race, say)
    best = min(alive, key=lambda i: float(runs[i].loss[-1]))
    x, y = (three_digits(float(each)) for each in runs[best].theta[-1])
    told = [WORDS["where"][say].format(name=name[best], loss=_size(float(runs[best].loss[-1])), x=x, y=y)]
    if noise := _noise(race, runs):
        high, low, high_quiet, low_quiet = map(_size, (noise.high, noise.low, noise.high_quiet, noise.low_quiet))
        told.append(
            WORDS["calms" if noise.calms else "noisy"][say].format(
                count=_tail(race),
                most=name[noise.most],
                least=name[noise.least],
                high=high,
                low=low,
                high_quiet=high_quiet,
                low_quiet=low_quiet,
            )
        )
    return " ".join(told)


class _Noise(NamedTuple):
    """The runners with the highest and the lowest mean loss at the end, the means with the noise and without it."""

    most: int
    least: int
    high: float
    low: float
    high_quiet: float
    low_quiet: float
    calms: bool  # whether it is the falling rate that makes the difference


def _noise(race: RunConfig, runs: tuple[Trajectory, ...]) -> _Noise | None:
    """What the noise of a race changes at its end; None without noise, or where it takes too long to say."""
    alive = _alive(runs)
    if race.noise is None or len(alive) < 2 or _drawn(race) or race.steps * len(runs) > MOST:
        return None
    ends = _ends(race, runs)
    most, least = max(alive, key=ends.__getitem__), min(alive, key=ends.__getitem__)
    quiet = _ends(race, _quiet(race))
    before, after = rates(runs[most]), rates(runs[least])
    calms = before[-1] >= before.max() and after[-1] < after[0] and ends[most] > 2 * max(quiet[most], ends[least])
    return _Noise(most, least, ends[most], ends[least], quiet[most], quiet[least], bool(calms))


def _alive(runs: tuple[Trajectory, ...]) -> list[int]:
    return [i for i, each in enumerate(runs) if each.status.kind != "diverged"]


def _drawn(race: RunConfig) -> bool:
    """Whether a rule draws rows of data."""
    return any(entry.optimizer.data(race.surface).feeds for entry in race.entries)


def _tail(race: RunConfig) -> int:
    """How many steps are the end of a race: with chance the last tenth, without it the last one."""
    return max(race.steps // TAIL, 1) if race.noise or _drawn(race) else 1


def _ends(race: RunConfig, runs: tuple[Trajectory, ...]) -> list[float]:
    """The mean loss at the end of each run."""
    return [float(np.mean(each.loss[-_tail(race) :])) for each in runs]


def _size(loss: float) -> str:
    return three_digits(0.0 if abs(loss) < ROUNDING else loss)


@lru_cache(maxsize=16)
def _quiet(race: RunConfig) -> Any:
    return run(replace(race, noise=None, page_settings=()))
