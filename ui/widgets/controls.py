"""Native widgets made from declarations: no range, default or label is typed a second time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from engine.spec.hyper import Hyper, hypers
from engine.spec.text import Language
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


def adjust(thing: Any, prefix: str, language: Language, change: Callable[[Any], None]) -> None:
    """One widget for every declared number of a frozen dataclass; `change` gets the changed copy."""
    for name, term in hypers(thing).items():

        def commit(value: Any, name: str = name) -> None:
            change(replace(thing, **{name: value}))

        number(f"{prefix}.{name}", term, getattr(thing, name), language, commit)


def number(key: str, term: Hyper, value: Any, language: Language, change: Callable[[Any], None]) -> None:
    """The widget that fits a hyperparameter's scale: a switch, a choice, or a box for an exact number."""
    title = term.title[language]
    symbol = f" ({term.symbol})" if term.symbol.isalnum() and term.scale not in ("switch", "choice") else ""
    label = f"{title[:1].upper()}{title[1:]}{symbol}"
    said = {"label": label, "help": term.help[language]}
    if term.scale == "switch":
        bind(st.toggle, key, value, change, **said)
    elif term.scale == "choice":
        named = {"options": term.choices, "format_func": lambda choice: term.call(choice, language)}
        bind(st.selectbox, key, value, change, **named, **said)
    elif term.scale == "integer":
        whole = {"min_value": int(term.minimum), "max_value": int(term.maximum), "step": 1, "placeholder": "–"}
        bind(st.number_input, key, None if value is None else int(value), change, **whole, **said)
    else:
        ends = {"min_value": float(term.minimum), "max_value": float(term.maximum), "format": "%g"}
        step = max(abs(float(value)) / 10, 1e-6)
        bind(st.number_input, key, float(value), change, step=step, **ends, **said)
