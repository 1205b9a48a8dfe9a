"""The native number boxes: what they read, why they refuse, and that a refusal changes nothing."""

import pytest

from engine.config import START
from stage.words_boxes import BOXES
from tests.app.test_pages import html, opened, race
from ui.widgets.number_box import sentence

KEY = "start.x"


def typed(text: str, language: str = "en"):
    app = opened(v="1", surface="himmelblau", start="1,0.5", steps="20", run="adam", lang=language)
    app.text_input(key=KEY).set_value(text).run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("text", "value"), [("1/3", 1 / 3), ("０．１", 0.1), ("−0,5", -0.5), (" 10^-3 ", 1e-3), ("1e−3", 1e-3), ("2", 2)]
)
def test_a_box_reads_what_people_type(text, value):
    app = typed(text)
    assert race(app).start == (value, 0.5)
    assert 'role="alert"' not in html(app)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    ("text", "why"),
    [("one", "unreadable"), ("", "unreadable"), ("1,000", "comma"), ("1e-400", "tiny"), ("2e6", "between")],
)
def test_a_box_says_why_and_keeps_its_value(text, why, language):
    app = typed(text, language)
    assert race(app).start == (1.0, 0.5)
    assert app.text_input(key=KEY).value == "1"
    said = sentence(START.with_(symbol="x"), why)[language]
    assert said in html(app)
    assert "{" not in said and (why == "between") == ("−10⁶" in said) == ("10⁶" in said.replace("−10⁶", ""))
    app.text_input(key=KEY).set_value("3").run()
    assert said not in html(app)
    assert race(app).start == (3.0, 0.5)


def test_the_buttons_move_a_box():
    app = typed("0.1")
    app.button(key=f"{KEY}.more").click().run()
    assert race(app).start == (0.11, 0.5)
    app.button(key=f"{KEY}.less").click().run()
    assert race(app).start == (0.099, 0.5)


def test_an_empty_box_stands_for_all_rows_where_there_may_be_none():
    app = opened(v="1", surface="regression~batch:6", steps="20", run="adam")
    box = app.text_input(key="surface.batch")
    assert box.value == "6"
    box.set_value("").run()
    assert race(app).surface.batch is None
    assert app.text_input(key="surface.batch").value == ""
    app.text_input(key="surface.batch").set_value("1.5").run()
    assert race(app).surface.batch is None
    assert BOXES["range_whole"].en.partition("}")[2] in html(app)
