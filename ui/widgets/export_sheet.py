"""The sheet Export, behind its button in the frame. Nothing of it is sent before it is opened."""

import streamlit as st

from stage import component
from ui.session import exports
from ui.session.state import language

KEY = "export"


@st.fragment
def export_sheet() -> None:
    """Where the sheet comes to stand; a question of it draws this part again and nothing else."""
    with st.container(key=KEY):
        data = exports.answer(language())
        component.follow(KEY, data, on_edit=lambda: exports.on_edit(component.edit(KEY)))
