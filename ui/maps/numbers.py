"""The first map: every pair of two hyperparameters of one runner, and the run of the stage as a ring on it."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from engine.config import RunConfig
from engine.edits import Runner
from engine.page_settings.maps import Maps
from engine.run import race as run
from engine.spec.text import Language
from engine.sweeps.axis_range import pair, still
from engine.sweeps.grid import Map, TooLarge, cost, grid
from engine.sweeps.map_length import Length, length
from figures.grid import Side
from stage import component
from stage.catalog import seen_surface
from stage.compiled_rules import on_server
from stage.map_message import colour_of, map_message, side_of
from ui.maps.background_job import Job
from ui.maps.examples import momentum
from ui.maps.toolbar import chosen
from ui.maps.words import WORDS
from ui.session.single_runner import alone, on_edit
from ui.session.state import config
from ui.shell.live import draw
from ui.widgets.offer import offer

SIDE = 100  # cells along a side,
DIRECT = 12  # and for a rule that only Python can run, one run after another
SOON = 0.25  # s that the picture waits for its cells,
PATIENCE = 0.35  # s more after which a map that is not there yet says how far it is,
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
            offer("maps", WORDS["no_pair"], WORDS["map_momentum"], lambda: momentum(config()), say)
        else:
            _map(one, runner, both, say)


def _map(race: RunConfig, runner: Runner, both: tuple[str, str], say: Language) -> None:
    """The map, without cells until they are there; where along both axes the runner stands decides neither."""
    entry, surface = runner.entry, seen_surface(race)
    count = DIRECT if on_server(entry.optimizer, surface) else SIDE
    x, y = (side_of(race, surface, entry, name, both, count) for name in both)
    ranges = [(side.axis.name, *side.axis.values[[0, -1]]) for side in (x, y)]
    fixed = still(entry, *both)
    known = on_server(entry.optimizer, surface) or race.steps > LONG
    long = Length(race.steps, True) if known else length(fixed, surface, race.start, race.steps, *ranges)
    race = replace(race, steps=long.steps)
    asked = (fixed, surface, race.start, race.steps, race.seed, *ranges)
    colour = colour_of(race, long.arrives)
    box = _box(*asked)
    job = _job(asked, x, y, bool(box))
    if job is not None and job.ended(SOON) and not job.cancelled:
        box[:] = [job.found]
    found = box[0] if box else None
    sent, part = (
        _sent(*asked, race.settings(Maps).colour, colour, runner.id, say),
        "frame" if found is None else "whole",
    )
    if part not in sent:
        sent[part] = map_message(race, runner, x, y, colour, say, found)
    component.follow("numbers", sent[part])
    with st.container(key="maps-news"):
        if found is None:
            _news(job, len(x.axis.values) * len(y.axis.values), race.steps, say)


@lru_cache(maxsize=24)
def _sent(*map_of: Any) -> dict[str, bytes]:
    """A place for the frame of a map and for the whole map as they are sent, in every session the same one."""
    return {}


@lru_cache(maxsize=24)
def _box(*race: Any) -> list[Map]:
    """A place for the map of a race, in every session the same one."""
    return []


def _job(asked: tuple[Any, ...], x: Side, y: Side, there: bool) -> Job | None:
    """The work on a map; None where it is there already or would take too long. Work on another one ends."""
    fixed, surface, start, steps, seed, *_ = asked
    job = st.session_state.get(JOB)
    if job is not None and job.asked != asked:
        job.cancel()
        del st.session_state[JOB]
        job = None
    if there:
        return None
    try:
        cost(len(x.axis.values) * len(y.axis.values), steps)
    except TooLarge:
        return None

    def work(on_progress: Callable[[float], None]) -> Map:
        return grid(fixed, surface, start, steps, x.axis, y.axis, seed, on_progress)

    if job is None:
        job = st.session_state[JOB] = Job(asked, work)
    return job


def _news(job: Job | None, runs: int, steps: int, say: Language) -> None:
    """A sentence on a map that is not there; the page is drawn again where it comes while that is still told."""
    if job is None:
        st.info(WORDS["too_large"][say].format(runs=runs, steps=steps))
    elif not job.ended(PATIENCE):
        _progress(runs, steps, say)
    elif job.cancelled:
        st.caption(WORDS["cancelled"][say])
        st.button(WORDS["again"][say], key="maps.again", on_click=lambda: st.session_state.pop(JOB, None))
    else:
        st.rerun()


@st.fragment(run_every=LOOK)
def _progress(runs: int, steps: int, say: Language) -> None:
    """How far the map is; the page is drawn again as soon as it is there."""
    job = st.session_state.get(JOB)
    if job is None or job.ended():
        st.rerun()
    st.progress(job.share, WORDS["working"][say].format(runs=runs, steps=steps))
    st.button(WORDS["cancel"][say], key="maps.cancel", on_click=job.cancel)
