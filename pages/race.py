"""The race: choose a surface, drag what you like, watch who gets there."""

import streamlit as st

from stage.labels import names
from ui.race.paint import paint
from ui.race.results import results
from ui.session.runners import on_edit, runners
from ui.session.runs import runs
from ui.session.state import config, language
from ui.shell.frame import open_page
from ui.shell.live import draw, redrawn_alone, stage_first
from ui.widgets.surface_toolbar import toolbar

open_page("panels/adjust/adjust.css", "css/results.css", "panels/paint/paint.css", "panels/pasted/pasted.css")


@stage_first
def stage() -> None:
    now = config()
    draw(now, runners(now), runs(now), on_edit)


@redrawn_alone
def race() -> None:
    controls = st.container()
    stage()
    with controls:
        toolbar(language())
        paint(language())
    now = config()
    results(now, runners(now), names(now.entries, language()), runs(now), language())


race()
