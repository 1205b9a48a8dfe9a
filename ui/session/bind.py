"""A native widget and the value it shows: the one place where a value of the race meets Streamlit's widget state."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.session.state import visit

MISSING = object()


def bind(widget: Callable[..., Any], key: str, value: Any, change: Callable[[Any], None], **options: Any) -> None:
    """A widget that shows `value` and hands what the reader chose to `change`.

    The value is set before the widget is made, so that a link or the stage can move it too; but only where it differs,
    or a box would lose what is being typed. What the key holds before the widget has been made on this page is the
    value of another page's widget: Streamlit tells them apart, and a new one would start from its own default.
    """
    made = visit().bound
    if key not in made or st.session_state.get(key, MISSING) != value:
        st.session_state[key] = value
        made.add(key)
    widget(key=key, on_change=lambda: change(st.session_state[key]), **options)
