"""Every page shows the race, whatever page was open before: its widgets stand as on a page that the link opened."""

from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from engine.link import decode
from tests.app.test_pages import ROOT, opened, race
from tests.walk import PAGES, walk

FIRST = (
    "v=1&surface=himmelblau&start=1,0.5&steps=50&seed=7&noise=gaussian~scale:0.7"
    "&run=adam~learning_rate:0.1&run=momentum~learning_rate:0.01"
    "&maps=x:beta1~y:learning_rate~colour:loss&ensemble=runner:2~seeds:40~against:evaluations&shapes=scale:log"
)
SECOND = (
    "v=1&surface=regression~error:mae~batch:6~outlier:true&start=0.5,2&steps=40&seed=3"
    "&run=nag~learning_rate:0.02&maps=colour:status&ensemble=seeds:30~against:epochs"
)
KINDS = ("selectbox", "number_input", "text_input", "toggle", "slider", "button_group", "segmented_control", "pills")


def widgets(app: AppTest) -> dict[str, Any]:
    """What every widget of a page shows, by its kind and key."""
    return {f"{kind} {each.key}": each.value for kind in KINDS for each in app.get(kind)}


def file(page: str) -> str:
    return f"pages/{page}.py"


def fresh(page: str, link: str, language: str) -> dict[str, Any]:
    return widgets(opened(file(page), **parse_qs(f"{link}&lang={language}")))


def address(app: AppTest) -> str:
    return urlencode(app.query_params, doseq=True)


def to(app: AppTest, page: str) -> AppTest:
    """Another page, opened as Streamlit does it: with an empty address."""
    app.query_params = {}
    app.switch_page(file(page)).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("link", [FIRST, SECOND], ids=["analytic", "data"])
def test_every_widget_shows_the_race_after_every_change_of_page(link, language):
    expected = {page: fresh(page, link, language) for page in PAGES}
    app = opened(file(PAGES[0]), **parse_qs(f"{link}&lang={language}"))
    for page in walk():
        to(app, page)
        assert widgets(app) == expected[page], page
        assert decode(address(app)) == (race(app), [])


@pytest.mark.parametrize("page", PAGES)
def test_every_widget_shows_the_second_link_of_a_session(page):
    app = opened(file(page), **parse_qs(FIRST))
    for link in (SECOND, FIRST):
        app.query_params = parse_qs(link)
        app.run()
        assert widgets(app) == fresh(page, link, "en")


def test_an_address_that_says_nothing_means_the_usual_race():
    app = AppTest.from_file(ROOT / "app.py", default_timeout=300).run()
    assert address(to(app, "maps")) == ""


@pytest.mark.parametrize("link", [FIRST, SECOND], ids=["analytic", "data"])
@pytest.mark.parametrize("page", PAGES)
def test_a_list_that_calls_its_option_by_another_languages_name_chooses_nothing(page, link, monkeypatch):
    app = opened(file(page), **parse_qs(f"{link}&lang=ko"))
    expected, before = widgets(app), race(app)

    def called(box: Selectbox) -> WidgetState:
        return WidgetState(id=box.id, string_value="Squared (MSE)")

    monkeypatch.setattr(Selectbox, "_widget_state", property(called))
    app.run()
    assert not app.exception
    assert (widgets(app), race(app)) == (expected, before)
