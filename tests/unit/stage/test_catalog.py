"""What the browser is given so that it can run every race by itself."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.config import Entry, RunConfig, fresh
from engine.edits import Runner
from engine.run import race, trajectory
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from engine.trace.schedule_program import plan
from optimizers import OPTIMIZERS
from stage.card_schema import params
from stage.catalog import catalog, name_of
from stage.numbered import as_told
from stage.race_message import pack
from stage.wire import unpack
from surfaces import SURFACES
from surfaces.formula import parse
from surfaces.painted import painted


def unpacked(config: RunConfig) -> dict[str, Any]:
    return unpack(catalog(config, "en"))[0]


def header(config: RunConfig) -> dict[str, Any]:
    runners = tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(config.entries))
    return unpack(pack(config, runners, race(config), "en", "link", "share"))[0]


@pytest.mark.parametrize("surface", SURFACES)
def test_a_catalog_holds_every_rule_and_schedule_and_is_small(surface: str) -> None:
    config = RunConfig(SURFACES[surface]())
    found = unpacked(config)
    assert {rule["kind"].partition("(")[0] for rule in found["rules"]} == set(OPTIMIZERS)
    assert {rule["kind"] for rule in found["plans"]} == {offer["key"] for offer in found["schedules"]} == set(SCHEDULES)
    assert len(catalog(config, "en")) <= 40_000 and len(catalog(config, "ko")) <= 40_000


def test_a_catalog_says_nothing_twice() -> None:
    beale = RunConfig(SURFACES["beale"]())
    words = list(unpacked(beale)["words"].values())
    assert len(set(words)) == len(words)
    assert "blank" not in unpacked(beale)["words"]  # only a surface of one's own can have no value somewhere
    assert unpacked(RunConfig(parse("sqrt(x) + y^2"), (2.0, 2.0)))["words"]["blank"] == "no value here"
    # What every mark means is some 500 bytes of it, what a button of the transport does some 130.
    assert len(catalog(beale, "en")) <= 13_050 and len(catalog(beale, "ko")) <= 14_150


@pytest.mark.parametrize("surface", ["beale", "regression"])
def test_an_offer_begins_with_its_own_value_else_the_tuned_one_else_the_default(surface: str) -> None:
    config = RunConfig(SURFACES[surface]())
    found = unpacked(config)
    begun = {
        offer["key"]: {
            param["name"]: param.get("value", param.get("tuned", param["default"])) for param in offer["params"]
        }
        for offer in [*found["optimizers"], *found["schedules"]]
    }
    for name in OPTIMIZERS:
        assert begun[name] == {param.name: param.value for param in params(fresh(name, config.surface))}
    for name, cls in SCHEDULES.items():
        assert begun[name] == {
            param.name: list(param.value) if isinstance(param.value, tuple) else param.value
            for param in params(cls(), "schedule.")
        }


def test_no_rate_is_sought_before_somebody_asks_for_the_rule() -> None:
    surface = parse("x^2 + 3*y^4 + sin(x*y)")
    found, alone = (unpack(catalog(RunConfig(surface), "en", alone))[0]["optimizers"] for alone in (False, True))
    assert all(each["seeks"] for each in found) and not any("seeks" in each for each in alone)
    rate = {each["key"]: each["params"][0].get("value") for each in alone}["gd"]
    assert rate == fresh("gd", surface).learning_rate  # what Python finds for one that is added
    assert not any("seeks" in each for each in unpacked(RunConfig(SURFACES["beale"]()))["optimizers"])


def test_programs_of_a_landscape_are_those_of_any_with_as_many_shapes() -> None:
    landscape = painted("basins")
    moved = replace(landscape, shapes=tuple(shape._replace(x=shape.x + 0.3) for shape in landscape.shapes), bowl=0.3)
    one, other = (unpacked(RunConfig(each)) for each in (landscape, moved))
    assert one["surface"]["values"] != other["surface"]["values"]
    assert all(str(one[part]) == str(other[part]) for part in ("rules", "plans"))
    assert as_told(landscape)[0] == as_told(moved)[0]


def test_a_catalog_lasts_as_long_as_nothing_in_it_changes() -> None:
    beale = SURFACES["beale"]()
    same = [RunConfig(beale), RunConfig(beale, (0.0, 0.5), 20, 9, None, ())]
    assert len({catalog(config, "en") for config in same}) == 1
    noisy = [RunConfig(beale, seed=seed, noise=Noise()) for seed in (0, 1)]
    assert len({name_of(config, "en") for config in [*same, *noisy]}) == 3


def test_a_race_brings_only_what_the_catalog_has_not() -> None:
    usual = RunConfig(
        SURFACES["beale"](), entries=(Entry(OPTIMIZERS["adam"](beta1=0.5), SCHEDULES["cosine"](T_max=9)),)
    )
    assert not {"rules", "plans", "views", "optimizers", "schedules"} & set(header(usual))
    odd = Entry(OPTIMIZERS["lookahead"](inner=OPTIMIZERS["gd"]()), SCHEDULES["multistep"](milestones=(3, 5)))
    found = header(RunConfig(SURFACES["beale"](), entries=(odd,)))
    assert [rule["kind"] for rule in found["rules"]] == ["lookahead(gd)"] == [o["kind"] for o in found["optimizers"]]
    assert found["plans"][0]["fixed"] == {"schedule.milestones": [3, 5]}
    assert found["runners"][0]["values"]["schedule.milestones"] == [3, 5]


def test_a_switch_set_otherwise_is_in_the_catalog_too() -> None:
    rules = unpacked(RunConfig(SURFACES["beale"]()))["rules"]
    adam = [rule["fixed"]["bias_correction"] for rule in rules if rule["kind"] == "adam"]
    assert adam == [True, False]


def test_chance_is_drawn_once_for_all_that_see_the_same() -> None:
    views = unpacked(RunConfig(SURFACES["regression"](), steps=10))["views"]
    assert sorted(view["feeds"] for view in views) == [0, 2, 16]
    views = unpacked(RunConfig(SURFACES["beale"](), steps=10, noise=Noise()))["views"]
    assert sorted(view["feeds"] for view in views) == [0, 2, 2]  # GD sees the exact gradient, mini-batches less noise
    assert unpacked(RunConfig(SURFACES["beale"](), steps=10**5, noise=Noise()))["views"][1]["numbers"].size


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_alone_gives_the_rates_of_the_whole_loop(name: str) -> None:
    entry, rule, surface = SCHEDULES[name](), OPTIMIZERS["adam"](learning_rate=0.1), SURFACES["beale"]()
    run = trajectory(rule, surface, (1.0, 1.5), 400, entry)
    found = plan(entry)
    numbers = [getattr(entry, number.removeprefix("schedule.")) for number in found.numbers]
    memory = found.start(0.1, *numbers)
    for k in range(400):
        lr, *memory = found.step(float(k), 0.1, run.loss[k], *memory, *numbers)
        assert lr == pytest.approx(run.lr[k], rel=1e-14)
    assert found.watches == (name == "plateau")


def test_paths_follow_the_header_bit_for_bit() -> None:
    config = RunConfig(SURFACES["himmelblau"]())
    runners = tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(config.entries))
    _, paths = unpack(pack(config, runners, race(config), "en", "link", "share"))
    assert list(paths) == [runner.id for runner in runners]
    for entry, drawn in zip(config.entries, paths.values(), strict=True):
        run = trajectory(entry.optimizer, entry.optimizer.data(config.surface), config.start, config.steps)
        np.testing.assert_array_equal(drawn, run.theta)
