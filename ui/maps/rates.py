"""Find the rate: for every runner the loss at the end over its learning rate, and who forgives a wrong one."""

from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from engine.config import Entry, RunConfig, default_race, with_rate
from engine.edits import Runner
from engine.fields import rate_name
from engine.run import race as run
from engine.spec.text import Language, Text
from engine.tuning.rate_tolerance import best_of, good
from engine.tuning.rates import uses_the_rate
from figures.message import message
from figures.rates import figure, template
from stage import component
from stage.catalog import seen_surface
from stage.labels import names
from stage.rate_curves import curves, span, suited
from ui.maps.words_basins import (
    ELSEWHERE,
    FIVE,
    GOOD,
    NO_RATES,
    NOBODY,
    RACE_BEST,
    RATELESS,
    RATES,
    REPLACED,
    SAME_CHANCE,
    SOLVED,
    TUNED,
    spoken,
)
from ui.session.runners import on_edit, runners
from ui.session.state import config, revision, set_config
from ui.shell.live import draw
from ui.widgets.offer import offer

NAME = "rates"
HTML = '<div class="rates sweep"></div>'


def show(race: RunConfig, say: Language) -> None:
    """The curves beside the stage, and a button that sets every runner to its own best rate."""
    everyone = runners(race)
    named = [entry for entry in race.entries if rate_name(entry.optimizer)]
    missing = _missing(race, named)
    if missing or not everyone:
        if missing:
            _offer(missing, say)
        else:
            st.info(NOBODY[say])
        draw(race, everyone, run(race), on_edit)
        return
    suits = suited(race)  # before the stage, whose sliders mark them
    count = sum(uses_the_rate(entry.schedule) for entry in named)
    st.html(f"<style>.st-key-{NAME} {{ --curves: {count} }}</style>")  # the plot has its size before they are there
    with st.container(key=NAME):
        beside = st.container()
        below = st.container(horizontal=True, vertical_alignment="center", key=f"{NAME}-foot")
        draw(race, everyone, run(race), on_edit)  # at once: the curves take longer
        with beside:
            component.follow(NAME, packed(race, everyone, suits, say, revision()), html=HTML)
        with below:
            if not any(_best(race, suits)):
                _offer(RATES["nobody"], say)
                return
            st.button(RACE_BEST[say], key=f"{NAME}.best", on_click=lambda: set_config(at_best(config())))
            notes = [TUNED[say].format(steps=race.steps)] if at_best(race) == race else []
            notes += _lower(race, suits, say)
            notes += [REPLACED[say]] if not all(uses_the_rate(entry.schedule) for entry in named) else []
            notes += [SAME_CHANCE[say].format(seed=race.seed)] if seen_surface(race).feeds else []
            st.caption(" ".join([*notes, GOOD[say]]), help=SOLVED[say])


def _offer(why: Text, say: Language) -> None:
    offer(NAME, why, FIVE, lambda: default_race(config().page_settings), say)


def _missing(race: RunConfig, named: list[Entry]) -> Text | None:
    """Why there is no curve to draw of a race with runners, of entries whose rules have a learning rate."""
    if not race.entries:
        return None
    if not named:
        return RATELESS
    if not race.surface.minima:
        return NO_RATES
    return None if any(uses_the_rate(entry.schedule) for entry in named) else REPLACED


def at_best(race: RunConfig) -> RunConfig:
    """The race with every runner at its best rate; who diverges at all of them keeps its own."""
    best = zip(race.entries, _best(race, suited(race)), strict=True)
    entries = [
        each if rate is None else replace(each, optimizer=with_rate(each.optimizer, rate)) for each, rate in best
    ]
    return replace(race, entries=tuple(entries))


def _best(race: RunConfig, suits: list[float | None]) -> list[float | None]:
    """The best rate of every curve: the one that suits where it is as good as any, else the one that ends lowest."""
    found: list[float | None] = []
    for curve, rate in zip(curves(race, suits), suits, strict=True):
        place = best_of(curve.rates, good(curve.losses, *span(race)), rate) if curve else None
        found.append(None if curve is None or place is None else float(curve.rates[place]))
    return found


def _lower(race: RunConfig, suits: list[float | None], say: Language) -> list[str]:
    """Of whom another rate ends lower than the one that suits."""
    told = zip(names(race.entries, say), _best(race, suits), suits, strict=True)
    others = [name for name, best, rate in told if None not in (best, rate) and best != rate]
    return [ELSEWHERE[say].format(names=", ".join(others))] if others else []


def packed(
    race: RunConfig, everyone: tuple[Runner, ...], suits: list[float | None], say: Language, revision: int
) -> dict[str, Any]:
    """What goes to the browser: the curves, and the axes that they are drawn on."""
    drawn = curves(race, suits)
    return {
        "lang": say,
        "words": spoken(RATES, say),
        "revision": revision,
        "templates": {theme: template(theme) for theme in ("light", "dark")},
        "figure": message(figure([curve for curve in drawn if curve], *span(race))),
        "curves": [
            {
                "id": runner.id,
                "rates": curve.rates.tolist(),
                "losses": [float(loss) if np.isfinite(loss) else None for loss in curve.losses],
            }
            for runner, curve in zip(everyone, drawn, strict=True)
            if curve
        ],
    }
