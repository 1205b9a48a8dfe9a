"""Below the stage: whose runs, with how many seeds, against what; or a way to bring chance in."""

from dataclasses import replace
from typing import Any

import streamlit as st

from engine.config import MOST, Entry, RunConfig, fresh
from engine.edits import Runner
from engine.outcome.trajectory import Trajectory
from engine.page_settings.ensemble import AGAINST, SEEDS, Ensemble
from engine.spec.noise import Noise
from engine.spec.text import Language
from stage import component
from stage.labels import names
from surfaces.regression import Regression
from ui.noise.ensemble import by_chance, data
from ui.noise.toolbar import HANDFUL, capital
from ui.noise.words import ASKED
from ui.session.bind import bind
from ui.session.runners import join
from ui.session.state import config, set_config
from ui.widgets.controls import number

FULL = 2_000_000  # steps of all runs: a few seconds of a reader's time


def show(race: RunConfig, present: tuple[Runner, ...], runs: tuple[Trajectory, ...], say: Language) -> None:
    """The ensemble of a race with its controls; where nothing is left to chance, a sentence and a button."""
    with st.container(key="ensemble"):
        met = [i for i, entry in enumerate(race.entries) if by_chance(entry, race)]
        if not met:
            _calm(race, say)
            return
        settings = race.settings(Ensemble)
        chosen = settings.runner - 1 if settings.runner - 1 in met else met[0]
        shown = [chosen] if settings.runner else list(range(len(race.entries)))
        _controls(race, settings, met, shown, say)
        fit = FULL // (race.steps * len(shown))
        if settings.seeds > max(fit, 1):
            st.caption(ASKED["too_many"][say].format(seeds=settings.seeds, steps=race.steps, fit=max(fit, 1)))
            return
        component.follow("ensemble", data(race, settings, shown, present, runs, say))


def bring() -> None:
    """Let chance in: a handful of rows a step, or noise; and SGD, where no runner would notice."""
    race = config()
    if isinstance(race.surface, Regression):
        race = replace(race, surface=replace(race.surface, batch=HANDFUL))
    else:
        race = replace(race, noise=Noise())
    set_config(race)
    if not any(by_chance(entry, race) for entry in race.entries) and len(race.entries) < MOST:
        join(Entry(fresh("sgd", race.surface)))


def _calm(race: RunConfig, say: Language) -> None:
    ground = "data" if isinstance(race.surface, Regression) else "analytic"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="calm"):
        st.text(ASKED[f"calm_{ground}" if race.entries else "nobody"][say])
        st.button(ASKED[f"bring_{ground}"][say], key="ensemble.bring", on_click=bring)


def _controls(race: RunConfig, settings: Ensemble, met: list[int], shown: list[int], say: Language) -> None:
    def change(**news: Any) -> None:
        set_config(config().with_settings(replace(settings, **news)))

    called = names(race.entries, say)
    axes = AGAINST.choices if isinstance(race.surface, Regression) else ("steps", "evaluations")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", wrap=False, key="ensemble-strip"):
        bind(
            st.selectbox,
            f"ensemble.runner.{say}",
            shown[0] + 1 if settings.runner else 0,
            lambda runner: change(runner=runner),
            label=ASKED["runner"][say],
            options=[*(i + 1 for i in met), *([0] if len(race.entries) > 1 else [])],
            format_func=lambda i: called[i - 1] if i else ASKED["everyone"][say],
            width=210,
        )
        with st.container(width=190):
            number("ensemble.seeds", SEEDS, settings.seeds, say, lambda seeds: change(seeds=seeds), step=10)
        bind(
            st.selectbox,
            f"ensemble.against.{say}",
            settings.against if settings.against in axes else "evaluations",
            lambda axis: change(against=axis),
            label=ASKED["against"][say],
            options=axes,
            format_func=lambda axis: capital(AGAINST.call(axis, say)),
            width=190,
        )
