"""Scenes: chosen from the sheet, stepped through, changed and brought back, on the page that shows each best."""

from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from engine.config import default_race
from engine.link import decode
from engine.page_settings.ensemble import Ensemble
from scenes import SCENES, races
from stage.scene_sheet import sheet
from stage.wire import unpack
from tests.app.test_pages import opened
from ui.session.state import KEY

PLACE = {scene.preset.title.en: number for number, scene in enumerate(SCENES)}
RAVINE, ROWS = PLACE["Ravine: GD, then momentum"], PLACE["One row, a handful, all rows"]


def script(messages, page, race):
    from ui.session import scenes, state  # a script of its own

    now = state.visit()
    now.page = page
    if race is not None:
        state.set_config(race)
    now.told = [scenes.said(state.config(), "en")]
    for message in messages:
        scenes.on_edit(message)
        scenes.on_edit(message)  # what a message says again is not taken again
        now.told.append(scenes.said(state.config(), "en"))
    now.refused = scenes.address()


def said(*edits):
    """The messages of a browser that nobody answers: each has the edits of those before."""
    numbered = [{"n": n, **edit} for n, edit in enumerate(edits, 1)]
    return [{"sender": "1.5", "edits": numbered[: n + 1]} for n in range(len(numbered))]


def visit(*edits, page="", race=None, messages=None):
    """What a visit remembers after the edits; `told` is what the stage was told of each message."""
    messages = said(*edits) if messages is None else messages
    kwargs = {"messages": messages, "page": page, "race": race}
    app = AppTest.from_function(script, kwargs=kwargs, default_timeout=300).run()
    assert not app.exception
    return app.session_state[KEY]


@pytest.mark.parametrize("number", range(len(SCENES)), ids=PLACE)
def test_a_scene_opens_on_its_page_and_is_known(number):
    preset, page = SCENES[number]
    app = opened(f"pages/{page}.py", **parse_qs(preset.link), lang=("en", "ko")[number % 2])
    assert not app.exception
    assert app.session_state[KEY].scene == number
    assert not app.session_state[KEY].notices


def test_a_chosen_scene_is_played_from_its_start_and_pages_keep_what_they_remember():
    now = visit({"choose": RAVINE}, race=default_race().with_settings(Ensemble(seeds=30)))
    assert replace(now.race, page_settings=()) == races()[RAVINE]
    assert now.race.settings(Ensemble).seeds == 30
    assert now.plays == now.revision
    assert now.told == [None, {"number": RAVINE, "changed": False} | words(RAVINE)]


def test_a_scene_of_another_page_is_opened_there_with_one_address():
    now = visit({"choose": ROWS})
    assert now.race == default_race()
    page, _, query = now.refused.partition("?")
    assert (page, decode(query)[0]) == ("noise", races()[ROWS])
    arrived = visit({"choose": ROWS}, page="noise", race=races()[ROWS])
    assert (arrived.heading, arrived.refused, arrived.plays) == (None, None, arrived.revision)


def test_steps_go_through_the_sheet_and_round():
    last = len(SCENES) - 1
    assert (visit({"step": 1}).scene, visit({"step": -1}).scene or visit({"step": -1}).heading) == (0, last)
    assert visit({"choose": 0}, {"step": 1}).scene == 1
    assert visit({"choose": 1}, {"step": -1}).scene == 0


def test_a_changed_scene_keeps_its_sentence_and_leads_back():
    edited = replace(races()[RAVINE], start=(1.0, 1.0))
    now = visit({"choose": RAVINE}, race=races()[RAVINE])
    assert now.told[-1]["changed"] is False
    now = visit({"choose": RAVINE}, race=edited)
    assert now.told[0] is None  # who never saw a scene is told of none
    assert now.race == races()[RAVINE]


@pytest.mark.parametrize(
    "message", [None, 3, "x", {}, {"choose": "0"}, {"choose": -1}, {"choose": 10**9}, {"step": 2}, {"step": [1]}]
)
def test_a_message_may_be_anything(message):
    edits = [message, [message], [{"n": "1"}], [{"n": 1, **(message if isinstance(message, dict) else {})}]]
    now = visit(messages=[message, *({"sender": message, "edits": each} for each in edits)])
    assert (now.race, now.scene, now.heading) == (default_race(), None, None)


def test_what_a_busy_python_did_not_hear_is_in_the_message_that_replaced_it():
    edits = {"choose": RAVINE}, {"pictures": [0]}
    assert visit(messages=said(*edits)[-1:]).scene == RAVINE
    steps = [{"step": 1}] * 3
    assert visit(messages=said(*steps)[-1:]).scene == visit(*steps).scene


def test_the_sheet_is_sent_when_it_is_asked_for():
    closed = sheet("en", None)
    assert len(closed) < 400
    header, _ = unpack(sheet("ko", 3, None, True, [0]))
    assert [scene["watch"] for scene in header["scenes"]] == [scene.preset.watch.ko for scene in SCENES]
    pictures = unpack(sheet("en", None, None, False, range(len(SCENES))))[0]["pictures"]
    assert [len(each["paths"]) for each in pictures] == [len(race.entries) for race in races()]
    assert len(sheet("en", None, None, True, range(len(SCENES)))) < 64_000


def words(number):
    preset = SCENES[number].preset
    return {"title": preset.title.en, "watch": preset.watch.en}
