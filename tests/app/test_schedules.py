"""The page Schedules: every schedule in both languages, and the visitor's race stays his until he changes something."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from engine.config import default_race
from engine.page_settings.shapes import Shapes
from engine.schedules import SCHEDULES
from engine.spec.registry import key
from optimizers import OPTIMIZERS
from scenes import scene_of
from scenes.schedules import races
from tests.app.messages import handed
from tests.app.test_pages import HOSTILE, ROOT, opened, race
from ui.session.state import KEY

PAGE = "pages/schedules.py"
CRAMPED = {"v": "1", "surface": "beale", "start": "1,1.5", "steps": "60"}


def panels(app):
    """What the page hands to the browser of its panels."""
    return handed(app, "schedules")


def pills(app, name):
    return next(group for group in app.button_group if group.key == f"schedules.{name}")


def shown(app):
    return [key(entry.schedule) if entry.schedule else "" for entry in race(app).entries]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", SCHEDULES)
def test_every_schedule_has_a_panel(name, language):
    app = opened(PAGE, **CRAMPED, run=["adam", f"adam~schedule:{name}"], lang=language)
    assert not app.exception
    found = panels(app)
    called = [runner["name"] for runner in found["runners"].values()]
    assert called[1] == SCHEDULES[name].title[language]
    assert all(len(runner["curve"]) == 60 for runner in found["runners"].values())
    if language == "ko":
        said = "".join([*found["words"].values(), *found["about"].values(), found["hint"], found["figures"], *called])
        assert not re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", said))


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_the_page_opens_whatever_the_link_says(query):
    app = opened(PAGE, **query)
    assert not app.exception


def test_the_page_opens_from_its_own_file():
    app = AppTest.from_file(ROOT / PAGE, default_timeout=300).run()
    assert not app.exception


def test_a_visitor_without_a_race_sees_the_first_scene_and_keeps_his_race():
    app = opened(PAGE)
    assert not app.exception
    assert race(app) == default_race()
    assert len(panels(app)["runners"]) == 6
    assert "example" in panels(app)["guest"]
    assert app.session_state[KEY].scene == scene_of(races()[0])
    assert handed(app, "descent")["given"] == {"sgd": [0.01] * 6}  # not chosen by hand


def test_a_race_of_several_rules_is_shown_as_six_shapes_of_its_first_and_kept():
    app = opened(PAGE, **CRAMPED, run=["nag~learning_rate:0.01", "adam"])
    before = race(app)
    assert app.selectbox(key="schedules.rule").value == "nag"
    assert len(panels(app)["runners"]) == 6
    assert race(app) == before
    assert app.button(key="schedules.six").disabled  # already so
    app.toggle(key="noise").set_value(True).run()
    assert len(race(app).entries) == 6
    assert {type(entry.optimizer) for entry in race(app).entries} == {OPTIMIZERS["nag"]}
    assert race(app).noise


def test_six_schedules_are_one_click():
    app = opened(PAGE, **CRAMPED, run=["adam", "adam~schedule:cosine"], shapes="scale:log")
    app.button(key="schedules.six").click().run()
    assert not app.exception
    assert len(race(app).entries) == 6
    assert race(app).settings(Shapes).scale == "log"


def test_schedules_come_and_go_and_the_others_stay_who_they_are():
    app = opened(PAGE, **CRAMPED, run=["adam", "adam~schedule:step~schedule.step_size:7", "adam~schedule:cosine"])
    pills(app, "shown").set_value(["step", "cosine"]).run()
    assert shown(app) == ["step", "cosine"]
    assert [runner.slot for runner in app.session_state[KEY].runners] == [5, 6]
    pills(app, "shown").set_value(["step", "cosine", "plateau"]).run()
    assert shown(app) == ["step", "cosine", "plateau"]
    assert race(app).entries[0].schedule.step_size == 7
    assert [runner.slot for runner in app.session_state[KEY].runners] == [
        5,
        6,
        4,
    ]  # the first Adam's colour is free again
    assert "plateau" in app.query_params["run"][2]
    pills(app, "shown").set_value([]).run()
    assert not app.exception
    assert race(app).entries == ()
    pills(app, "shown").set_value(["warmup"]).run()
    assert shown(app) == ["warmup"]


def test_another_rule_under_the_same_schedules():
    app = opened(PAGE, **CRAMPED, run=["gd", "gd~schedule:step", "gd~schedule:one_cycle"])
    app.selectbox(key="schedules.rule").set_value("lookahead").run()
    assert not app.exception
    assert {type(entry.optimizer) for entry in race(app).entries} == {OPTIMIZERS["lookahead"]}
    assert shown(app) == ["", "step", "one_cycle"]


def test_the_noise_comes_back_as_it_was():
    app = opened(PAGE, **CRAMPED, run=["gd", "gd~schedule:step"], noise="heavy~scale:0.3")
    before = race(app).noise
    app.toggle(key="noise").set_value(False).run()
    assert race(app).noise is None
    assert "Switch the noise on" in panels(app)["hint"]
    app.toggle(key="noise").set_value(True).run()
    assert race(app).noise == before
    assert "Mean loss" in panels(app)["figures"]


def test_the_axis_is_in_the_link():
    app = opened(PAGE, **CRAMPED, run=["gd", "gd~schedule:step"])
    app.selectbox(key="shapes.scale").set_value("log").run()
    assert app.query_params["shapes"] == "scale:log"
    assert panels(app)["log"]


def test_a_long_race_is_told_by_few_numbers():
    app = opened(
        PAGE, v="1", surface="beale", steps="100000", noise="gaussian~scale:1", run=["gd", "gd~schedule:plateau"]
    )
    assert not app.exception
    found = panels(app)
    assert all(len(runner["curve"]) <= 400 for runner in found["runners"].values())
    assert "Mean loss" in found["figures"]
