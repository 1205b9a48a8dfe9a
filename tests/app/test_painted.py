"""A painted landscape on every page: opened from a link, chosen in the picker, and as it was left."""

import pytest
from streamlit.testing.v1 import AppTest

from engine.config import RunConfig
from engine.link import decode
from engine.spec.text import LANGUAGES
from surfaces.painted import Painted, Shape, painted
from surfaces.painted.landscapes import LANDSCAPES
from tests.app.test_pages import PAGES, opened, race
from ui.race.paint import packed
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


def script(messages: list[object]) -> None:
    from engine.link import decode as read  # a script of its own
    from ui.race import paint
    from ui.session import state

    state.set_config(read("surface=painted&p=1,1,-1,0.5&run=gd~learning_rate:0.3&steps=20")[0])
    for message in messages:
        paint.on_edit(message)


def painted_by(*messages: object):
    app = AppTest.from_function(script, kwargs={"messages": messages}, default_timeout=300).run()
    assert not app.exception
    return app.session_state[KEY]


def test_a_release_of_the_hand_is_the_landscape_with_the_rates_it_had() -> None:
    now = painted_by({"n": "1", "shapes": [[1, 1, -1, 0.5, 0.5, 0], [0, 0, 2, 1, 0.4, 30]], "bowl": 0.1})
    assert now.race.surface == Painted((Shape(1, 1, -1, 0.5, 0.5), Shape(0, 0, 2, 1, 0.4, 30)), 0.1) == now.painting
    assert now.race.entries[0].optimizer.rate == 0.3 and decode(now.link)[0] == now.race and not now.notices
    assert painted_by({"n": "1", "example": "ravine"}).race.surface == painted("ravine")


def test_a_message_may_be_anything() -> None:
    before = painted_by().race
    strange = [None, 3, "x", {}, {"example": "moon"}, {"example": ["ravine"]}, {"shapes": "1,2"}, {"bowl": 1}]
    assert painted_by(*strange).race == before
    now = painted_by({"shapes": [[1, 1, -1, 0.5], ["<b>"] * 6, None, [0, 0, 1e9, 1]] * 9, "bowl": "x"})
    assert now.race.surface.bowl == before.surface.bowl and len(now.race.surface.shapes) <= 12
    assert all(notice.en and notice.ko for notice in now.notices)


def test_the_words_of_the_tools_come_with_the_page_in_both_languages() -> None:
    for say in LANGUAGES:
        said = packed(RunConfig(Painted()), Painted(), say, {"n": "7"})
        assert all(said["words"].values()) and set(said["limits"]) == {"x", "y", "height", "length", "width", "turn"}
        assert list(said["examples"]) == list(LANDSCAPES) and said["echo"] == "7"
