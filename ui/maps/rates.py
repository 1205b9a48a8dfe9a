"""Find the rate: for every runner the loss at the end over its learning rate, and who forgives a wrong one."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from engine.config import Entry, RunConfig, with_rate
from engine.edits import Runner
from engine.fields import rate_name
from engine.run import race as run
from engine.spec.surface import Surface
from engine.spec.text import Language, Text
from engine.sweeps.grid import axes, rates
from engine.tuning.rate_tolerance import good, tried
from engine.tuning.rates import uses_the_rate
from figures.message import message
from figures.rates import Curve, figure, template
from stage import component
from stage.catalog import seen_surface
from stage.compiled_rules import SLOWER, on_server
from stage.labels import names
from ui.maps.words_basins import (
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
from ui.shell.frame import STATIC
from ui.shell.live import draw

NAME = "rates"
HTML = '<div class="rates sweep"></div>'
COUNT = 121  # learning rates of one curve, fewer where the runs are long
WORK = COUNT * 20_000  # steps of all runs of one curve


def show(race: RunConfig, say: Language) -> None:
    """The curves beside the stage, and a button that sets every runner to its own best rate."""
    everyone = runners(race)
    named = [entry for entry in race.entries if rate_name(entry.optimizer)]
    missing = _missing(race, named)
    if missing:
        st.info(missing[say])
        draw(race, everyone, run(race), on_edit)
        return
    st.html(STATIC / "panels/rates/rates.css")
    with st.container(key=NAME):
        beside = st.container()
        below = st.container(horizontal=True, vertical_alignment="center", key=f"{NAME}-foot")
        draw(race, everyone, run(race), on_edit)  # at once: the curves take longer
        with beside:
            component.follow(NAME, _data(race, everyone, say), html=HTML)
        with below:
            st.button(RACE_BEST[say], key=f"{NAME}.best", on_click=lambda: set_config(at_best(config())))
            notes = [TUNED[say].format(steps=race.steps)] if at_best(race) == race else []
            notes += [REPLACED[say]] if not all(uses_the_rate(entry.schedule) for entry in named) else []
            notes += [SAME_CHANCE[say].format(seed=race.seed)] if seen_surface(race).feeds else []
            st.caption(" ".join([*notes, GOOD[say]]), help=SOLVED[say])


def _missing(race: RunConfig, named: list[Entry]) -> Text | None:
    """Why there is no curve to draw, of entries whose rules have a learning rate."""
    if not race.entries:
        return NOBODY
    if not named:
        return RATELESS
    if not race.surface.minima:
        return NO_RATES
    return None if any(uses_the_rate(entry.schedule) for entry in named) else REPLACED


def at_best(race: RunConfig) -> RunConfig:
    """The race with every runner at the rate that ends lowest; who diverges at all of them keeps its own."""
    entries = []
    for entry, curve in zip(race.entries, _curves(race), strict=True):
        found = curve and good(curve.losses, *_span(race))
        best = found and curve and with_rate(entry.optimizer, float(curve.rates[found.best]))
        entries.append(replace(entry, optimizer=best) if best else entry)
    return replace(race, entries=tuple(entries))


def _data(race: RunConfig, everyone: tuple[Runner, ...], say: Language) -> dict[str, Any]:
    curves = _curves(race)
    return {
        "lang": say,
        "words": spoken(RATES, say),
        "revision": revision(),
        "templates": {theme: template(theme) for theme in ("light", "dark")},
        "figure": message(figure([curve for curve in curves if curve], *_span(race))),
        "curves": [
            {
                "id": runner.id,
                "rates": curve.rates.tolist(),
                "losses": [float(loss) if np.isfinite(loss) else None for loss in curve.losses],
            }
            for runner, curve in zip(everyone, curves, strict=True)
            if curve
        ],
    }


def _span(race: RunConfig) -> tuple[float, float]:
    """The lowest loss there is, and the loss at the start."""
    return min(minimum.loss for minimum in race.surface.minima), float(race.surface.loss(np.array(race.start)))


def _curves(race: RunConfig) -> list[Curve | None]:
    """The curve of every runner; None where its rule has no learning rate, or its schedule one of its own."""
    seen = seen_surface(race)
    called = names(race.entries, "en")
    # A curve does not depend on the runner's own rate: one that was only dragged is known already.
    alike = [replace(entry, optimizer=with_rate(entry.optimizer, 1.0)) for entry in race.entries]
    asked = seen, race.start, race.steps, race.seed
    return [
        Curve(name, *_curve(entry, *asked)) if rate_name(entry.optimizer) and uses_the_rate(entry.schedule) else None
        for name, entry in zip(called, alike, strict=True)
    ]


@lru_cache(maxsize=128)
def _curve(entry: Entry, seen: Surface, start: tuple[float, float], steps: int, seed: int) -> tuple[Any, Any]:
    """Learning rates over the whole slider, and the loss at the end of each."""
    term = next(term for name, term in axes(entry.optimizer).items() if name.endswith("learning_rate"))
    work = WORK // SLOWER if on_server(entry.optimizer, seen) else WORK
    values = tried(term, min(COUNT, max(25, work // steps)))
    return values, rates(entry, seen, np.array(start), steps, values, seed)
