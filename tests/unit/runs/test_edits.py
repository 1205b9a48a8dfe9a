"""What the stage wishes for."""

from dataclasses import replace
from typing import Any

import pytest

from engine.config import MOST, Entry, RunConfig, fresh
from engine.edits import apply_edits
from engine.link import decode, encode
from engine.link_notices import UNSEEN_NUMBERS
from engine.schedules import SCHEDULES
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from surfaces.formula import parse

BEALE = SURFACES["beale"]()
KEPT = {
    "r1": Entry(OPTIMIZERS["adam"](learning_rate=0.1), SCHEDULES["cosine"]()),
    "r2": Entry(OPTIMIZERS["lookahead"]()),
}
RACE = RunConfig(BEALE, (1.0, 1.5), 200, 7, None, tuple(KEPT.values()))


def runner(name: str, key: str, values: Any = None, slot: Any = 0) -> dict[str, Any]:
    return {"id": name, "slot": slot, "key": key, "values": values}


def test_a_wish_changes_the_start_and_the_runners_and_nothing_else() -> None:
    values = {"learning_rate": 0.2, "beta1": 0.5, "bias_correction": False}
    message = {"n": 4, "start": [2, 3.5], "runners": [runner("r1", "adam", values), runner("b1", "gd", slot=5)]}
    config, notices, runners = apply_edits(RACE, message, KEPT)
    assert notices == [] and (config.start, config.steps, config.seed) == ((2.0, 3.5), 200, 7)
    adam = OPTIMIZERS["adam"](learning_rate=0.2, beta1=0.5, bias_correction=False)
    assert config.entries == (Entry(adam, KEPT["r1"].schedule), Entry(fresh("gd", BEALE)))
    assert [(r.id, r.slot) for r in runners] == [("r1", 0), ("b1", 5)]
    assert tuple(r.entry for r in runners) == config.entries


def test_the_surfaces_own_numbers_follow_a_slider_and_the_rates_stay_as_they_were_seen() -> None:
    race = RunConfig(SURFACES["ellipse"](), (1.0, 1.0), entries=tuple(KEPT.values()))
    edited = apply_edits(race, {"n": 1, "numbers": {"condition": 40, "rotation": "45"}}, KEPT)
    assert edited.config == replace(race, surface=SURFACES["ellipse"](condition=40.0, rotation=45.0))
    assert edited.notices == []
    for bad in ({"condition": "<b>"}, {"condition": None}, {"batch": 3, 5: 1}, [], "a"):
        found = apply_edits(race, {"numbers": bad}, KEPT)
        assert found.config == race and "<" not in str(found.notices)
    assert apply_edits(RACE, {"numbers": {"condition": 3.0}}, KEPT).config == RACE  # it has none


def test_a_number_that_leaves_nothing_to_see_is_refused() -> None:
    race = RunConfig(parse("log(a) + x^2 + y^2"), (1.0, 1.0), entries=tuple(KEPT.values()))
    found = apply_edits(race, {"numbers": {"a": -1.0}}, KEPT)
    assert found.config == race and found.notices == [UNSEEN_NUMBERS]
    assert apply_edits(race, {"numbers": {"a": 2.0, "left": 4.0}}, KEPT).config.surface == replace(race.surface, a=2.0)


def test_values_that_are_not_named_stay_and_the_rule_inside_is_reached_by_dots() -> None:
    config, notices, _ = apply_edits(
        RACE, {"runners": [runner("r1", "adam", {}), runner("r2", "lookahead", {"inner.beta1": 0.1})]}, KEPT
    )
    assert notices == [] and config.entries[0] == KEPT["r1"]
    assert config.entries[1].optimizer == OPTIMIZERS["lookahead"](inner=OPTIMIZERS["adam"](beta1=0.1))


def test_another_rule_under_a_kept_id_keeps_the_schedule() -> None:
    config, _, _ = apply_edits(RACE, {"runners": [runner("r1", "nag", None)]}, KEPT)
    assert config.entries == (Entry(fresh("nag", BEALE), KEPT["r1"].schedule),)


def test_everybody_may_leave() -> None:
    assert apply_edits(RACE, {"runners": []}, KEPT).config.entries == ()


def test_two_runners_never_share_a_slot() -> None:
    edited = apply_edits(RACE, {"runners": [runner(f"b{i}", "gd", slot=3) for i in range(MOST)]}, KEPT)
    assert sorted(r.slot for r in edited.runners) == list(range(MOST))
    assert edited.runners[0].slot == 3


@pytest.mark.parametrize("message", [None, 5, "x", [], {}, {"n": 1}, {"runners": None}, {"runners": {"id": 1}}])
def test_an_empty_message_changes_nothing(message: Any) -> None:
    config, notices, runners = apply_edits(RACE, message, KEPT)
    assert config == RACE and notices == [] and [r.id for r in runners] == list(KEPT)


@pytest.mark.parametrize(
    "message",
    [
        {"start": [1]}, {"start": [float("nan"), 1]}, {"start": "1,2"}, {"start": [None, 1]}, {"start": [1e9, 0]},
        {"start": [10**400, 0]}, {"start": [True, 1]}, {"runners": [7]}, {"runners": [runner("a", "<b>")]},
        {"runners": [runner("", "gd")]}, {"runners": [{"key": "gd"}]}, {"runners": [{"id": ["a"], "key": ["gd"]}]},
        {"runners": [runner("a", "gd"), runner("a", "gd")]}, {"runners": [runner("a", "gd", [1])]},
        {"runners": [runner("a", "gd", {"learning_rate": None})]}, {"runners": [runner("a", "gd", {"epsilon": 1})]},
        {"runners": [runner("a", "gd", {"weight_decay": -1})]}, {"runners": [runner("a", "gd", {5: 1})]},
        {"runners": [runner("a", "lookahead", {"inner.nope": 1})]}, {"runners": [runner("a", "lookahead", {"k": 2.5})]},
        {"runners": [runner(f"b{i}", "gd") for i in range(13)]},
    ],
)  # fmt: skip
def test_what_cannot_be_granted_costs_one_notice(message: Any) -> None:
    edited = apply_edits(RACE, message, KEPT)
    assert len(edited.notices) == 1 and "<" not in str(edited.notices[0])


def test_a_race_too_long_for_a_link_is_not_granted() -> None:
    long = {
        f"inner.{name}": 0.12345678901234567 for name in ("learning_rate", "beta1", "beta2", "epsilon", "weight_decay")
    }
    kept = {
        f"r{i}": Entry(OPTIMIZERS["lookahead"](), SCHEDULES["one_cycle"](max_lr=0.12345678901234567)) for i in range(12)
    }
    race = RunConfig(BEALE, entries=tuple(kept.values()))
    edited = apply_edits(
        race, {"runners": [runner(name, "lookahead", long | {"alpha": 0.12345678901234567}) for name in kept]}, kept
    )
    assert edited.config == race and len(edited.notices) == 1 and [r.id for r in edited.runners] == list(kept)


def test_a_schedule_is_chosen_tuned_and_taken_away() -> None:
    item = runner("r1", "adam", {"schedule.gamma": 0.5}) | {"schedule": "exponential"}
    chosen = apply_edits(RACE, {"runners": [item]}, KEPT).config.entries[0]
    assert chosen == Entry(KEPT["r1"].optimizer, SCHEDULES["exponential"](gamma=0.5))
    tuned = apply_edits(RACE, {"runners": [runner("r1", "adam", {"schedule.T_max": 50})]}, KEPT)
    assert tuned.notices == [] and tuned.config.entries[0].schedule == SCHEDULES["cosine"](T_max=50)
    gone = apply_edits(RACE, {"runners": [runner("r1", "adam", {}) | {"schedule": None}]}, KEPT).config.entries[0]
    assert gone == Entry(KEPT["r1"].optimizer)
    bad = apply_edits(RACE, {"runners": [runner("r1", "adam", {}) | {"schedule": "<b>"}]}, KEPT)
    assert bad.config.entries[0] == KEPT["r1"] and len(bad.notices) == 1


def test_a_runner_that_names_no_values_stays_as_it_is() -> None:
    config, notices, _ = apply_edits(RACE, {"runners": [{"id": "r2", "slot": 4, "key": "lookahead"}]}, KEPT)
    assert notices == [] and config.entries == (KEPT["r2"],)


@pytest.mark.parametrize(
    ("raw", "steps", "said"), [(50, 50, 0), (10**9, 100_000, 1), (0, 1, 1), (2.5, 200, 1), ("x", 200, 1)]
)
def test_the_number_of_steps_is_edited_too(raw: Any, steps: int, said: int) -> None:
    config, notices, _ = apply_edits(RACE, {"steps": raw}, KEPT)
    assert config.steps == steps and len(notices) == said


@pytest.mark.parametrize("hidden", [True, False])
def test_the_future_is_hidden_in_the_link_too(hidden: bool) -> None:
    config = apply_edits(RACE, {"hide_future": hidden}, KEPT).config
    assert ("view=hide_future:true" in encode(config)) is hidden
    assert decode(encode(config)) == (config, [])


@pytest.mark.parametrize("junk", [1, "true", None, [], {}])
def test_what_is_no_switch_hides_nothing(junk: Any) -> None:
    assert apply_edits(RACE, {"hide_future": junk}, KEPT).config == RACE
