"""A painted landscape on every page: opened from a link, chosen in the picker, and as it was left."""

import pytest

from engine.link import decode
from surfaces.painted import Painted
from tests.app.test_pages import PAGES, opened, race
from ui.session.state import KEY

LINK = {"v": "1", "surface": "painted", "p": "-1.5,1,-2,0.8~1,0,-1.2,2.2,0.4,30", "steps": "30", "run": "adam"}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_a_landscape(page: str, language: str) -> None:
    app = opened(page, **LINK, lang=language)
    assert not app.exception and not app.session_state[KEY].notices
    if page.endswith("reference.py"):
        return
    assert app.selectbox(key="surface").options[1] == Painted.title
    assert app.selectbox(key="surface").value == "painted"
    assert len(race(app).surface.shapes) == 2


def test_a_landscape_is_in_the_picker_and_comes_back_as_it_was_left() -> None:
    app = opened(v="1", surface="booth", steps="20", run="gd")
    app.selectbox(key="surface").set_value("painted").run()
    assert race(app).surface == Painted() and race(app).start == Painted().start
    assert decode(app.session_state[KEY].link)[0] == race(app)
    app = opened(**LINK)
    mine = race(app).surface
    app.selectbox(key="surface").set_value("booth").run()
    app.selectbox(key="surface").set_value("painted").run()
    assert race(app).surface == mine and not app.exception


def test_what_cannot_be_read_of_a_landscape_is_said_in_one_sentence() -> None:
    app = opened(**LINK | {"p": "-1.5,1,-2,0.8~<b>,2,3,4"})
    assert len(race(app).surface.shapes) == 1 and not app.exception
    assert [str(each) for each in app.session_state[KEY].notices] == [
        "Landscape, shape 2: x of the centre could not be read and was not used."
    ]


def test_the_page_noise_goes_back_to_the_landscape() -> None:
    app = opened("pages/noise.py", **LINK, noise="gaussian")
    mine = race(app).surface
    app.segmented_control(key="noise.ground.en").set_value("data").run()
    app.segmented_control(key="noise.ground.en").set_value("analytic").run()
    assert race(app).surface == mine and not app.exception
