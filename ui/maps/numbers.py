"""The first map: every pair of two hyperparameters of one runner, and the run of the stage as a ring on it."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

import streamlit as st

from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.page_settings.maps import Maps
from engine.run import race as run
from engine.spec.surface import Surface
from engine.spec.text import Language
from engine.sweeps.axis_range import axis, ends, pair, still
from engine.sweeps.colour_classes import Colour, scale
from engine.sweeps.grid import Map, TooLarge, axes, cost, grid
from engine.sweeps.map_length import LEAST, Length, length
from engine.sweeps.quadratic_theory import Curve, theory
from figures.grid import Side, colors, figure
from figures.palette import flat
from stage import component
from stage import map_cells as cells
from stage.card_schema import params
from stage.catalog import seen_surface
from stage.compiled_rules import on_server
from ui.maps.background_job import Job
from ui.maps.examples import momentum
from ui.maps.toolbar import chosen
from ui.maps.words import LAWS, PICTURE, WORDS
from ui.session.single_runner import alone, on_edit
from ui.session.state import config
from ui.shell.live import draw
from ui.widgets.offer import offer

SIDE = 100  # cells along a side,
DIRECT = 12  # and for a rule that only Python can run, one run after another
PATIENCE = 0.6  # s after which a map that is not there yet says how far it is,
LOOK = 0.4  # and s between two looks at it
JOB = "maps.job"
LONG = 2000  # steps of a race whose map is as long as it is


def show(race: RunConfig, say: Language) -> None:
    """The stage with the one runner, and the map beside it."""
    runner = chosen()
    if runner is None:
        st.info(WORDS["nobody"][say])
        return
    one = alone(runner)
    with st.container(key="maps"):
        draw(one, (runner,), run(one), lambda message: on_edit(message, runner))
        both = pair(runner.entry.optimizer, race.settings(Maps).x, race.settings(Maps).y)
        if both is None:
            offer("maps", WORDS["one_number"], WORDS["map_momentum"], lambda: momentum(config()), say)
        else:
            _map(one, runner, both, say)


def _map(race: RunConfig, runner: Runner, both: tuple[str, str], say: Language) -> None:
    """The frame and the cells; where along both axes the runner stands decides neither."""
    entry, surface = runner.entry, seen_surface(race)
    x, y = (_side(race, surface, entry, name, both) for name in both)
    ranges = [(side.axis.name, *side.axis.values[[0, -1]]) for side in (x, y)]
    fixed = still(entry, *both)
    known = on_server(entry.optimizer, surface) or race.steps > LONG
    long = Length(race.steps, True) if known else length(fixed, surface, race.start, race.steps, *ranges)
    race = replace(race, steps=long.steps)
    asked = (fixed, surface, race.start, race.steps, race.seed, *ranges)
    colour = _colour(race, long)
    drawn = _drawn(*asked, race.settings(Maps).colour, runner.id, say)
    if "frame" not in drawn:
        drawn["frame"] = _frame(race, runner, x, y, colour, say)
    component.follow("numbers", drawn["frame"])
    found = _found(asked, x, y, say)
    if found is None:
        return
    if "cells" not in drawn:
        floor = drawn["frame"]["floor"]
        scaled = scale(found, cast(Colour, colour), race.steps, floor)  # one of its choices
        picture = figure(x, y, *_lines(race, runner, x, y, say), found, scaled, floor)
        drawn["cells"] = cells.pack(found, scaled, drawn["frame"]["spec"], picture.to_json())
    component.follow("cells", drawn["cells"])


@lru_cache(maxsize=24)
def _drawn(*map_of: Any) -> dict[str, Any]:
    """A place for the frame and the cells of a map as they are sent, in every session the same one."""
    return {}


def _colour(race: RunConfig, long: Length) -> str:
    """What the colour says: steps would say nothing where nobody arrives."""
    asked = race.settings(Maps).colour
    return "loss" if asked == "steps" and not long.arrives else asked


def _frame(race: RunConfig, runner: Runner, x: Side, y: Side, colour: str, say: Language) -> dict[str, Any]:
    """All of the picture but its cells."""
    surface = seen_surface(race)
    curves, laws = _lines(race, runner, x, y, say)
    return {
        "runner": runner.id,
        "lang": say,
        "words": {name: text[say] for name, text in PICTURE.items()},
        "spec": cells.spec(race, runner, x.axis, y.axis, say) | {"colour": colour},
        "colour": colour,
        "instead": colour != race.settings(Maps).colour,
        "floor": min((minimum.loss for minimum in surface.minima), default=0.0),
        "sides": [_described(side, say) for side in (x, y)],
        "laws": [curve.law for curve in curves],
        "colors": {look: colors(colour, look) for look in ("light", "dark")},
        "scales": {look: flat(colors(colour, look)) for look in ("light", "dark")},
        "figure": json.loads(figure(x, y, curves, laws).to_json()),
    }


def _lines(
    race: RunConfig, runner: Runner, x: Side, y: Side, say: Language
) -> tuple[tuple[Curve, ...], dict[str, str]]:
    """What theory says of the map, and what its lines are called."""
    fixed = still(runner.entry, x.axis.name, y.axis.name)
    curves = theory(fixed, seen_surface(race), *((side.axis.name, side.axis.values) for side in (x, y)))
    laws = {law: LAWS[law][say] for law in ("rate", "damping", "fastest")}
    laws["edge"] = LAWS[runner.entry.optimizer.recurrence or "descent"][say]
    return curves, laws


def _side(race: RunConfig, surface: Surface, entry: Entry, name: str, both: tuple[str, str]) -> Side:
    """An axis whose ends do not depend on where along both axes the runner stands, while it stands inside."""
    term = axes(entry.optimizer)[name]
    value = next(p.value for p in params(entry.optimizer) if p.name == name)
    low, high = ends(still(entry, *both), surface, race.start, max(race.steps, LEAST), name, float(value))
    cells = DIRECT if on_server(entry.optimizer, surface) else SIDE
    return Side(axis(term, name, low, high, cells), term)


def _described(side: Side, say: Language) -> dict[str, Any]:
    term, values = side.term, side.axis.values
    return {
        "name": side.axis.name,
        "symbol": term.symbol,
        "title": term.title[say],
        "scale": term.scale,
        "reach": side.reach,
        "values": values.tolist(),
    }


@lru_cache(maxsize=24)
def _box(*race: Any) -> list[Map]:
    """A place for the map of a race, in every session the same one."""
    return []


def _found(asked: tuple[Any, ...], x: Side, y: Side, say: Language) -> Map | None:
    """The map, run unless it was already; None, and a sentence, where it is not ready, cancelled or too large."""
    fixed, surface, start, steps, seed, *_ = asked
    runs = len(x.axis.values) * len(y.axis.values)
    box = _box(*asked)
    job = st.session_state.get(JOB)
    if job is not None and job.asked != asked:
        job.cancel()
        job = None
    with st.container(key="maps-news"):
        if box:
            return box[0]
        try:
            cost(runs, steps)
        except TooLarge:
            st.info(WORDS["too_large"][say].format(runs=runs, steps=steps))
            return None
        if job is None:

            def work(on_progress: Callable[[float], None]) -> Map:
                return grid(fixed, surface, start, steps, x.axis, y.axis, seed, on_progress)

            job = st.session_state[JOB] = Job(asked, work)
        if not job.ended(PATIENCE):
            _progress(runs, steps, say)
        elif job.cancelled:
            st.caption(WORDS["cancelled"][say])
            st.button(WORDS["again"][say], key="maps.again", on_click=lambda: st.session_state.pop(JOB, None))
        else:
            box.append(job.found)
    return box[0] if box else None


@st.fragment(run_every=LOOK)
def _progress(runs: int, steps: int, say: Language) -> None:
    """How far the map is; the page is drawn again as soon as it is there."""
    job = st.session_state.get(JOB)
    if job is None or job.ended():
        st.rerun()
    st.progress(job.share, WORDS["working"][say].format(runs=runs, steps=steps))
    st.button(WORDS["cancel"][say], key="maps.cancel", on_click=job.cancel)
