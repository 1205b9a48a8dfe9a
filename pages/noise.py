"""Chance: the same race with noisy gradients or mini-batches, once and a hundred times."""

import streamlit as st

from engine.run import race as run
from ui.frame import STATIC, open_page
from ui.live import draw, redrawn_alone
from ui.noise import controls, data, seeds
from ui.runners import obey, runners
from ui.state import config, language

open_page()
st.html(STATIC / "fit/fit.css")
st.html(STATIC / "ensemble/ensemble.css")


@redrawn_alone
def noise() -> None:
    above = st.container()
    now, say = config(), language()
    present, ran = runners(now), run(now)
    with st.container(key="chance"):
        draw(now, present, ran, obey)
        data.show(now, say)
        seeds.show(now, present, ran, say)
    with above:
        controls.strip(say)


noise()
