"""What every page with a stage does: a part of its own that Streamlit redraws, and the stage in it."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

import streamlit as st

import stage
from engine.config import RunConfig
from engine.edits import Runner
from engine.history import Trajectory
from engine.link import encode
from stage.pack import pack
from stage.shelf import shelf
from ui.runners import echo
from ui.share import share
from ui.state import config, language, revision, session, untold


def redrawn_alone(body: Callable[[], None]) -> Callable[[], None]:
    """A fragment that the stage and the controls in it redraw; the whole page follows where its frame has to change.

    After a lost connection Streamlit runs a page again only if something on it is due to run again some day.
    """

    @st.fragment(run_every=timedelta(days=7))
    @wraps(body)
    def part() -> None:
        if untold():
            st.rerun(scope="app")
        body()

    return part  # type: ignore[no-any-return]


def draw(
    race: RunConfig,
    runners: tuple[Runner, ...],
    runs: tuple[Trajectory, ...],
    obey: Callable[[Any], None],
    called: list[str] | None = None,
) -> None:
    """The stage of a race, whose link opens the whole race of this visit; `obey` takes what the hand wishes for.

    A page may have names of its own for the runners.
    """
    say = language()
    address = share(encode(config(), say))
    payload = pack(race, runners, runs, say, encode(race), address, revision(), echo(), session(), called)
    stage.show(payload, shelf(race, say), on_wish=lambda: obey(stage.wish()))
