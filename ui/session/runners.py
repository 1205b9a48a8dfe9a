"""Who is on the stage in this session: ids and slots stay with a runner while its numbers change."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from typing import Any

import streamlit as st

from engine.config import MOST, Entry, RunConfig
from engine.edits import Runner, apply_edits
from ui.session.state import config, set_config

KEY = "runners"
ECHO = "echo"


def runners(race: RunConfig) -> tuple[Runner, ...]:
    """The runners of the race; new ones, in the order of the slots, when the race did not come from the stage."""
    known: tuple[Runner, ...] = st.session_state.get(KEY, ())
    rules = [type(runner.entry.optimizer) for runner in known]
    if rules != [type(entry.optimizer) for entry in race.entries]:
        known = tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(race.entries))
    known = tuple(runner._replace(entry=entry) for runner, entry in zip(known, race.entries, strict=True))
    st.session_state[KEY] = known
    return known


def echo() -> int:
    """The number of the last message of the stage that is in the race."""
    return int(st.session_state.get(ECHO, 0))


def on_edit(message: Any, current: Callable[[], RunConfig] = config) -> None:
    """Take what the hand edited for into the race; a message is from outside and may be anything."""
    race = current()
    kept = {runner.id: runner.entry for runner in runners(race)}
    edited = apply_edits(race, message, kept)
    st.session_state[KEY] = edited.runners
    answered(message)
    set_config(edited.config, edited.notices)


def answered(message: Any) -> None:
    """The race now holds what this message edited for."""
    number = message.get("n") if isinstance(message, dict) else None
    if isinstance(number, int):
        st.session_state[ECHO] = number


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
            each = Runner(next(f"r{i}" for i in count() if f"r{i}" not in names), min(set(range(MOST)) - slots), each)
            names.add(each.id)
            slots.add(each.slot)
        known.append(each)
    st.session_state[KEY] = tuple(known)
    set_config(replace(race, entries=tuple(runner.entry for runner in known)))
    return tuple(known)
