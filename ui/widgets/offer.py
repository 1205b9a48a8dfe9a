"""What a page says where the race at hand shows nothing there, or where an example stands: one sentence, one button."""

from collections.abc import Callable

import streamlit as st

from engine.config import RunConfig
from engine.spec.text import Language, Text
from ui.session.state import set_config
from ui.text.words import WORDS


def offer(name: str, why: Text, label: Text, race: Callable[[], RunConfig], say: Language) -> None:
    """A sentence, and one button that makes another race the visitor's: it is in the address, and Back undoes it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"offer-{name}"):
        st.text(why[say])
        st.button(label[say], key=f"{name}.offer", on_click=lambda: set_config(race()))


def instead(label: Text, race: Callable[[], RunConfig], say: Language) -> None:
    """That an example stands here, and the visitor's own race in its place."""
    offer("example", WORDS["guest"], label, race, say)
