"""The line of controls above a map: which picture, of which runner, on which surface."""

from dataclasses import replace
from typing import Any

import streamlit as st

from engine.edits import Runner
from engine.page_settings.maps import Maps
from engine.spec.hyper import hypers
from engine.spec.registry import key
from engine.spec.text import Language
from engine.sweeps.axis_range import pair
from engine.sweeps.grid import axes
from stage import map_plan
from stage.labels import names
from ui.maps.words import WORDS
from ui.session.bind import bind
from ui.session.example import own
from ui.session.runners import runners
from ui.session.state import config, set_config
from ui.widgets.surface_toolbar import choose_surface, shape


def change(**news: Any) -> None:
    """Look at the race through a settings that differs in these."""
    race = config()
    set_config(race.with_settings(replace(race.settings(Maps), **news)))


def _open(picture: str) -> None:
    """Another picture of the visitor's race: it may have an example of its own."""
    set_config(own().with_settings(replace(own().settings(Maps), picture=picture)))


def toolbar(say: Language) -> None:
    """The picture and the surface; of a map over hyperparameters also whose, which two, and the colour."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="strip"):
        _choose_picture(say)
        runner = chosen()
        numbers = config().settings(Maps).picture == "numbers"
        if numbers and runner:
            _choose_runner(runner, say)
        choose_surface(say)
        shape(say)
        if numbers and runner:
            _choose_axes(runner, say)
            _choose_colour(say)


def chosen() -> Runner | None:
    """The runner that the map is of; None without runners."""
    place = map_plan.chosen(config())
    return None if place is None else runners(config())[place]


def _choose_picture(say: Language) -> None:
    term = hypers(Maps)["picture"]
    bind(
        st.segmented_control,
        f"maps.picture.{say}",
        config().settings(Maps).picture,
        lambda picture: _open(picture) if picture else None,
        label=WORDS["picture"][say],
        label_visibility="collapsed",
        options=list(term.choices),
        format_func=lambda choice: term.call(choice, say),
        required=True,
        width=268,  # px, known before it is drawn: what follows does not move
    )


def _choose_runner(runner: Runner, say: Language) -> None:
    everyone, called = runners(config()), names(config().entries, say)
    bind(
        st.selectbox,
        "maps.runner",
        everyone.index(runner),
        lambda index: change(runner=index),
        label=WORDS["runner"][say],
        label_visibility="collapsed",
        options=list(range(len(everyone))),
        format_func=called.__getitem__,
        width=130,
    )


def _choose_axes(runner: Runner, say: Language) -> None:
    settings, rule = config().settings(Maps), runner.entry.optimizer
    terms, both = axes(rule), pair(rule, settings.x, settings.y)
    if len(terms) < 2:
        return
    if both is None:  # weight decay can be asked for all the same
        both = next(iter(terms)), ""
    for side, arrow, mine, other in (("x", "→", *both), ("y", "↑", *both[::-1])):

        def choose(name: str, side: str = side) -> None:
            change(**{side: name})

        def call(name: str, arrow: str = arrow) -> str:
            return f"{arrow} {terms[name].symbol}  {terms[name].title[say].split(',')[0]}"

        bind(
            st.selectbox,
            f"maps.{side}.{key(rule)}.{say}",
            mine or None,
            choose,
            label=WORDS[f"axis_{side}"][say],
            label_visibility="collapsed",
            options=[name for name in terms if name != other],
            format_func=call,
            width=152,
            **({} if mine else {"index": None, "placeholder": arrow}),
        )


def _choose_colour(say: Language) -> None:
    term = hypers(Maps)["colour"]
    bind(
        st.selectbox,
        f"maps.colour.{say}",
        config().settings(Maps).colour,
        lambda colour: change(colour=colour),
        label=WORDS["colour"][say],
        label_visibility="collapsed",
        options=list(term.choices),
        format_func=lambda choice: f"{WORDS['colour'][say]}: {term.call(choice, say)}",
        width=186,
    )
