"""The anatomy of a step: one runner, its rule with the numbers of the step, and everything it remembers."""

import streamlit as st

import stage
from engine.link import encode
from engine.run import race as run
from stage.pack import pack
from stage.shelf import shelf
from ui import anatomy
from ui.frame import STATIC, open_page
from ui.runners import echo
from ui.share import share
from ui.state import config, language, revision, untold
from ui.words import WORDS

open_page()
st.html(STATIC / "anatomy/anatomy.css")


@st.fragment
def glass() -> None:
    """Redrawn alone when the stage or a control changes something."""
    if untold():
        st.rerun(scope="app")
    say = language()
    runner = anatomy.strip(say)
    if runner is None:
        st.info(WORDS["nobody"][say])
        return
    now = config()
    alone = anatomy.alone(runner)
    with st.container(key="anatomy"):
        payload = pack(alone, (runner,), run(alone), say, encode(alone), share(encode(now, say)), revision(), echo())
        stage.show(payload, shelf(alone, say), on_wish=lambda: anatomy.obey(stage.wish(), runner))
        anatomy.show(runner, say)
    anatomy.published(runner, say)


glass()
