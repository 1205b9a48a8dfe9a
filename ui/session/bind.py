"""A native widget and the value it shows: the one place where a value of the race meets Streamlit's widget state."""

from collections.abc import Callable
from time import monotonic
from typing import Any

import streamlit as st

from ui.session.state import visit

MISSING = object()
ECHO = 0.5  # s; see `bind`


def bind(
    widget: Callable[..., Any],
    key: str,
    value: Any,
    change: Callable[[Any], None],
    default: str | None = None,
    **options: Any,
) -> None:
    """A widget that shows `value` and hands what the reader chose to `change`.

    The value is set before the widget is made, so that a link or the stage can move it too; but only where it differs,
    or a box would lose what is being typed. What the key holds before the widget has been made on this page is the
    value of another page's widget: Streamlit tells them apart, and a new one would start from its own default.

    With every message the browser sends what all widgets show. One that was under way when the value was set here
    still has the old one: it is an echo, and nobody's choice. So is an option's name in the language of before, which
    is how a list that was made in it goes on calling its option.

    `default` names the widget's own argument for its value. A widget that a browser makes later than it was sent, as
    in a popover that opens, begins with that one, and a slider without it with its lower end.
    """
    now = visit()
    if key not in now.bound or st.session_state.get(key, MISSING) != value:
        now.replaced[key] = (st.session_state.get(key, MISSING), monotonic())
        st.session_state[key] = value
        now.bound.add(key)
    elif default:
        options[default] = value

    def changed() -> None:
        old, at = now.replaced.pop(key, (MISSING, 0.0))
        chosen = st.session_state[key]
        picked = chosen if isinstance(chosen, list) else [chosen]
        unknown = "options" in options and any(each not in options["options"] for each in picked)
        if unknown or (old == chosen and monotonic() - at < ECHO):
            st.session_state[key] = value
        else:
            change(chosen)

    widget(key=key, on_change=changed, **options)
