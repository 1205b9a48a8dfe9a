"""The race: choose a surface, drag what you like, watch who gets there."""

from datetime import timedelta

import streamlit as st

import stage
from engine.link import encode
from engine.run import race as run
from stage.names import names
from stage.pack import pack
from stage.shelf import shelf
from ui.frame import STATIC, open_page
from ui.results import results
from ui.runners import echo, obey, runners
from ui.share import share
from ui.state import config, language, revision, session, untold
from ui.strip import strip

open_page()
st.html(STATIC / "results.css")


# After a lost connection Streamlit runs a page again only if something on it is due to run again some day.
@st.fragment(run_every=timedelta(days=7))
def race() -> None:
    """Redrawn alone when the stage or the strip changes something."""
    if untold():
        st.rerun(scope="app")
    controls = st.container()
    now = config()
    address = share(encode(now, language()))
    present, ran = runners(now), run(now)
    payload = pack(now, present, ran, language(), encode(now), address, revision(), echo(), session())
    stage.show(payload, shelf(now, language()), on_wish=lambda: obey(stage.wish()))
    # The stage goes out first: it is what the hand waits for.
    with controls:
        strip(language())
    results(now, present, names(now.entries, language()), ran, language())


race()
