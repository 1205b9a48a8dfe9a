"""Who is on the stage in this session: ids and slots stay with a runner while its numbers change."""

from dataclasses import replace
from itertools import count
from typing import Any

import streamlit as st

from engine.config import MOST, Entry, RunConfig
from engine.edits import Runner, wish
from ui.state import config, set_config

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


def obey(message: Any) -> None:
    """Take what the hand wished for into the race; a message is from outside and may be anything."""
    race = config()
    kept = {runner.id: runner.entry for runner in runners(race)}
    wished = wish(race, message, kept)
    st.session_state[KEY] = wished.runners
    answered(message)
    set_config(wished.config, wished.notices)


def answered(message: Any) -> None:
    """The race now holds what this message wished for."""
    number = message.get("n") if isinstance(message, dict) else None
    if isinstance(number, int):
        st.session_state[ECHO] = number


def join(entry: Entry) -> str:
    """One more runner in the race, on a free slot; everyone else stays who they are. Returns its id."""
    race = config()
    known = runners(race)
    name = next(f"r{i}" for i in count() if f"r{i}" not in {runner.id for runner in known})
    slot = min(set(range(MOST)) - {runner.slot for runner in known})
    st.session_state[KEY] = (*known, Runner(name, slot, entry))
    set_config(replace(race, entries=(*race.entries, entry)))
    return name
