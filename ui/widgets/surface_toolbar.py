"""The line of native controls above the stage: which surface, and how the race is run."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from engine.config import SEED, START, RunConfig
from engine.fields import typed
from engine.race_length import USUAL, chosen, fitted, refitted
from engine.retune import followed
from engine.spec.hyper import hypers
from engine.spec.registry import key
from engine.spec.surface import Surface
from engine.spec.text import Language
from surfaces import SURFACES
from ui.session.bind import bind
from ui.session.state import config, set_config, visit
from ui.text.words import WORDS
from ui.widgets.controls import adjust, number
from ui.widgets.scenes import all_scenes


def strip(language: Language) -> None:
    """Scenes, surface, the surface's own numbers, start, noise and seed."""
    race = config()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="strip"):
        all_scenes(language)
        choose_surface(language)
        shape(language)
        with st.popover(f"{WORDS['start'][language]} **({_short(race.start[0])}, {_short(race.start[1])})**"):
            for i, name in enumerate(race.surface.axes):
                term = START.with_(symbol=name)
                number(f"start.{name}", term, race.start[i], language, partial(_start, i))
        choose_noise(race, language)


def choose_surface(language: Language) -> None:
    """Which surface."""
    now = config().surface

    def choose(name: str) -> None:
        set_config(on_surface(config(), SURFACES[name]()))

    bind(
        st.selectbox,
        "surface",
        key(now),
        choose,
        label=WORDS["surface"][language],
        label_visibility="collapsed",
        options=[*([key(now)] if typed(now) else []), *SURFACES],
        format_func=lambda name: SURFACES.get(name, type(now)).title,
        width=190,
    )


def shape(language: Language) -> None:
    """The surface's own numbers, where it has any."""
    surface = config().surface
    if hypers(surface):
        with st.popover(WORDS["surface_settings"][language]):
            adjust(surface, "surface", language, lambda new: set_config(reshaped(config(), new)))


def reshaped(race: RunConfig, surface: Surface) -> RunConfig:
    """The race on its surface with other numbers: rates and a length that suited the old ones suit the new ones."""
    return refitted(race, followed(race, replace(race, surface=surface)))


def on_surface(race: RunConfig, surface: Surface) -> RunConfig:
    """The same runners on another surface: from its own start, at rates that suit it where they had such.

    It is as long as it takes the runners to arrive, where nobody chose its length.
    """
    steps = race.steps if chosen(race) else USUAL
    there = followed(race, replace(race, surface=surface, start=surface.start, steps=steps))
    return there if chosen(race) else replace(there, steps=fitted(there))


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
