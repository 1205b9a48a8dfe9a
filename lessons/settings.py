"""The settings of a race by name: `0.learning_rate` of its first runner, `surface.condition`, `start`, `steps`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.config import SEED, START, STEPS, RunConfig
from engine.fields import amend, terms, walk
from engine.spec.parse import read_value
from engine.spec.text import Text

NUMBERS = {"steps": STEPS, "seed": SEED}
OWNER = Text(en="The setting", ko="설정")


class SettingError(ValueError):
    """No such setting, or not a value that it can have."""


def setting(race: RunConfig, name: str) -> Any:
    """The value of a setting; SettingError where the race has none of that name."""
    if name in NUMBERS or name == "start":
        return getattr(race, name)
    owner, inner = _owner(race, name)
    for prefix, thing, _ in walk(owner):
        field = inner.removeprefix(prefix)
        if inner.startswith(prefix) and field in terms(thing):
            return getattr(thing, field)
    raise SettingError(f"the scene has no setting {name!r}")


def changed(race: RunConfig, changes: Mapping[str, Any]) -> RunConfig:
    """The race with other settings; SettingError for one that it does not have or that is no legal value."""
    for name, value in changes.items():
        if name == "start":
            points = [read_value(START, each) for each in value] if isinstance(value, (list, tuple)) else []
            if len(points) != 2 or any(point.value is None or point.problem for point in points):
                raise SettingError(f"{value!r} is no start")
            race = replace(race, start=(float(points[0].value), float(points[1].value)))  # type: ignore[arg-type]
        elif name in NUMBERS:
            number, problem = read_value(NUMBERS[name], value)
            if problem:
                raise SettingError(f"{value!r} is no legal value of {name}")
            race = replace(race, **{name: number})  # type: ignore[arg-type]
        else:
            race = _amended(race, name, value)
    return race


def _amended(race: RunConfig, name: str, value: Any) -> RunConfig:
    owner, inner = _owner(race, name)
    place = name.partition(".")[0]
    if place.isdigit():
        inner = inner if inner.partition(".")[0] == "schedule" else f"optimizer.{inner}"
        new, notices = amend(race.entries[int(place)], {inner: value}, OWNER)
        race = replace(race, entries=tuple(new if i == int(place) else e for i, e in enumerate(race.entries)))
    else:
        new, notices = amend(owner, {inner: value}, OWNER)
        race = replace(race, **{place: new})  # type: ignore[arg-type]
    if notices:
        raise SettingError(f"{name} cannot be {value!r}")
    return race


def _owner(race: RunConfig, name: str) -> tuple[Any, str]:
    """What a dotted name's first part stands for, and the rest of the name."""
    head, _, inner = name.partition(".")
    if head in ("surface", "noise") and getattr(race, head) is not None:
        return getattr(race, head), inner
    if head.isdigit() and int(head) < len(race.entries):
        entry = race.entries[int(head)]
        return (entry, inner) if inner.partition(".")[0] == "schedule" else (entry.optimizer, inner)
    raise SettingError(f"the scene has no setting {name!r}")
