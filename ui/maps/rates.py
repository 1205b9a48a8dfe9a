"""Find the rate: for every runner the loss at the end over its learning rate, and who forgives a wrong one."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from engine.config import Entry, RunConfig, default_race, with_rate
from engine.edits import Runner
from engine.fields import rate_name
from engine.run import race as run
from engine.spec.surface import Surface
from engine.spec.text import Language, Text
from engine.sweeps.grid import axes, rates
from engine.tuning.rate_tolerance import best_of, good, tried
from engine.tuning.rates import COUNT, known, suitable, uses_the_rate
from figures.message import message
from figures.rates import Curve, figure, template
from stage import component
from stage.catalog import seen_surface
from stage.compiled_rules import SLOWER, on_server
from stage.labels import names
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
WORK = COUNT * 20_000  # steps of all runs of one curve; longer runs have fewer rates


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
    curves = sum(uses_the_rate(entry.schedule) for entry in named)
    st.html(f"<style>.st-key-{NAME} {{ --curves: {curves} }}</style>")  # the plot has its size before they are there
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


def suited(race: RunConfig) -> list[float | None]:
    """The rate that suits each runner, the same everywhere in the app; it is found now where it is not known."""
    found = []
    for entry in race.entries:
        slow = on_server(entry.optimizer, seen_surface(race))
        look = known if slow or not rate_name(entry.optimizer) else suitable
        found.append(look(entry.optimizer, entry.schedule, race.place))
    return [each.rate if each else None for each in found]


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
    for curve, rate in zip(_curves(race, suits), suits, strict=True):
        place = best_of(curve.rates, good(curve.losses, *_span(race)), rate) if curve else None
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
    curves = _curves(race, suits)
    return {
        "lang": say,
        "words": spoken(RATES, say),
        "revision": revision,
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


def _curves(race: RunConfig, suits: list[float | None]) -> list[Curve | None]:
    """The curve of every runner; None where its rule has no learning rate, or its schedule one of its own."""
    seen = seen_surface(race)
    called = names(race.entries, "en")
    # A curve does not depend on the runner's own rate: one that was only dragged is known already.
    alike = [replace(entry, optimizer=with_rate(entry.optimizer, 1.0)) for entry in race.entries]
    asked = seen, race.start, race.steps, race.seed
    return [
        Curve(name, *_curve(entry, rate, *asked))
        if rate_name(entry.optimizer) and uses_the_rate(entry.schedule)
        else None
        for name, entry, rate in zip(called, alike, suits, strict=True)
    ]


@lru_cache(maxsize=128)
def _curve(
    entry: Entry, suits: float | None, seen: Surface, start: tuple[float, float], steps: int, seed: int
) -> tuple[Any, Any]:
    """Learning rates over the whole slider, with the one that suits, and the loss at the end of each."""
    term = next(term for name, term in axes(entry.optimizer).items() if name.endswith("learning_rate"))
    work = WORK // SLOWER if on_server(entry.optimizer, seen) else WORK
    values = tried(term, min(COUNT, max(25, work // steps)))
    if suits is not None and values[0] < suits < values[-1]:
        values = np.union1d(values, [suits])
    return values, rates(entry, seen, np.array(start), steps, values, seed)
