"""Below the stage: whose runs, with how many seeds, against what; or a way to bring chance in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from engine.config import RunConfig
from engine.edits import Runner
from engine.outcome.trajectory import Trajectory
from engine.page_settings.ensemble import AGAINST, SEEDS, Ensemble
from engine.spec.text import Language
from stage import component
from stage.labels import names
from surfaces.regression import Regression
from ui.noise.ensemble import by_chance, data
from ui.noise.examples import with_chance
from ui.noise.toolbar import capital
from ui.noise.words import ASKED
from ui.session.bind import bind
from ui.session.state import config, revision, set_config, visit
from ui.widgets.controls import number
from ui.widgets.offer import offer

FULL = 2_000_000  # steps of all runs: a few seconds of a reader's time


def show(race: RunConfig, present: tuple[Runner, ...], runs: tuple[Trajectory, ...], say: Language) -> None:
    """The ensemble of a race with its controls; where nothing is left to chance, a sentence and a button."""
    with st.container(key="ensemble"):
        met = [i for i, entry in enumerate(race.entries) if by_chance(entry, race)]
        if not met:
            _calm(race, say)
            return
        settings = race.settings(Ensemble)
        shown = [_chosen(settings, met, present)] if settings.runner else list(range(len(race.entries)))
        _controls(race, settings, met, shown, say)
        fit = FULL // (race.steps * len(shown))
        if settings.seeds > max(fit, 1):
            st.caption(ASKED["too_many"][say].format(seeds=settings.seeds, steps=race.steps, fit=max(fit, 1)))
            return
        component.follow(
            "ensemble",
            data(race, settings, shown, present, runs, say, revision()),
            lambda: on_edit(component.edit("ensemble")),
        )


def on_edit(message: Any) -> None:
    """Follow the card that was opened on the stage; a message is from outside and may be anything."""
    if isinstance(message, dict) and isinstance(message.get("runner"), str):
        visit().followed = message["runner"]


def _chosen(settings: Ensemble, met: list[int], present: Sequence[Runner]) -> int:
    """Whose runs: of whom a card was opened since one was chosen from the list, else the one of the link."""
    opened = next((i for i in met if present[i].id == visit().followed), None)
    listed = settings.runner - 1 if settings.runner - 1 in met else met[0]
    return listed if opened is None else opened


def _calm(race: RunConfig, say: Language) -> None:
    ground = "data" if isinstance(race.surface, Regression) else "analytic"
    why = ASKED[f"calm_{ground}" if race.entries else "nobody"]
    offer("ensemble", why, ASKED[f"bring_{ground}"], lambda: with_chance(config()), say)


def _controls(race: RunConfig, settings: Ensemble, met: list[int], shown: list[int], say: Language) -> None:
    def change(**news: Any) -> None:
        set_config(config().with_settings(replace(settings, **news)))

    def listed(runner: int) -> None:
        visit().followed = ""
        change(runner=runner)

    called = names(race.entries, say)
    axes = AGAINST.choices if isinstance(race.surface, Regression) else ("steps", "evaluations")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", wrap=False, key="ensemble-strip"):
        bind(
            st.selectbox,
            f"ensemble.runner.{say}",
            shown[0] + 1 if settings.runner else 0,
            listed,
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
