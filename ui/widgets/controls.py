"""Native widgets made from declarations: no range, default or label is typed a second time."""

from collections.abc import Callable
from dataclasses import replace
from types import NoneType
from typing import Any

import streamlit as st

from engine.fields import kinds
from engine.spec.hyper import Hyper, hypers
from engine.spec.text import Language
from ui.session.bind import bind
from ui.widgets.number_box import number_box


def adjust(thing: Any, prefix: str, language: Language, change: Callable[[Any], None]) -> None:
    """One widget for every declared number of a frozen dataclass; `change` gets the changed copy."""
    cls: Any = type(thing)
    for name, term in hypers(thing).items():

        def commit(value: Any, name: str = name) -> None:
            change(replace(thing, **{name: value}))

        empty = NoneType in kinds(cls)[name]
        number(f"{prefix}.{name}", term, getattr(thing, name), language, commit, empty=empty)


def number(
    key: str,
    term: Hyper,
    value: Any,
    language: Language,
    change: Callable[[Any], None],
    step: float | None = None,
    empty: bool = False,
) -> None:
    """The widget that fits a hyperparameter's scale: a switch, a choice, or a box for an exact number.

    A click on the buttons of a box moves it by `step`; where `empty`, a box without text stands for None.
    """
    title = term.title[language]
    symbol = f" ({term.symbol})" if term.symbol.isalnum() and term.scale not in ("switch", "choice") else ""
    label = f"{title[:1].upper()}{title[1:]}{symbol}"
    said = {"label": label, "help": term.help[language]}
    if term.scale == "switch":
        bind(st.toggle, key, value, change, **said)
    elif term.scale == "choice":
        named: dict[str, Any] = {"options": term.choices, "format_func": lambda choice: term.call(choice, language)}
        bind(st.selectbox, key, value, change, **named, **said)
    else:
        number_box(key, term, value, language, change, step, empty, said)
