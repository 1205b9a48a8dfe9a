"""A formula of one's own on every page: chosen, typed, refused, its parameters and its view."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from engine.link import decode
from engine.link_notices import UNSEEN_NUMBERS
from engine.tuning.rates import COUNT
from surfaces.formula import EXAMPLES, Formula, parse
from tests.app.test_pages import PAGES, opened, race
from ui.session.state import KEY
from ui.widgets.formula_box import OPEN
from ui.widgets.words_formula import WORDS

LINK = {"v": "1", "surface": "formula~a:2", "f": "a*x^2 + abs(y)", "steps": "30", "run": "adam"}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_a_formula(page: str, language: str) -> None:
    app = opened(page, **LINK, lang=language)
    assert not app.exception and not app.session_state[KEY].notices
    if page.endswith("reference.py"):
        return
    assert app.selectbox(key="surface").options[0] == Formula.title
    assert app.selectbox(key="surface").value == "formula"
    assert r"f(x, y) = a\,x^{2} + \left|y\right|" in [each.value.strip("$\n") for each in app.latex]
    for name in ("found", "rates"):
        said = WORDS[name][language].format(minima=1, saddles=0, rates=COUNT)
        assert any(said in each.value for each in app.caption)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_rate_is_said_to_be_found_where_there_is_no_minimum(language: str) -> None:
    said = [each.value for each in opened("pages/race.py", **LINK | {"f": "x^2 - y^2"}, lang=language).caption]
    assert any(WORDS["unrated"][language] in each for each in said)
    assert not any(WORDS["rates"][language].format(rates=COUNT) in each for each in said)


def test_a_formula_is_the_first_entry_of_the_picker_and_comes_back_as_it_was_left() -> None:
    app = opened(v="1", surface="booth", steps="20", run="gd")
    app.selectbox(key="surface").set_value("formula").run()
    assert race(app).surface == parse(EXAMPLES[0]) and race(app).start == parse(EXAMPLES[0]).start
    app.button(key="formula.example.3").click().run()
    assert race(app).surface == parse(EXAMPLES[3])
    app.selectbox(key="surface").set_value("booth").run()
    app.selectbox(key="surface").set_value("formula").run()
    assert race(app).surface == parse(EXAMPLES[3])
    assert decode(app.session_state[KEY].link)[0] == race(app)
    assert not app.exception


def test_the_view_has_boxes() -> None:
    app = opened(**LINK)
    app.text_input(key="surface.left").set_value("-2").run()
    assert race(app).surface.view.x0 == -2
    app.text_input(key="surface.left").set_value("").run()
    assert race(app).surface.view.x0 == -5
    assert not app.exception


def test_a_number_that_leaves_nothing_to_see_is_refused() -> None:
    app = opened(v="1", surface="formula", f="sqrt(x) + y^2", steps="20", run="adam")
    before = race(app)
    app.text_input(key="surface.right").set_value("-5").run()
    app.text_input(key="surface.left").set_value("-9").run()
    assert not app.exception
    assert race(app).surface.visible and race(app).surface.left is None and before.surface.left is None
    assert app.session_state[KEY].notices == [UNSEEN_NUMBERS]


def script(messages: list[object]) -> None:
    from ui.session import state  # a script of its own
    from ui.widgets import formula_box

    state.visit()
    for message in messages:
        formula_box.on_edit(message)


def test_what_is_typed_is_drawn_only_when_it_is_asked_for() -> None:
    def ran(*messages: object) -> Any:
        app = AppTest.from_function(script, kwargs={"messages": messages}, default_timeout=300).run()
        assert not app.exception
        return app.session_state

    def visit(*messages: object) -> Any:
        return ran(*messages)[KEY]

    before = visit(None, 3, {"typed": 4}, {"take": None}, "x^2", {"typed": "x^2 +"})
    assert before.typed == ("", "x^2 +") and before.race.surface.title == "Beale"
    refused = visit({"take": "__import__('os')"})
    assert refused.typed == ("", "__import__('os')") and refused.race.surface.title == "Beale"
    taken = visit({"typed": "x^2"}, {"take": "x^2 + y**2"})
    assert len(visit({"take": "x" * 100_000}).typed[1]) == 2000
    assert ran({"take": "x^2 + y^2"})[OPEN] is False  # what is drawn is seen
    assert OPEN not in ran({"take": "x^2 +"}) and OPEN not in ran({"typed": "x^2"})
    assert taken.typed is None and taken.race.surface == parse("x^2+y^2") == taken.formula


def test_the_page_noise_goes_back_to_the_formula() -> None:
    app = opened("pages/noise.py", **LINK, noise="gaussian")
    typed = race(app).surface
    app.segmented_control(key="noise.ground.en").set_value("data").run()
    assert race(app).surface.title == "Linear regression"
    app.segmented_control(key="noise.ground.en").set_value("analytic").run()
    assert race(app).surface == typed and not app.exception
