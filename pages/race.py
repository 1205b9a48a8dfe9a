"""The race: choose a surface, drag what you like, watch who gets there."""

import streamlit as st

from engine.run import race as run
from stage.labels import names
from ui.race.results import results
from ui.session.runners import on_edit, runners
from ui.session.state import config, language
from ui.shell.frame import STATIC, open_page
from ui.shell.live import draw, redrawn_alone
from ui.widgets.surface_toolbar import strip

open_page()
st.html(STATIC / "css/results.css")


@redrawn_alone
def race() -> None:
    controls = st.container()
    now = config()
    present, ran = runners(now), run(now)
    draw(now, present, ran, on_edit)
    # The stage goes out first: it is what the hand waits for.
    with controls:
        strip(language())
    results(now, present, names(now.entries, language()), ran, language())


race()
