"""The runs of this session's race, run once for everything on a page that shows them."""

import streamlit as st

from engine.config import RunConfig
from engine.outcome.trajectory import Trajectory
from engine.run import race as run

KEY = "runs"


def runs(race: RunConfig) -> tuple[Trajectory, ...]:
    """Every runner's run; the last race that was asked for is kept."""
    kept = st.session_state.get(KEY)
    if kept is None or kept[0] != race:
        kept = st.session_state[KEY] = (race, run(race))
    found: tuple[Trajectory, ...] = kept[1]
    return found
