"""The anatomy of a step: one runner, its rule with the numbers of the step, and everything it remembers."""

import streamlit as st

from engine.run import race as run
from ui import anatomy
from ui.alone import alone, obey
from ui.frame import STATIC, open_page
from ui.live import draw, redrawn_alone
from ui.state import language
from ui.words import WORDS

open_page()
st.html(STATIC / "anatomy/anatomy.css")


@redrawn_alone
def glass() -> None:
    say = language()
    runner = anatomy.strip(say)
    if runner is None:
        st.info(WORDS["nobody"][say])
        return
    only = alone(runner)
    with st.container(key="anatomy"):
        draw(only, (runner,), run(only), lambda message: obey(message, runner))
        anatomy.show(runner, say)
    anatomy.published(runner, say)


glass()
