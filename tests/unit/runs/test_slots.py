"""A rule has one colour everywhere: its usual slot, unless another of its kind has it."""

import pytest

from engine.config import MOST, default_race
from engine.link import decode
from engine.slots import COLOURS, deal, order, usual_slot
from optimizers import OPTIMIZERS
from surfaces import SURFACES

SCENES = [preset for cls in SURFACES.values() for preset in cls.presets]
USUAL = {type(entry.optimizer): slot for slot, entry in enumerate(default_race().entries)}


def rules(*names: str) -> list[type]:
    return [OPTIMIZERS[name] for name in names]


def test_the_usual_race_has_the_first_slots() -> None:
    assert deal(list(USUAL)) == list(USUAL.values()) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("preset", SCENES, ids=lambda preset: preset.title.en)
def test_in_every_scene_the_rules_of_the_usual_race_have_its_colours(preset) -> None:
    kinds = [type(entry.optimizer) for entry in decode(preset.link)[0].entries]
    slots = deal(kinds)
    assert len(set(slots)) == len(slots)
    for kind in set(kinds) & set(USUAL):
        assert slots[kinds.index(kind)] == USUAL[kind]


def test_a_second_of_a_kind_takes_no_colour_of_another_rule_that_runs() -> None:
    assert deal(rules("adam", "adam", "gd", "gd", "momentum")) == [4, 5, 0, 6, 1]
    assert deal(rules("gd", "gd", "gd", "gd", "gd")) == [0, 5, 6, 7, 1]  # five colours, no marker hollow


def test_a_rule_that_joins_takes_its_usual_slot_if_it_is_free() -> None:
    assert deal(rules("adam"), {0, 1}) == [4]
    assert deal(rules("adam"), {4}) == [5]


def test_every_rule_has_one_colour_of_its_own_and_nobody_is_left_without() -> None:
    assert all(usual_slot(rule) in range(COLOURS) for rule in OPTIMIZERS.values())
    assert sorted(order()) == list(range(MOST)) == sorted(deal([OPTIMIZERS["gd"]] * MOST))
    assert usual_slot(type("Mine", (OPTIMIZERS["gd"],), {})) is None
