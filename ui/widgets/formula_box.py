"""The box for a formula of one's own: typeset while it is typed, refused under the letter that is wrong."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from engine.link_notices import UNSEEN_NUMBERS
from engine.spec.hyper import hypers
from engine.spec.text import Language
from engine.tuning.rates import COUNT
from stage import component
from surfaces.formula import EXAMPLES, Formula, FormulaError, parse
from surfaces.formula.names import PARAMETERS
from ui.session.moved import on_surface, reshaped
from ui.session.state import config, set_config, visit
from ui.widgets.controls import number
from ui.widgets.words_formula import WORDS

KEY, OPEN = "typed", "formula.open"
LONGEST = 2000  # characters that are remembered; static/panels/typed/typed.js takes no more


def open_box(now: bool) -> None:
    """Whether the box stands open: whoever chooses a formula wants to type one."""
    st.session_state[OPEN] = now


def formula_box(say: Language) -> None:
    """The button behind which the box, its parameters and its view stand."""
    with st.popover(WORDS["formula"][say], key=OPEN, on_change="rerun"), st.container(key="formula-box"):
        _box(say)


@st.fragment
def _box(say: Language) -> None:
    """A part of its own: what is typed draws nothing else again."""
    now, surface = visit(), config().surface
    if now.revision != now.drawn:
        st.rerun()
    if not isinstance(surface, Formula):
        return
    draft = now.typed is not None and now.typed[0] == surface.text  # another formula may have come since
    typed = now.typed[1] if now.typed and draft else surface.text
    shown, problem = surface, None
    try:
        shown = parse(typed) if draft else surface
    except FormulaError as refused:
        problem = refused
    data = {
        "lang": say,
        "words": {name: WORDS[name][say] for name in ("label", "hint", "draw")},
        "text": typed,
        "drawn": surface.text,
        "sentence": problem.said[say] if problem else "",
        "position": problem.position if problem else None,
    }
    component.follow(KEY, data, on_edit=lambda: on_edit(component.edit(KEY)))
    st.latex(shown.tex)
    st.caption(WORDS["examples"][say])
    with st.container(horizontal=True, gap="xsmall", key="formula-examples"):
        for i, text in enumerate(EXAMPLES):
            st.button(f"`{text}`", key=f"formula.example.{i}", on_click=partial(take, text))
    said = [WORDS["found"][say].format(minima=len(surface.minima), saddles=len(surface.saddles))]
    said += [WORDS["rates" if surface.minima else "unrated"][say].format(rates=COUNT), WORDS["kinks"][say]]
    st.caption(" ".join(said + ([] if surface.whole else [WORDS["holes"][say]])))
    with st.expander(WORDS["view"][say]):
        for name, term in hypers(surface).items():
            if name not in PARAMETERS:
                number(f"surface.{name}", term, getattr(surface, name), say, partial(_change, name), empty=True)


def _change(name: str, value: Any) -> None:
    surface = replace(config().surface, **{name: value})  # type: ignore[type-var]
    if surface.visible:  # type: ignore[attr-defined]
        visit().formula = surface
        set_config(reshaped(config(), surface))
    else:
        visit().bound.discard(f"surface.{name}")  # it shows the old value again
        set_config(config(), [UNSEEN_NUMBERS])


def on_edit(message: object) -> None:
    """Take what the box says: what is typed so far, or that it is to be drawn. A message may be anything."""
    if not isinstance(message, dict):
        return
    typed, wanted = message.get("typed"), message.get("take")
    if isinstance(wanted, str):
        take(wanted)
    elif isinstance(typed, str):
        keep(typed)


def take(text: str) -> None:
    """Race on this formula, with the box out of the picture's way; one that cannot be read stays in the box."""
    try:
        surface = parse(text)
    except FormulaError:
        keep(text)
        return
    visit().typed, visit().formula = None, surface
    open_box(False)
    if surface != config().surface:
        set_config(on_surface(config(), surface))


def keep(text: str) -> None:
    """The text is in the box and not drawn."""
    visit().typed = getattr(config().surface, "text", ""), text[:LONGEST]


def last_formula() -> Formula:
    """The formula that was typed last, else the first example."""
    last = visit().formula
    return last if isinstance(last, Formula) else parse(EXAMPLES[0])
