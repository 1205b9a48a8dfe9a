"""One rule under several schedules: which race that is, and how it changes when a rule or a schedule is chosen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from engine.config import MOST, Entry, RunConfig, fresh
from engine.schedules import SCHEDULES
from engine.spec.horizon import fitted
from engine.spec.hyper import hypers
from engine.spec.optimizer import Optimizer
from engine.spec.registry import key
from engine.spec.schedule import Schedule

USUAL = "sgd"  # the rule of a race without runners
NONE = ""  # the key of a rate without a schedule
SIX = (NONE, "step", "exponential", "cosine", "one_cycle", "plateau")
TINY = 1e-12  # a rate that nothing is measured against
RATES = ("max_lr", "lr", "eta_min", "min_lr")  # rates that a schedule has of its own

# How a schedule looks side by side with others, beyond its length: from the rate r. The rest is as torch has it.
LOOKS: dict[str, Callable[[int, float], dict[str, Any]]] = {
    "by_hand": lambda T, r: {"lr": r / 10},
    "exponential": lambda T, r: {"gamma": round(0.05 ** (1 / T), 6)},
    "linear": lambda T, r: {"start_factor": 1.0, "end_factor": 0.0},
    "multistep": lambda T, r: {"gamma": 0.3},
    "one_cycle": lambda T, r: {"max_lr": r},
    "plateau": lambda T, r: {"factor": 0.5},
    "polynomial": lambda T, r: {"power": 2.0},
    "step": lambda T, r: {"gamma": 0.3},
}


def looking(name: str, steps: int, rate: float) -> Schedule | None:
    """A schedule by key, as long as the race and no higher than the rule's own rate; None for no schedule."""
    if name == NONE:
        return None
    look = LOOKS.get(name)
    return fitted(SCHEDULES[name](**(look(steps, rate) if look else {})), steps)


def six(race: RunConfig) -> RunConfig:
    """The race of its first rule under six schedules."""
    return replace(race, entries=tuple(_fresh(race, name) for name in SIX))


def one_rule(race: RunConfig) -> type[Optimizer] | None:
    """The one rule of all runners; None if there is none, or more than one."""
    found = {type(entry.optimizer) for entry in race.entries}
    return found.pop() if len(found) == 1 else None


def is_of_schedules(race: RunConfig) -> bool:
    """Whether it compares schedules already, or could: one rule only, or a schedule somewhere."""
    return len({type(entry.optimizer) for entry in race.entries}) < 2 or any(e.schedule for e in race.entries)


def under(race: RunConfig, chosen: Iterable[str], kept: Iterable[Any]) -> list[Any]:
    """Those of `kept`, runners or entries of the race, whose schedules are chosen, and an entry for every other one."""
    wanted = list(chosen)
    stay = [each for each in kept if name(_entry(each)) in wanted]
    present = {name(_entry(each)) for each in stay}
    room = MOST - len(stay)
    return [*stay, *[_fresh(race, new) for new in wanted if new not in present][:room]]


def name(entry: Entry) -> str:
    """The key of an entry's schedule, NONE for none."""
    return key(entry.schedule) if entry.schedule else NONE


def with_rule(entry: Entry, rule: Optimizer) -> Entry:
    """The entry with another rule, and its schedule's own rates as high beside the new rule's rate as before."""
    schedule: Any = entry.schedule
    scale = rule.rate / max(entry.optimizer.rate, TINY)
    own = {name: term for name, term in hypers(schedule).items() if name in RATES} if schedule else {}
    moved = {name: min(getattr(schedule, name) * scale, term.maximum) for name, term in own.items()}
    return Entry(rule, replace(schedule, **moved) if moved else schedule)


def _entry(each: Any) -> Entry:
    return each if isinstance(each, Entry) else each.entry


def _fresh(race: RunConfig, new: str) -> Entry:
    rule = race.entries[0].optimizer if race.entries else fresh(USUAL, race.surface)
    return Entry(rule, looking(new, race.steps, rule.rate))
