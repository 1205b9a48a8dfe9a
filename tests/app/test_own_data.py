"""Rows of one's own: on every page, in the box, in the link or beside it, and back to the study hours."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from engine.link import decode
from engine.query import parsed
from surfaces.data.paste import DataError, Pasted
from surfaces.data.table import Table
from surfaces.regression import Regression
from tests.app.messages import handed
from tests.app.test_pages import PAGES, opened, race
from ui.session.state import KEY
from ui.widgets.data_box import OPEN
from ui.widgets.words_data import EXAMPLES, WORDS

LINK = {
    "v": "1",
    "surface": "regression~error:huber",
    "data": "1:2.5,2:4,3:5,4:9",
    "start": "0,0",
    "steps": "30",
    "run": ["gd~learning_rate:0.05", "sgd~learning_rate:0.05"],
}
TABLE = Table((1.0, 2.0, 3.0, 4.0), (2.5, 4.0, 5.0, 9.0))
MANY = "\n".join(f"{i % 17},{i % 5 + 2 * (i % 17)}" for i in range(137))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_own_rows(page: str, language: str) -> None:
    app = opened(page, **LINK, lang=language)
    assert not app.exception and not app.session_state[KEY].notices
    if page.endswith("reference.py"):
        return
    assert race(app).surface == Regression("huber", table=TABLE)
    if page.endswith(("race.py", "noise.py")):
        said = " ".join(each.value for each in app.caption)
        for name in ("shown", "linked", "huber"):
            assert WORDS[name][language].format(count=4) in said
    if page.endswith("noise.py"):
        told = handed(app, "data")
        assert told["hours"] == list(TABLE.x) and told["scores"] == list(TABLE.y)
        assert "bend" not in told and "wrong" not in told
        assert not any(each.key == "noise.outlier" for each in app.toggle)


def test_an_example_replaces_the_students_and_they_come_back() -> None:
    app = opened(v="1", surface="regression~error:mae~outlier:true", steps="20", run="gd")
    for i, (_, text) in enumerate(EXAMPLES):
        app.button(key=f"data.example.{i}").click().run()
        surface = race(app).surface
        assert len(surface.table) == text.strip().count("\n") and surface.error == "mae" and not surface.outlier
        assert race(app).start == surface.start
        assert decode(app.session_state[KEY].link)[0] == race(app)
    assert surface.scaled  # prices are far from sizes
    assert WORDS["wanted"]["en"] in [each.value for each in app.caption]
    app.button(key="data.reset").click().run()
    assert race(app).surface == Regression("mae") and not app.exception


def test_standardising_is_switched_and_the_start_goes_along() -> None:
    start = Regression("huber", scaled=True, table=TABLE).start
    app = opened(**LINK | {"surface": "regression~error:huber~scaled:true", "start": f"{start[0]},{start[1]}"})
    assert WORDS["scaled"]["en"] in [each.value for each in app.caption]
    app.toggle(key="data.scaled").set_value(False).run()
    assert race(app).surface == Regression("huber", table=TABLE)
    assert race(app).start == race(app).surface.start != start
    assert not app.exception


def script(messages: list[object]) -> None:
    from ui.session import state  # a script of its own
    from ui.widgets import data_box

    state.visit()
    for message in messages:
        data_box.on_edit(message)


def visit(*messages: object) -> Any:
    app = AppTest.from_function(script, kwargs={"messages": messages}, default_timeout=300).run()
    assert not app.exception
    return app.session_state


def test_what_is_pasted_is_read_and_raced_on_only_when_it_is_asked_for() -> None:
    before = visit(None, 3, {"typed": 4}, {"take": None}, "1,2", {"typed": "x,y\n1,2\n2,4"})[KEY]
    assert isinstance(before.brought.read, Pasted) and before.race.surface.title == "Beale"
    refused = visit({"take": "words"})
    assert isinstance(refused[KEY].brought.read, DataError) and refused[KEY].race.surface.title == "Beale"
    assert OPEN not in refused
    taken = visit({"typed": "1,2\n2,4"}, {"take": "1,2\n2,4"})
    assert taken[KEY].race.surface.table == Table((1.0, 2.0), (2.0, 4.0)) and taken[OPEN] is False
    assert visit({"typed": " "})[KEY].brought.read is None


def test_many_rows_stay_in_the_session_and_the_link_says_so() -> None:
    held = visit({"take": MANY})[KEY]
    table = held.race.surface.table
    assert len(table) == 137
    said = dict(parsed(held.link, 9999)[0])["data"]
    assert said == table.said and said.startswith("rows:137:")
    assert decode(held.link, held.brought.tables) == (held.race, [])
    # Who opens the link, or loads the page again, is told.
    app = opened(**{name: value for name, value in parsed(held.link, 9999)[0] if name != "run"}, run="gd")
    assert race(app).surface.table is None
    (notice,) = app.session_state[KEY].notices
    assert "137" in notice.en and "137" in notice.ko


def test_many_rows_are_said_to_stay_here() -> None:
    app = opened(**LINK)
    app.session_state[KEY].brought.read = None
    surface = Regression(table=Table(tuple(map(float, range(90))), tuple(map(float, range(90)))))
    now = app.session_state[KEY]
    now.brought.tables[surface.table.said] = surface.table
    app.query_params["data"] = surface.table.said
    app.run()
    said = " ".join(each.value for each in app.caption)
    assert race(app).surface.table == surface.table
    assert WORDS["apart"]["en"].format(most=40) in said and WORDS["batches"]["en"].format(most=64) in said
    assert not app.exception
