"""The sheet Export, behind its button in the frame. Nothing of it is sent before it is opened."""

import streamlit as st

from stage import component
from ui.session import exports
from ui.session.state import language

KEY = "export"


@st.fragment
def export_sheet() -> None:
    """Where the sheet comes to stand; a question of it draws this part again and nothing else."""
    # One pixel high, as all that stands below the bar: nothing of it is seen before its style has come.
    with st.container(key=KEY, height=1, border=False):
        data = exports.answer(language())
        component.follow(KEY, data, on_edit=lambda: exports.on_edit(component.edit(KEY)))
