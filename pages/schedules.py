"""Schedules: the learning rate over the steps, side by side, and what each shape does to the race under it."""

import streamlit as st

from engine.run import race as run
from ui.schedules import panels
from ui.schedules.toolbar import example, toolbar
from ui.schedules.verdict import called
from ui.session.example import stand_in
from ui.session.runners import on_edit, runners
from ui.session.state import config, language
from ui.shell.frame import open_page
from ui.shell.live import draw, redrawn_alone

open_page("panels/schedules/schedules.css")


@redrawn_alone
def schedules() -> None:
    stand_in(example())
    toolbar(language())
    now = config()
    present, ran = runners(now), run(now)
    with st.container(key="schedules"):
        panels.show(now, present, ran, language())
        draw(now, present, ran, on_edit, called(now, language()))


schedules()
