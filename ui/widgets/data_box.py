"""The box for rows of one's own: what is pasted or dropped is read, shown, and raced on."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from engine.spec.text import Language
from stage import component
from surfaces.data import fitted
from surfaces.data.batch import MOST
from surfaces.data.paste import DataError, Pasted, read_rows
from surfaces.data.table import LINKED
from surfaces.data.terms import SCALED
from surfaces.regression import Regression
from ui.session.bind import bind
from ui.session.moved import on_surface, reshaped
from ui.session.state import config, set_config, visit
from ui.widgets.words_data import EXAMPLES, WORDS

KEY = "pasted"
OPEN = "data.open"
PREVIEW = 5  # rows


def data_box(say: Language) -> None:
    """The button behind which the box stands, and what is said of the rows of now."""
    visit().brought.surface = replace(regression(), batch=None) if regression().table else None
    with st.popover(WORDS["data"][say], key=OPEN, on_change="rerun"), st.container(key="data-box"):
        _box(say)


def regression() -> Regression:
    """The regression of the race, else the plain one."""
    surface = config().surface
    return surface if isinstance(surface, Regression) else Regression()


def last_data() -> Regression:
    """The regression on the rows that were raced on last, else on the students."""
    last = visit().brought.surface
    return last if isinstance(last, Regression) else Regression()


@st.fragment
def _box(say: Language) -> None:
    """A part of its own: what is pasted draws nothing else again."""
    now, surface = visit(), config().surface
    if now.revision != now.drawn:
        st.rerun()
    if not isinstance(surface, Regression):
        return
    read = now.brought.read
    component.follow(KEY, _packed(read, say), on_edit=lambda: on_edit(component.edit(KEY)))
    st.caption(WORDS["examples"][say])
    with st.container(horizontal=True, gap="xsmall", key="data-examples"):
        for i, (title, text) in enumerate(EXAMPLES):
            st.button(title[say], key=f"data.example.{i}", on_click=partial(take, text))
    if surface.table:
        _own(surface, say)


def _own(surface: Regression, say: Language) -> None:
    """What holds of the rows that are raced on."""
    table = surface.table
    assert table is not None
    pasted = visit().brought.pasted.get(table.said)
    said = [WORDS["shown"][say].format(count=len(table))]
    said += [each[say] for each in pasted.said[1:]] if pasted else []
    said += [(WORDS["linked"] if table.in_link else WORDS["apart"])[say].format(most=LINKED)]
    said += [WORDS[surface.error][say]]
    said += [WORDS["batches"][say].format(most=MOST)] if len(table) > MOST else []
    st.caption(" ".join(said))
    forced = fitted.extreme(table)
    bind(
        st.toggle,
        "data.scaled",
        surface.standard,
        lambda on: set_config(reshaped(config(), replace(regression(), scaled=on))),
        label=capital(SCALED.title[say]),
        disabled=forced,
    )
    if surface.standard:
        why = "forced" if forced else "wanted" if fitted.wants_scaling(table) else "scaled"
        st.caption(WORDS[why][say])
    st.button(WORDS["reset"][say], key="data.reset", on_click=reset)


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def _packed(read: Pasted | DataError | None, say: Language) -> dict[str, Any]:
    """What the box is told: the sentences of what was read, and the first rows."""
    words = ("label", "hint", "draw", "file", "large", "first")
    found: dict[str, Any] = {"lang": say, "words": {name: WORDS[name][say] for name in words}}
    if isinstance(read, Pasted):
        rows = list(zip(*(column[:PREVIEW] for column in (read.table.x, read.table.y)), strict=True))
        found |= {
            "said": " ".join(each[say] for each in read.said),
            "rows": rows,
            "columns": read.columns or ("x", "y"),
            "more": len(read.table) > len(rows),
        }
    elif read:
        found["problem"] = read.said[say]
    return found


def on_edit(message: object) -> None:
    """Read what was pasted, or race on it. A message may be anything."""
    if not isinstance(message, dict):
        return
    typed, wanted = message.get("typed"), message.get("take")
    if isinstance(wanted, str):
        take(wanted)
    elif isinstance(typed, str):
        visit().brought.read = _read(typed)


def _read(text: str) -> Pasted | DataError | None:
    try:
        return read_rows(text) if text.strip() else None
    except DataError as problem:
        return problem


def take(text: str) -> None:
    """Race on these rows; what cannot be read stays in the box, with a sentence why."""
    read = _read(text)
    if not isinstance(read, Pasted):
        visit().brought.read = read
        return
    visit().brought.read = None
    visit().brought.keep(read)
    old = regression()
    scaled = fitted.wants_scaling(read.table)
    surface = Regression(old.error, old.batch, delta=old.delta, scaled=scaled, table=read.table)
    st.session_state[OPEN] = False
    set_config(on_surface(config(), surface))


def reset() -> None:
    """The study hours again."""
    old = regression()
    set_config(on_surface(config(), Regression(old.error, old.batch, delta=old.delta)))


def column_names() -> tuple[str, str] | None:
    """What the columns of the rows of now are called, where their first line said it in this session."""
    table = regression().table
    pasted = visit().brought.pasted.get(table.said) if table else None
    return pasted.columns if pasted else None
