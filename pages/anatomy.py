"""The anatomy of a step: one runner, its rule with the numbers of the step, and everything it remembers."""

import streamlit as st

from engine.run import race as run
from ui.anatomy import panel as anatomy
from ui.session.single_runner import alone, on_edit
from ui.session.state import language
from ui.shell.frame import open_page
from ui.shell.live import draw, redrawn_alone
from ui.text.words import WORDS

open_page("panels/anatomy/anatomy.css")


@redrawn_alone
def page() -> None:
    say = language()
    runner = anatomy.toolbar(say)
    if runner is None:
        st.info(WORDS["nobody"][say])
        return
    only = alone(runner)
    with st.container(key="anatomy"):
        draw(only, (runner,), run(only), lambda message: on_edit(message, runner))
        anatomy.show(runner, say)
    anatomy.published(runner, say)


page()
