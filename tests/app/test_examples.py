"""Without a race of his own a visitor sees each page at its best, and keeps the default race until he changes some."""

import pytest

from engine.config import default_race
from engine.link import decode
from engine.page_settings.maps import Maps
from engine.spec.registry import key
from scenes.schedules import races
from tests.app.test_page_changes import address, to
from tests.app.test_pages import opened, race
from ui.maps.examples import race_of
from ui.noise.examples import race as noisy
from ui.session.state import KEY

FILES = {"maps": race_of("numbers"), "noise": noisy(), "schedules": races()[0]}


def shown(app):
    visit = app.session_state[KEY]
    return visit.example or visit.race


@pytest.mark.parametrize("page", FILES)
def test_a_page_opens_on_its_example_and_race_on_the_default(page):
    app = opened(f"pages/{page}.py")
    assert not app.exception
    assert shown(app) == FILES[page] and race(app) == default_race() and address(app) == ""
    for other in ("race", "anatomy", page):
        to(app, other)
        assert shown(app) == (FILES[page] if other == page else default_race()), other
        assert race(app) == default_race() and address(app) == ""


@pytest.mark.parametrize("page", FILES)
def test_a_race_in_the_link_is_the_visitors_own(page):
    app = opened(f"pages/{page}.py", v="1", surface="booth", steps="20", run=["gd", "gd~schedule:step"])
    assert shown(app) == race(app) == decode("surface=booth&steps=20&run=gd&run=gd~schedule:step")[0]


@pytest.mark.parametrize("page", FILES)
def test_what_is_changed_about_an_example_makes_it_the_visitors(page):
    app = opened(f"pages/{page}.py")
    ground = next((box for box in app.button_group if str(box.key).startswith("noise.ground")), None)
    if ground is None:
        app.selectbox(key="surface").set_value("booth").run()
    else:
        ground.set_value("analytic").run()
    assert not app.exception
    rules = [key(entry.optimizer) for entry in FILES[page].entries]
    assert shown(app) == race(app) and [key(entry.optimizer) for entry in race(app).entries] == rules
    assert decode(address(app))[0] == race(app)
    to(app, "race")
    assert shown(app).entries == race(app).entries


def test_every_picture_of_maps_has_its_own_example():
    app = opened("pages/maps.py")
    for picture, example in (("basins", race_of("basins")), ("rates", default_race()), ("numbers", race_of("numbers"))):
        box = next(box for box in app.button_group if str(box.key).startswith("maps.picture"))
        box.set_value(picture).run()
        assert not app.exception
        assert shown(app).entries == example.entries and race(app).entries == default_race().entries
        assert race(app).settings(Maps) == Maps(picture=picture)


def test_in_an_example_runners_have_the_colours_of_the_default_race():
    app = opened("pages/maps.py", maps="picture:basins")
    assert [runner.slot for runner in app.session_state[KEY].runners] == [0, 1, 4]
    assert [runner.slot for runner in to(app, "race").session_state[KEY].runners] == [0, 1, 2, 3, 4]
