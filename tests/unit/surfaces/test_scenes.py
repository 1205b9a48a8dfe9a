"""All scenes of the product, in one list: by idea, each once, and each a link that can be opened."""

from dataclasses import replace

import pytest

from engine.link import decode, encode
from engine.page_settings.maps import Maps
from engine.spec.ideas import IDEAS
from scenes import SCENES, races, scene_of
from scenes.schedules import SCENES as OF_SCHEDULES
from surfaces import SURFACES


def test_every_scene_is_in_the_list_once() -> None:
    declared = [preset for cls in SURFACES.values() for preset in cls.presets] + list(OF_SCHEDULES)
    assert sorted(scene.preset.link for scene in SCENES) == sorted(preset.link for preset in declared)
    assert len({scene.preset.title.en for scene in SCENES}) == len(set(races())) == len(SCENES)


def test_they_stand_idea_by_idea_with_the_leading_ones_first() -> None:
    assert [scene.preset.title.en for scene in SCENES if scene.preset.leads] == [
        "Ravine: GD, then momentum",
        "From too small to too large",
        "Escape from a saddle",
        "The same race, with noise",
    ]
    assert SCENES[0].preset.leads
    places = [list(IDEAS).index(scene.preset.idea) for scene in SCENES]
    assert places == sorted(places)
    assert set(places) == set(range(len(IDEAS)))


@pytest.mark.parametrize("number", range(len(SCENES)), ids=lambda i: SCENES[i].preset.title.en)
def test_a_scene_is_known_by_its_race_whatever_pages_remember(number: int) -> None:
    race, notices = decode(SCENES[number].preset.link)
    assert not notices
    assert scene_of(race.with_settings(Maps(colour="loss"))) == number
    assert decode(encode(race))[0] == race
    assert scene_of(replace(race, steps=race.steps + 1)) is None
