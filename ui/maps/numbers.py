"""The first map: every pair of two hyperparameters of one runner, and the run of the stage as a ring on it."""

from functools import lru_cache
from typing import Any

import streamlit as st

from engine.config import RunConfig
from engine.edits import Runner
from engine.page_settings.maps import Maps
from engine.run import race as run
from engine.spec.text import Language
from engine.sweeps.grid import TooLarge, cost
from stage import component
from stage.map_message import colour_of, map_message
from stage.map_plan import MapPlan, kept, planned
from ui.maps.background_job import Job
from ui.maps.examples import momentum
from ui.maps.toolbar import chosen
from ui.maps.words import WORDS
from ui.session.single_runner import alone, on_edit
from ui.session.state import config
from ui.shell.live import draw
from ui.widgets.offer import offer

SOON = 0.25  # s that the picture waits for its cells,
PATIENCE = 0.35  # s more after which a map that is not there yet says how far it is,
LOOK = 0.4  # and s between two looks at it
JOB = "maps.job"


def show(race: RunConfig, say: Language) -> None:
    """The stage with the one runner, and the map beside it."""
    runner = chosen()
    if runner is None:
        st.info(WORDS["nobody"][say])
        return
    one = alone(runner)
    with st.container(key="maps"):
        draw(one, (runner,), run(one), lambda message: on_edit(message, runner))
        plan = planned(one, runner.entry)
        if plan is None:
            offer("maps", WORDS["no_pair"], WORDS["map_momentum"], lambda: momentum(config()), say)
        else:
            _map(plan, runner, say)


def _map(plan: MapPlan, runner: Runner, say: Language) -> None:
    """The map, without cells until they are there."""
    race = plan.race
    colour = colour_of(race, plan.arrives)
    box = kept(*plan.asked)
    job = _job(plan, bool(box))
    if job is not None and job.ended(SOON) and not job.cancelled:
        box[:] = [job.found]
    found = box[0] if box else None
    sent, part = (
        _sent(*plan.asked, race.settings(Maps).colour, colour, runner.id, say),
        "frame" if found is None else "whole",
    )
    if part not in sent:
        sent[part] = map_message(race, runner, plan.x, plan.y, colour, say, found)
    component.follow("numbers", sent[part])
    with st.container(key="maps-news"):
        if found is None:
            _news(job, plan.runs, race.steps, say)


@lru_cache(maxsize=24)
def _sent(*map_of: Any) -> dict[str, bytes]:
    """A place for the frame of a map and for the whole map as they are sent, in every session the same one."""
    return {}


def _job(plan: MapPlan, there: bool) -> Job | None:
    """The work on a map; None where it is there already or would take too long. Work on another one ends."""
    job = st.session_state.get(JOB)
    if job is not None and job.asked != plan.asked:
        job.cancel()
        del st.session_state[JOB]
        job = None
    if there:
        return None
    try:
        cost(plan.runs, plan.race.steps)
    except TooLarge:
        return None
    if job is None:
        job = st.session_state[JOB] = Job(plan.asked, plan.run)
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
