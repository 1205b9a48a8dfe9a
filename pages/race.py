"""The race: choose a surface, drag what you like, watch who gets there."""

import streamlit as st

from engine.run import race as run
from stage.names import names
from ui.frame import STATIC, open_page
from ui.live import draw, redrawn_alone
from ui.results import results
from ui.runners import obey, runners
from ui.state import config, language
from ui.strip import strip

open_page()
st.html(STATIC / "results.css")


@redrawn_alone
def race() -> None:
    controls = st.container()
    now = config()
    present, ran = runners(now), run(now)
    draw(now, present, ran, obey)
    # The stage goes out first: it is what the hand waits for.
    with controls:
        strip(language())
    results(now, present, names(now.entries, language()), ran, language())


race()
