"""The race: choose a surface, drag what you like, watch who gets there."""

import streamlit as st

import stage
from engine.link import encode
from stage.pack import pack
from stage.shelf import shelf
from ui.frame import open_page
from ui.runners import echo, obey, runners
from ui.share import share
from ui.state import config, language, revision, untold
from ui.strip import strip

open_page()


@st.fragment
def race() -> None:
    """Redrawn alone when the stage or the strip changes something."""
    if untold():
        st.rerun(scope="app")
    strip(language())
    now = config()
    address = share(encode(now, language()))
    payload = pack(now, runners(now), language(), encode(now), address, revision(), echo())
    stage.show(payload, shelf(now, language()), on_wish=lambda: obey(stage.wish()))


race()
