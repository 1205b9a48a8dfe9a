"""The line of native controls above the stage: which surface, and how the race is run."""

from dataclasses import replace
from functools import cache
from typing import Any

import streamlit as st

from engine.config import SEED, START, Entry, RunConfig, with_rate
from engine.hyper import hypers
from engine.link import decode
from engine.noise import Noise
from engine.registry import key
from engine.surface import Surface
from engine.text import Language
from surfaces import SURFACES
from ui.controls import adjust, bind, number
from ui.state import config, set_config
from ui.words import WORDS


def strip(language: Language) -> None:
    """Surface, scenes, the surface's own numbers, start, noise and seed; beside them what to watch in the scene."""
    race = config()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        _controls(race, language)
        scene = _scene(race)
        if scene is not None:
            st.caption(race.surface.presets[scene].watch[language])


def _controls(race: RunConfig, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="strip"):
        choose_surface(language)
        if race.surface.presets:
            _choice(race, language)
        shape(language)
        with st.popover(f"{WORDS['start'][language]} **({_short(race.start[0])}, {_short(race.start[1])})**"):
            for i, name in enumerate(race.surface.axes):
                term = START.with_(symbol=name)
                number(f"start.{name}", term, race.start[i], language, lambda value, i=i: _start(i, value))
        state = f"σ {race.noise.scale:g}" if race.noise else WORDS["off"][language]
        with st.popover(f"{WORDS['noise'][language]} **{state}**"):
            _noise(race, language)


def choose_surface(language: Language) -> None:
    """Which surface."""

    def choose(name: str) -> None:
        set_config(on_surface(config(), SURFACES[name]()))

    bind(
        st.selectbox,
        "surface",
        key(config().surface),
        choose,
        label=WORDS["surface"][language],
        label_visibility="collapsed",
        options=list(SURFACES),
        format_func=lambda name: SURFACES[name].title,
        width=190,
    )


def shape(language: Language) -> None:
    """The surface's own numbers, where it has any."""
    surface = config().surface
    if hypers(surface):
        with st.popover(WORDS["surface_settings"][language]):
            adjust(surface, "surface", language, lambda new: set_config(replace(config(), surface=new)))


def _choice(race: RunConfig, language: Language) -> None:
    surface = type(race.surface)
    bind(
        st.selectbox,
        f"scene.{key(surface)}.{language}",  # a box for each: it would keep the words of what it shows
        _scene(race),
        lambda scene: set_config(_scenes(surface)[scene]),
        label=WORDS["scenes"][language],
        label_visibility="collapsed",
        placeholder=WORDS["scenes"][language],
        options=range(len(surface.presets)),
        format_func=lambda scene: surface.presets[scene].title[language],
        index=None,
        required=True,
        width=190,
    )


@cache
def _scenes(surface: type[Surface]) -> list[RunConfig]:
    return [decode(preset.link)[0] for preset in surface.presets]


def _scene(race: RunConfig) -> int | None:
    """Which scene of its surface a race is, to the last digit; None for any other race."""
    scenes = _scenes(type(race.surface))
    return scenes.index(race) if race in scenes else None


def on_surface(race: RunConfig, surface: Surface) -> RunConfig:
    """The same runners on another surface: from its own start, and at its tuned rate where they had the old one's."""
    old, new = race.surface.tuned, surface.tuned
    entries = []
    for entry in race.entries:
        name = key(entry.optimizer)
        follows = name in new and entry.optimizer.rate == old.get(name)
        entries.append(Entry(with_rate(entry.optimizer, new[name]), entry.schedule) if follows else entry)
    return replace(race, surface=surface, start=surface.start, entries=tuple(entries))


def _start(i: int, value: float) -> None:
    x, y = config().start
    set_config(replace(config(), start=(value, y) if i == 0 else (x, value)))


def _noise(race: RunConfig, language: Language) -> None:
    def switch(on: Any) -> None:
        set_config(replace(config(), noise=Noise() if on else None))

    bind(st.toggle, "noise", race.noise is not None, switch, label=WORDS["noise_on"][language])
    if race.noise:
        adjust(race.noise, "noise", language, lambda new: set_config(replace(config(), noise=new)))
        number("seed", SEED, race.seed, language, lambda seed: set_config(replace(config(), seed=seed)))


def _short(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")
