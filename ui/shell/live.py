"""What every page with a stage does: a part of its own that Streamlit redraws, and the stage in it."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

import streamlit as st

from engine.config import RunConfig
from engine.edits import Runner
from engine.outcome.trajectory import Trajectory
from stage import component
from stage.catalog import catalog
from stage.race_message import pack
from ui.session import scenes
from ui.session.opening import opening
from ui.session.share import share
from ui.session.state import config, language, untold, visit, write_address, written
from ui.shell.frame import page_body


def redrawn_alone(body: Callable[[], None]) -> Callable[[], None]:
    """A fragment that the stage and the controls in it redraw; the whole page follows where its frame has to change.

    After a lost connection Streamlit runs a page again only if something on it is due to run again some day.
    """

    @st.fragment(run_every=timedelta(days=7))
    def part() -> None:
        if untold():
            st.rerun(scope="app")
        visit().drawn = visit().revision
        body()
        write_address()

    @wraps(body)
    def page() -> None:
        with page_body():
            part()

    return page


def stage_first(body: Callable[[], None]) -> Callable[[], None]:
    """The stage as a part of its own inside such a part: an edit of the stage draws it alone, and the rest follows.

    What Streamlit draws again costs a browser several times what the stage costs: first the picture, then the page.
    """
    alone = st.fragment(body)

    def part() -> None:
        alone()
        component.settler()

    return part


def draw(
    race: RunConfig,
    runners: tuple[Runner, ...],
    runs: tuple[Trajectory, ...],
    on_edit: Callable[[Any], None],
    called: list[str] | None = None,
) -> None:
    """The stage of a race, whose link opens the whole race of this visit; `on_edit` takes what the hand wishes for.

    A page may have names of its own for the runners.
    """
    now, say, scene = visit(), language(), scenes.said(race, language())
    address = share(written(config(), say))
    payload = pack(
        race,
        runners,
        runs,
        say,
        written(race),
        address,
        now.revision,
        now.echo,
        now.session,
        called,
        now.sent,
        component.claims(),
        behind=now.drawn != now.revision,
        opening=opening(),
        scene=scene,
        given=scenes.rates(race),
    )
    component.show(payload, catalog(race, say), on_edit=lambda: on_edit(component.edit()))
