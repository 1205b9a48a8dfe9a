"""The map over two hyperparameters as a page: every rule, both languages, every colour, and what a link may ask for."""

import re
from threading import Event

import pytest

from engine.config import default_race
from engine.page_settings.maps import Maps
from engine.spec.registry import key
from engine.sweeps.axis_range import pair
from optimizers import OPTIMIZERS
from stage import map_message, map_plan
from stage.wire import unpack
from tests.app.messages import handed, message
from tests.app.test_pages import opened, race
from ui.maps import numbers
from ui.maps.words import WORDS

PAGE = "pages/maps.py"
COLOURS = ("steps", "loss", "status")


def picture(app):
    """What the page hands to the browser: the map, and its cells, if there are any."""
    found = handed(app, "numbers")
    return found, found["cells"]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("rule", "colour"), [(rule, COLOURS[i % 3]) for i, rule in enumerate(OPTIMIZERS)])
def test_every_rule_has_a_map(rule, colour, language):
    axes = "" if pair(OPTIMIZERS[rule](), "", "") else "~y:weight_decay"  # has to be asked for
    link = {"v": "1", "surface": "himmelblau", "steps": "30", "run": rule, "lang": language}
    app = opened(PAGE, **link, maps=f"colour:{colour}{axes}")
    assert not app.exception
    frame, cells = picture(app)
    assert (frame["lang"], frame["colour"], cells["scale"]["colour"]) == (language, colour, colour)
    if language == "ko":
        said = [*frame["words"].values(), *(side["title"] for side in frame["sides"])]
        assert not re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}|Shift|Enter", "", "".join(said)))


def test_the_link_says_which_runner_axes_and_colour():
    app = opened(PAGE, v="1", surface="beale", steps="20", run=["gd", "adam"], maps="runner:1~x:beta2~y:epsilon")
    frame, _ = picture(app)
    assert [side["name"] for side in frame["sides"]] == ["beta2", "epsilon"]
    app.selectbox(key="maps.colour.en").set_value("loss").run()
    app.selectbox(key="maps.x.adam.en").set_value("learning_rate").run()
    assert picture(app)[0]["sides"][0]["name"] == "learning_rate"
    assert race(app).settings(Maps) == Maps(runner=1, y="epsilon", colour="loss")
    assert "colour:loss" in str(app.query_params["maps"])


def test_a_map_is_of_the_first_runner_with_two_numbers_beside_weight_decay():
    app = opened(PAGE, v="1", surface="beale", steps="20", run=["gd", "adam"])
    assert picture(app)[0]["spec"]["kind"] == "adam" and app.selectbox(key="maps.runner").value == 1
    app.selectbox(key="maps.runner").set_value(0).run()
    assert not app.exception and not app.get("progress")
    assert app.selectbox(key="maps.y.gd.en").value is None
    app.selectbox(key="maps.y.gd.en").set_value("weight_decay").run()
    assert [side["name"] for side in picture(app)[0]["sides"]] == ["learning_rate", "weight_decay"]
    assert race(app).settings(Maps) == Maps(runner=0, y="weight_decay")


@pytest.mark.parametrize("runs", [["gd"], ["gd", "sgd"], ["gd"] * 12])
def test_a_race_without_a_map_is_offered_one_of_momentum(runs):
    app = opened(PAGE, v="1", surface="booth", steps="20", run=runs)
    assert [text.value for text in app.text] == [WORDS["no_pair"].en]
    app.button(key="maps.offer").click().run()
    assert not app.exception
    assert picture(app)[0]["spec"]["kind"] == "momentum"
    assert [key(entry.optimizer) for entry in race(app).entries] == [*runs[:11], "momentum"]
    assert "momentum" in str(app.query_params["run"])


def test_a_short_race_has_a_map_that_shows_who_arrives_and_the_loss_where_nobody_does():
    app = opened(PAGE, v="1", surface="ellipse", steps="20", run="momentum")
    frame, cells = picture(app)
    assert frame["spec"]["steps"] == 300 and cells and race(app).steps == 20
    assert (frame["colour"], frame["instead"]) == ("steps", False)
    app.selectbox(key="surface").set_value("saddle").run()
    frame, cells = picture(app)
    assert (frame["colour"], frame["instead"], cells["scale"]["colour"]) == ("loss", True, "loss")
    assert race(app).settings(Maps).colour == "steps"
    app.selectbox(key="maps.colour.en").set_value("loss").run()
    assert not picture(app)[0]["instead"]


def test_the_example_leads_to_the_visitors_own_race():
    app = opened(PAGE)
    assert picture(app)[0]["laws"] == ["edge", "damping", "fastest"]
    app.button(key="example.offer").click().run()
    assert not app.exception
    assert picture(app)[0]["spec"]["kind"] == "momentum" and picture(app)[0]["laws"] == []
    assert race(app) == default_race((Maps(runner=1),)) and not app.text


@pytest.mark.parametrize(
    "settings", ["runner:11", "x:nothing~y:learning_rate", "colour:red~x:beta1", "x:<b>~y:%F0", "~~:::"]
)
def test_a_strange_link_still_shows_a_map(settings):
    app = opened(PAGE, v="1", surface="ellipse", steps="20", run="momentum", maps=settings)
    assert not app.exception
    assert picture(app)[1]


def test_a_race_without_runners_says_so():
    app = opened(PAGE, v="1", surface="beale", run="none")
    assert not app.exception
    assert len(app.info) == 1


def test_laws_are_drawn_where_they_hold():
    app = opened(PAGE, v="1", surface="ellipse", steps="40", run="momentum")
    assert picture(app)[0]["laws"] == ["edge", "damping", "fastest"]
    assert picture(opened(PAGE, v="1", surface="beale", steps="40", run="momentum"))[0]["laws"] == []


def test_a_ring_that_moves_along_the_axes_changes_nothing_of_the_map():
    first, _ = picture(opened(PAGE, v="1", surface="matyas", steps="37", run="momentum~learning_rate:0.01"))
    before = map_plan.kept.cache_info().misses
    other, _ = picture(
        opened(PAGE, v="1", surface="matyas", steps="37", run="momentum~learning_rate:0.02~momentum:0.5")
    )
    assert other["spec"] == first["spec"]
    assert map_plan.kept.cache_info().misses == before


def test_a_click_on_the_map_sends_what_it_sent_and_builds_nothing(monkeypatch):
    built = []
    real, packed = map_message.figure, map_message.pack
    monkeypatch.setattr(numbers, "PATIENCE", 60.0)
    monkeypatch.setattr(map_message, "figure", lambda *args: built.append("figure") or real(*args))
    monkeypatch.setattr(map_message, "pack", lambda *args, **how: built.append("message") or packed(*args, **how))
    link = {"v": "1", "surface": "ellipse", "steps": "39"}
    run = "momentum~learning_rate:0.01"
    opened(PAGE, **link, run=run)  # the frame alone before, if the cells were slow
    first = message(opened(PAGE, **link, run=run), "numbers")
    count = len(built)
    assert built in (["figure", "message"], ["figure", "message"] * 2)
    clicked = opened(PAGE, **link, run="momentum~learning_rate:0.02~momentum:0.5")
    assert (message(clicked, "numbers"), len(built)) == (first, count)
    numbers._sent.cache_clear()
    assert message(clicked.run(), "numbers") == first and len(built) == count + 2  # as if it had been built for it
    for other in ({"maps": "colour:loss"}, {"lang": "ko"}, {"start": "0.5,0.5"}, {"noise": "gaussian~scale:0.1"}):
        assert message(opened(PAGE, **link, **other, run=run), "numbers") != first, other


def test_a_map_that_takes_a_while_has_its_frame_at_once_and_comes_without_a_word(monkeypatch):
    frames = []
    real = numbers.component.follow
    slow = Event()
    monkeypatch.setattr(numbers, "PATIENCE", 60.0)
    monkeypatch.setattr(numbers, "SOON", 0.0)
    monkeypatch.setattr(map_plan, "grid", lambda *args, grid=map_plan.grid: slow.wait(60) and grid(*args))

    def follow(name, data, **more):
        if name == "numbers":  # the sheet Export follows the stage too
            frames.append(unpack(data)[0]["cells"])
            slow.set()
        real(name, data, **more)

    monkeypatch.setattr(numbers.component, "follow", follow)
    app = opened(PAGE, v="1", surface="booth", start="3.5,-2.5", run="momentum")
    assert not app.exception and not app.get("progress")
    assert frames[0] is None and frames[-1] and picture(app)[1]


def test_what_would_take_too_long_is_refused_in_words(monkeypatch):
    def refuse(points, steps):
        raise numbers.TooLarge

    monkeypatch.setattr(numbers, "cost", refuse)
    app = opened(PAGE, v="1", surface="booth", steps="41", run="adam")
    assert not app.exception
    steps = picture(app)[0]["spec"]["steps"]
    assert f"10000 runs of {steps} steps" in app.info[0].value
    assert picture(app)[1] is None


def test_a_long_map_can_be_cancelled_and_run_again(monkeypatch):
    def long(*args):
        while True:  # until it is cancelled
            args[-1](0.3)
            Event().wait(0.01)

    real = map_plan.grid
    monkeypatch.setattr(numbers, "PATIENCE", 0.05)
    monkeypatch.setattr(map_plan, "grid", long)
    app = opened(PAGE, v="1", surface="booth", steps="43", run="rmsprop")
    assert not app.exception and picture(app)[1] is None
    app.button(key="maps.cancel").click().run()
    app.session_state[numbers.JOB].ended(120)
    app.run()
    assert "Cancelled" in app.caption[0].value and picture(app)[1] is None
    monkeypatch.setattr(map_plan, "grid", real)
    monkeypatch.setattr(numbers, "PATIENCE", 60.0)
    app.button(key="maps.again").click().run()
    assert not app.exception and picture(app)[1]


def test_a_map_of_another_race_ends_the_work_on_the_last(monkeypatch):
    def long(*args):
        while key(args[1]) == "booth":
            args[-1](0.3)
            Event().wait(0.01)
        return real(*args)

    real = map_plan.grid
    monkeypatch.setattr(numbers, "PATIENCE", 0.05)
    monkeypatch.setattr(map_plan, "grid", long)
    app = opened(PAGE, v="1", surface="booth", steps="47", run="adamax")
    first = app.session_state[numbers.JOB]
    monkeypatch.setattr(numbers, "PATIENCE", 60.0)
    app.selectbox(key="surface").set_value("matyas").run()
    assert not app.exception and picture(app)[1]
    assert first.ended(120) and first.cancelled
