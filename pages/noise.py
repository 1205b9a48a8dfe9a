"""Chance: the same race with noisy gradients or mini-batches, once and a hundred times."""

import streamlit as st

from engine.run import race as run
from ui.noise import data, seeds
from ui.noise import toolbar as controls
from ui.noise.examples import example
from ui.session.example import stand_in
from ui.session.runners import on_edit, runners
from ui.session.state import config, language
from ui.shell.frame import open_page
from ui.shell.live import draw, redrawn_alone

open_page("panels/data/data.css", "panels/ensemble/ensemble.css", "panels/pasted/pasted.css")


@redrawn_alone
def noise() -> None:
    stand_in(example())
    above = st.container()
    now, say = config(), language()
    present, ran = runners(now), run(now)
    with st.container(key="chance"):
        draw(now, present, ran, on_edit)
        data.show(now, say)
        seeds.show(now, present, ran, say)
    with above:
        controls.toolbar(say)


noise()
