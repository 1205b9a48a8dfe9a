"""A box for an exact number: it reads what people type, and says in a sentence why it does not take a text."""

from collections.abc import Callable
from html import escape

import streamlit as st

from engine.spec.hyper import Hyper
from engine.spec.text import Language, Text
from engine.spec.typed import Why, read_box
from figures.number import exact, typed
from stage.words_boxes import BOXES
from ui.session.bind import bind
from ui.session.state import refuse, visit
from ui.text.words import WORDS

DIGITS = 12  # of what a click on a button leads to: 0.1 + 0.01 is 0.11


def number_box(
    key: str,
    term: Hyper,
    value: float | None,
    language: Language,
    change: Callable[[float | None], None],
    step: float | None,
    empty: bool,
    label: dict[str, str],
) -> None:
    """The box, with buttons for less and more; where `empty`, no text stands for None."""

    def commit(text: str) -> None:
        if empty and not text.strip():
            change(None)
            return
        found = read_box(term, text)
        if found.value is None:
            refuse(key, sentence(term, found.why or "unreadable"))
        else:
            change(_whole(term, found.value))

    def move(sign: int) -> None:
        now = term.minimum if value is None else float(value)
        by = step or (1 if term.scale == "integer" else max(abs(now) / 10, 1e-6))
        moved = float(f"{now + sign * by:.{DIGITS}g}")
        change(_whole(term, min(max(moved, term.minimum), term.maximum)))

    with st.container(gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xxsmall", wrap=False):
            shown = "" if value is None else typed(value)
            bind(st.text_input, key, shown, commit, placeholder="–", **label)
            for sign, face, name in ((-1, "−", "less"), (1, "+", "more")):
                called = f"{WORDS[name][language]}: {label['label']}"
                st.button(face, key=f"{key}.{name}", help=called, on_click=move, args=(sign,))
        refused = visit().refused
        if refused and refused[0] == key:
            st.html(f'<p class="refused" role="alert">{escape(refused[1][language])}</p>')


def sentence(term: Hyper, why: Why) -> Text:
    """Why this box takes nothing of what was typed."""
    own = f"range_{why}_whole" if term.scale == "integer" else ""
    said, ends = BOXES.get(own) or BOXES[f"range_{why}"], {"low": exact(term.minimum), "high": exact(term.maximum)}
    return Text(en=said.en.format(symbol=term.symbol, **ends), ko=said.ko.format(symbol=term.symbol, **ends))


def _whole(term: Hyper, value: float) -> float:
    return int(value) if term.scale == "integer" else value
