"""A schedule is as long as the race when it is chosen, and follows the race unless somebody set it."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.config import Entry, RunConfig
from engine.edits import apply_edits
from engine.link import decode
from engine.schedules import SCHEDULES
from engine.spec.horizon import fitted, followed, share
from engine.spec.hyper import hypers
from engine.spec.schedule_terms import STEPS
from optimizers import OPTIMIZERS
from surfaces import SURFACES

CASES = json.loads((Path(__file__).parents[2] / "shared" / "horizon.json").read_text())
LONG = {  # what counts steps in a schedule, and how much of a race of 120 that is
    "by_hand": {"at": 60},
    "constant": {"total_iters": 40},
    "cosine": {"T_max": 120},
    "cosine_restarts": {"T_0": 40},
    "exponential": {},
    "inverse_sqrt": {"warmup_steps": 12},
    "linear": {"total_iters": 120},
    "multistep": {"milestones": (60, 90)},
    "one_cycle": {"total_steps": 120},
    "plateau": {"patience": 8},
    "polynomial": {"total_iters": 120},
    "step": {"step_size": 40},
    "warmup": {"warmup_steps": 12},
}
ADAM = OPTIMIZERS["adam"]()
RACE = RunConfig(SURFACES["beale"](), steps=120, entries=(Entry(ADAM),))


def said(runners: Any, steps: int | None = None, race: RunConfig = RACE) -> RunConfig:
    """The race after a message from the stage."""
    kept = {f"r{i}": entry for i, entry in enumerate(race.entries)}
    message = {} if steps is None else {"steps": steps}
    return apply_edits(race, message if runners is None else {"runners": runners, **message}, kept).config


def named(schedule: str | None, values: Any = None) -> list[Any]:
    return [{"id": "r0", "slot": 0, "key": "adam", "schedule": schedule, "values": values or {}}]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_share_of_a_run(case: Any) -> None:
    horizon = tuple(case["horizon"]) if isinstance(case["horizon"], list) else case["horizon"]
    found = share(STEPS.with_(horizon=horizon), case["steps"])
    assert found == (tuple(case["share"]) if isinstance(case["share"], list) else case["share"])


def test_all_that_counts_steps_is_declared() -> None:
    """A cooldown is a rest after a cut, and the growth of a cycle a factor: neither is a length of the race."""
    assert {name: {n for n, term in hypers(cls).items() if term.horizon} for name, cls in SCHEDULES.items()} == {
        name: set(fields) for name, fields in LONG.items()
    }
    whole = {
        (name, field)
        for name, cls in SCHEDULES.items()
        for field, term in hypers(cls).items()
        if term.scale == "integer" and not term.horizon
    }
    assert whole == {("plateau", "cooldown"), ("cosine_restarts", "T_mult")}


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_is_as_long_as_the_race_when_it_is_chosen(name: str) -> None:
    assert said(named(name)).entries[0].schedule == SCHEDULES[name](**LONG[name])
    assert fitted(SCHEDULES[name](), 120) == SCHEDULES[name](**LONG[name])


@pytest.mark.parametrize("name", SCHEDULES)
def test_it_follows_the_race(name: str) -> None:
    race = said(named(name))
    longer = said(None, 240, race).entries[0].schedule
    assert longer == fitted(SCHEDULES[name](), 240)
    assert said(None, 120, said(None, 240, race)) == race


def test_it_stays_where_somebody_set_it() -> None:
    race = said(named("cosine", {"schedule.T_max": 77}))
    assert race.entries[0].schedule == SCHEDULES["cosine"](T_max=77)
    assert said(None, 240, race).entries[0].schedule == SCHEDULES["cosine"](T_max=77)
    milestones = said(named("multistep", {"schedule.milestones": [60, 80]}))
    assert said(None, 240, milestones).entries[0].schedule == milestones.entries[0].schedule


def test_what_a_message_says_has_the_last_word() -> None:
    """A length that is set in the same message as the steps, to what it was before, was meant."""
    race = said(named("cosine"))
    assert said(named("cosine", {"schedule.T_max": 120}), 240, race).entries[0].schedule == SCHEDULES["cosine"](
        T_max=120
    )
    assert said(named("step"), 300, race).entries[0].schedule == SCHEDULES["step"](step_size=100)


def test_what_is_inside_a_warm_up_follows_too() -> None:
    schedule = SCHEDULES["warmup"](warmup_steps=5, then=SCHEDULES["cosine"](T_max=120))
    longer = SCHEDULES["warmup"](warmup_steps=5, then=SCHEDULES["cosine"](T_max=240))
    assert followed(schedule, 120, 240) == longer
    assert followed(None, 120, 240) is None


def test_links_of_before_keep_the_declared_lengths() -> None:
    config, notices = decode("surface=beale&steps=120&run=adam~schedule:cosine&run=adam~schedule:polynomial")
    assert notices == []
    assert [entry.schedule for entry in config.entries] == [SCHEDULES["cosine"](T_max=300), SCHEDULES["polynomial"]()]
