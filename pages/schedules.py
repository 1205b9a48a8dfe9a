"""Schedules: the learning rate over the steps, side by side, and what each shape does to the race under it."""

import streamlit as st

from engine.run import race as run
from ui.frame import STATIC, open_page
from ui.live import draw, redrawn_alone
from ui.runners import obey, runners
from ui.schedules import panels
from ui.schedules.strip import shown, strip
from ui.schedules.verdict import called
from ui.state import language

open_page()
st.html(STATIC / "shapes/shapes.css")


@redrawn_alone
def schedules() -> None:
    strip(language())
    now = shown()
    present, ran = runners(now), run(now)
    with st.container(key="schedules"):
        panels.show(now, present, ran, language())
        draw(now, present, ran, lambda message: obey(message, shown), called(now, language()))


schedules()
