"""What the stage wishes for: its commit message applied to a race, with the tolerance that a link gets."""

import dataclasses
from collections.abc import Mapping
from typing import NamedTuple, TypedDict, cast

from engine.config import MOST, STEPS, Entry, RunConfig, fresh
from engine.fields import amend, named, registry
from engine.link import fits, read_start
from engine.link_notices import RACE, TOO_LONG, TOO_MANY, UNSEEN_NUMBERS
from engine.page_settings.view import View
from engine.retune import tuned
from engine.slots import deal
from engine.spec.horizon import fitted, followed
from engine.spec.hyper import Hyper
from engine.spec.optimizer import Optimizer
from engine.spec.parse import Notice, clamped, read_value, unknown, unusable
from engine.spec.registry import key
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.spec.text import Text

SLOT = Hyper(
    symbol="#", title=Text(en="slot", ko="자리"), help=Text(en="Colour and dash.", ko="색과 선 모양입니다."),
    scale="integer", high=MOST - 1, maximum=MOST - 1,
)  # fmt: skip
LONGEST_ID = 40


# A runner of an edit, `from` whom it was duplicated; what was not touched is not said. Any value may be anything.
EditedRunner = TypedDict(
    "EditedRunner",
    {"id": object, "slot": object, "key": object, "values": object, "schedule": object, "from": object},
    total=False,
)


class Edit(TypedDict, total=False):
    """What the stage wishes for: its keys. The values come from outside, so that each may be anything.

    `n` is its number, `holds` the race that the stage has (ui/session, stage/component.py).
    """

    n: object
    holds: object
    start: object
    steps: object
    numbers: object
    runners: object
    tune: object
    hide_future: object


class Runner(NamedTuple):
    """A runner as the stage knows it: its id and its slot last as long as it does."""

    id: str
    slot: int
    entry: Entry


class EditResult(NamedTuple):
    """The race that was wished for, a notice for each part that could not be granted, and who runs now, in order."""

    config: RunConfig
    notices: list[Text]
    runners: tuple[Runner, ...]


def apply_edits(config: RunConfig, message: object, kept: Mapping[str, Entry] | None = None) -> EditResult:
    """Apply a message from the stage; `kept` says what stands behind the ids it may name. Never raises."""
    notices: list[Text] = []
    said: Edit = cast(Edit, message) if isinstance(message, Mapping) else {}
    if isinstance(numbers := said.get("numbers"), Mapping):
        config = dataclasses.replace(config, surface=_numbered(config.surface, numbers, notices))
    place = said.get("start")
    start = None if place is None else read_start(place, config.surface, notices)
    steps = config.steps if said.get("steps") is None else _steps(said["steps"], config, notices)
    # A schedule as long as the race stays so; what the message says of it comes after.
    kept = {name: stretched(entry, config.steps, steps) for name, entry in dict(kept or {}).items()}
    longer = dataclasses.replace(
        config, steps=steps, entries=tuple(stretched(entry, config.steps, steps) for entry in config.entries)
    )
    runners = _runners(said.get("runners"), longer, kept, notices)
    entries = longer.entries if runners is None else tuple(runner.entry for runner in runners)
    wished = dataclasses.replace(config, start=start or config.start, steps=steps, entries=entries)
    if isinstance(hide := said.get("hide_future"), bool):
        wished = wished.with_settings(dataclasses.replace(wished.settings(View), hide_future=hide))
    if not fits(wished):
        wished, runners = config, None
        notices.append(TOO_LONG)
    if runners is None:
        slots = deal([type(entry.optimizer) for entry in kept.values()])
        runners = [Runner(name, slot, entry) for slot, (name, entry) in zip(slots, kept.items(), strict=True)]
    if said.get("tune") is True:
        wished = tuned(wished)
        runners = [runner._replace(entry=entry) for runner, entry in zip(runners, wished.entries, strict=False)]
    return EditResult(wished, notices, tuple(runners))


def _numbered(surface: Surface, given: Mapping[object, object], notices: list[Text]) -> Surface:
    """The surface with other numbers, as far as it has sliders for them and there is something to see."""
    wished, more = amend(
        surface, {name: value for name, value in given.items() if name in surface.sliders}, named(surface)
    )
    notices += more
    if getattr(wished, "visible", True):
        return wished
    notices.append(UNSEEN_NUMBERS)
    return surface


def stretched(entry: Entry, before: int, after: int) -> Entry:
    """The entry in a race that has become longer or shorter."""
    return dataclasses.replace(entry, schedule=followed(entry.schedule, before, after)) if after != before else entry


def _steps(raw: object, config: RunConfig, notices: list[Text]) -> int:
    value, problem = read_value(STEPS, raw)
    if problem:
        notices.append(unusable(RACE, STEPS) if value is None else clamped(RACE, STEPS, value))
    return config.steps if value is None else int(value)


def _runners(raw: object, config: RunConfig, kept: Mapping[str, Entry], notices: list[Text]) -> list[Runner] | None:
    if not isinstance(raw, (list, tuple)):
        return None
    runners: list[Runner] = []
    for i, item in enumerate(raw[:MOST], start=1):
        owner = Text(en=f"Runner {i}", ko=f"{i}번 주자")
        said: EditedRunner = cast(EditedRunner, item) if isinstance(item, Mapping) else {}
        name, rule = said.get("id"), said.get("key")
        taken = [runner.id for runner in runners]
        if (
            not (isinstance(name, str) and 0 < len(name) <= LONGEST_ID and name not in taken)
            or not isinstance(rule, str)
            or rule not in registry(Optimizer)
        ):
            notices.append(unknown(owner))
            continue
        twin = said.get("from")  # a duplicate takes over what its message does not name: the schedule
        old = kept.get(name) or (kept.get(twin) if isinstance(twin, str) else None)
        entry, more = _entry(rule, said, old, config, owner)
        runners.append(Runner(name, _slot(said.get("slot"), entry.optimizer, runners), entry))
        notices += more
    notices += [TOO_MANY] if len(raw) > MOST else []
    return runners


def _entry(
    rule: str, item: EditedRunner, old: Entry | None, config: RunConfig, owner: Text
) -> tuple[Entry, list[Notice]]:
    values = item.get("values")
    if old is not None and "values" not in item and key(old.optimizer) == rule:
        return old, []
    same = old is not None and values is not None and key(old.optimizer) == rule
    optimizer = old.optimizer if old is not None and same else fresh(rule, config.surface)
    entry = Entry(optimizer, old.schedule if old else None)
    chosen = item.get("schedule")
    if isinstance(chosen, str) and chosen in registry(Schedule) and chosen != (entry.schedule and key(entry.schedule)):
        entry = dataclasses.replace(entry, schedule=fitted(registry(Schedule)[chosen](), config.steps))
    if not isinstance(values, Mapping | None):
        return entry, [unknown(owner)]
    given = {"schedule": item["schedule"]} if "schedule" in item else {}
    for name, value in (values or {}).items():
        given[name if isinstance(name, str) and name.startswith("schedule.") else f"optimizer.{name}"] = value
    return amend(entry, given, owner)


def _slot(raw: object, rule: Optimizer, runners: list[Runner]) -> int:
    """The wished slot where it is free, else one for the rule."""
    taken = {runner.slot for runner in runners}
    slot = read_value(SLOT, raw).value
    return int(slot) if slot is not None and slot not in taken else deal([type(rule)], taken)[0]
