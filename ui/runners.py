"""Who is on the stage in this session: ids and slots stay with a runner while its numbers change."""

from typing import Any

import streamlit as st

from engine.config import RunConfig
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
    number = message.get("n") if isinstance(message, dict) else None
    if isinstance(number, int):
        st.session_state[ECHO] = number
    set_config(wished.config, wished.notices)
