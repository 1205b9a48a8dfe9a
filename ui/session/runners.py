"""Who is on the stage in this session: ids and slots stay with a runner while its numbers change."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from engine.config import Entry, RunConfig
from engine.edits import Runner, apply_edits
from engine.slots import deal
from ui.session.state import config, set_config, visit


def runners(race: RunConfig) -> tuple[Runner, ...]:
    """The runners of the race; where it did not come from the stage new ones, in the usual slots of their rules."""
    known = visit().runners
    rules = [type(runner.entry.optimizer) for runner in known]
    if rules != [type(entry.optimizer) for entry in race.entries]:
        slots = deal([type(entry.optimizer) for entry in race.entries])
        known = tuple(Runner(f"r{i}", slots[i], entry) for i, entry in enumerate(race.entries))
    known = tuple(runner._replace(entry=entry) for runner, entry in zip(known, race.entries, strict=True))
    visit().runners = known
    return known


def on_edit(message: object) -> None:
    """Take an edit of the stage into the race; a message is from outside and may be anything."""
    race = config()
    kept = {runner.id: runner.entry for runner in runners(race)}
    edited = apply_edits(race, message, kept)
    visit().runners = edited.runners
    answered(message)
    set_config(edited.config, edited.notices)


def answered(message: object) -> None:
    """The race now holds what this message asked for."""
    number = message.get("n") if isinstance(message, dict) else None
    if isinstance(number, int):
        visit().echo = number


def join(entry: Entry) -> str:
    """One more runner in the race, on a free slot; everyone else stays who they are. Returns its id."""
    race = config()
    return enter(race, [*runners(race), entry])[-1].id


def enter(race: RunConfig, cast: Iterable[Runner | Entry]) -> tuple[Runner, ...]:
    """The race with this cast: who ran already stays who he is, and an entry gets a free id and a free slot."""
    cast = list(cast)
    names = {each.id for each in cast if isinstance(each, Runner)}
    slots = {each.slot for each in cast if isinstance(each, Runner)}
    known = []
    for each in cast:
        if isinstance(each, Entry):
            free = deal([type(each.optimizer)], slots)[0]
            each = Runner(next(f"r{i}" for i in count() if f"r{i}" not in names), free, each)
            names.add(each.id)
            slots.add(each.slot)
        known.append(each)
    visit().runners = tuple(known)
    set_config(replace(race, entries=tuple(runner.entry for runner in known)))
    return tuple(known)
