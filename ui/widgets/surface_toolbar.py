"""The line of native controls above the stage: which surface, and how the race is run."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from engine.config import SEED, START, RunConfig
from engine.fields import own
from engine.spec.hyper import hypers
from engine.spec.registry import key
from engine.spec.surface import Surface
from engine.spec.text import Language
from stage import component
from stage.numbered import told
from surfaces import SURFACES
from surfaces.formula import Formula
from surfaces.painted import Painted
from surfaces.regression import Regression
from ui.session.bind import bind
from ui.session.moved import on_surface, reshaped
from ui.session.state import config, set_config, visit
from ui.text.words import WORDS
from ui.widgets.controls import adjust, number
from ui.widgets.data_box import data_box
from ui.widgets.formula_box import formula_box, last_formula, open_box
from ui.widgets.scenes import all_scenes

KINDS: dict[str, type[Surface]] = {key(Formula): Formula, key(Painted): Painted, **SURFACES}  # as the picker lists them


def toolbar(language: Language) -> None:
    """Scenes, surface, the surface's own numbers, start, noise and seed."""
    race = config()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="strip"):
        all_scenes(language)
        choose_surface(language)
        if isinstance(race.surface, Regression):
            data_box(language)
        shape(language)
        with st.popover(f"{WORDS['start'][language]} **({_short(race.start[0])}, {_short(race.start[1])})**"):
            for i, name in enumerate(race.surface.axes):
                term = START.with_(symbol=name)
                number(f"start.{name}", term, race.start[i], language, partial(_start, i))
        choose_noise(race, language)


def choose_surface(language: Language) -> None:
    """Which surface: a formula or a landscape of one's own, or one of the registry."""
    now = config().surface

    def choose(name: str) -> None:
        open_box(name == key(Formula))
        set_config(on_surface(config(), _chosen(name)))

    bind(
        st.selectbox,
        "surface",
        key(now),
        choose,
        label=WORDS["surface"][language],
        label_visibility="collapsed",
        options=list(KINDS),
        format_func=lambda name: KINDS[name].title,
        width=130 if isinstance(now, Formula) else 190,  # so that the button beside it fits, on Maps too
    )
    if isinstance(now, Formula):
        visit().formula = now
        formula_box(language)
    if isinstance(now, Painted):
        visit().painting = now


def _chosen(name: str) -> Surface:
    """A surface of the registry as declared, or one's own as it was left."""
    if name == key(Painted):
        return visit().painting or Painted()
    return SURFACES[name]() if name in SURFACES else last_formula()


def shape(language: Language) -> None:
    """The surface's own numbers, where it has any: sliders, under which the browser redraws, or boxes."""
    surface = config().surface
    if told(surface):
        component.follow("adjust", {}, width="content")
    elif hypers(surface) and not own(surface):
        with st.popover(WORDS["surface_settings"][language]):
            adjust(surface, "surface", language, lambda new: set_config(reshaped(config(), new)))


def _start(i: int, value: float) -> None:
    x, y = config().start
    set_config(replace(config(), start=(value, y) if i == 0 else (x, value)))


def choose_noise(race: RunConfig, language: Language) -> None:
    """Whether gradients are noisy, how much, and the seed."""
    state = f"σ {race.noise.scale:g}" if race.noise else WORDS["off"][language]
    with st.popover(f"{WORDS['noise'][language]} **{state}**"):
        switch_noise(WORDS["noise_on"][language])
        if race.noise:
            noise_numbers(race, language)


def switch_noise(label: str) -> None:
    """Noise or none; switched on again it is as it was."""

    def switch(on: Any) -> None:
        race = config()
        if race.noise:
            visit().noise = race.noise
        set_config(replace(race, noise=visit().noise if on else None))

    bind(st.toggle, "noise", config().noise is not None, switch, label=label)


def noise_numbers(race: RunConfig, language: Language) -> None:
    """How much noise a noisy race has, of which kind, and from which seed."""
    adjust(race.noise, "noise", language, lambda new: set_config(replace(config(), noise=new)))
    number("seed", SEED, race.seed, language, lambda seed: set_config(replace(config(), seed=seed)))


def _short(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")
