"""Every page in both languages, with every optimizer, and with whatever a stranger puts into a link."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
from streamlit.testing.v1 import AppTest

from engine.config import default_race
from engine.link import LONGEST, decode, encode
from optimizers import OPTIMIZERS
from stage.words_ends import ENDS
from tests import walk
from ui.session.state import KEY
from ui.text.words import WORDS

ROOT = Path(__file__).parents[2]
PAGES = tuple(f"pages/{page}.py" for page in walk.PAGES)
HOSTILE = {
    "nothing": {},
    "foreign": {"utm_source": "x", "embed": "true", "__proto__": "1"},
    "version": {"v": "9"},
    "numbers": {"v": "1", "steps": "1e99", "seed": "-1", "start": "nan,inf", "noise": "loud~scale:∞"},
    "digits": {"v": "1", "steps": "١٢", "seed": "1_000", "start": "0x10,1e400"},
    "unknown": {"v": "1", "surface": "moon", "run": ["nobody", "adam~beta9:1", "adam~beta1:7", "~~~:::"]},
    "markup": {"v": "1", "surface": "<b>x</b>", "run": "[x](javascript:1)", "lang": "<script>"},
    "formula": {"v": "1", "surface": "formula", "f": "__import__('os').system('true')"},
    "crowd": {"v": "1", "run": ["adam"] * 400},
    "long": {"v": "1", "surface": "beale" + "~a:1" * 5000},
    "control": {"v": "1", "surface": "\x00\r\n\u202e\ufffd", "steps": ""},
    "diverging": {"v": "1", "surface": "rosenbrock", "run": "gd~learning_rate:1000", "steps": "100000"},
    "names": {"v": "1", "run": "adam~__class__:1~learning_rate.__init__:2~schedule:cosine~schedule.T_max:0"},
}


def opened(page: str = PAGES[0], **query: str | list[str]) -> AppTest:
    """The app with a page open, as a visitor with this link sees it."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=300)
    app.query_params = dict(query)
    app.switch_page(page)
    return app.run()


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def race(app: AppTest):
    return app.session_state[KEY].race


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_both_languages(page, language):
    app = opened(page, lang=language)
    assert not app.exception
    assert not app.warning
    assert app.session_state[KEY].language == language
    assert ".stApp.streamlit-embedded :is(.stAppHeader" in html(app)  # in a frame of another page it stands alone


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_optimizer_races(key, language):
    app = opened(v="1", surface="himmelblau", steps="60", run=[key, "adam"], lang=language)
    assert not app.exception
    assert type(race(app).entries[0].optimizer) is OPTIMIZERS[key]
    assert app.session_state[KEY].notices == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_reference_describes_every_optimizer(language):
    app = opened("pages/reference.py", lang=language)
    page = html(app)
    for key, cls in OPTIMIZERS.items():
        assert f'id="{key}"' in page
        assert cls.paper.url in page
        assert re.sub("<.*?>", "", cls.summary[language])[:12] in re.sub("<.*?>", "", page)
    assert len(app.latex) >= len(OPTIMIZERS)


class Unmarked(HTMLParser):
    """Gathers what stands outside of <cite>, <code>, <a> and lang="en"."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[bool] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "wbr", "img"):
            self.inside.append(tag in ("cite", "code", "a", "style") or ("lang", "en") in attrs)

    def handle_endtag(self, tag: str) -> None:
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        self.text += "" if any(self.inside) else data


def test_korean_pages_mark_what_stays_english():
    parser = Unmarked()
    parser.feed(html(opened("pages/reference.py", lang="ko")))
    assert set(re.findall(r"[A-Za-z]{2,}", parser.text)) == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_from_its_own_file(page):
    """What Streamlit does with a cold deep link: the page's file runs before the navigation has."""
    app = AppTest.from_file(ROOT / page, default_timeout=300).run()
    assert not app.exception
    assert app.session_state[KEY].page is not None
    assert "frame.language" in app.session_state


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_no_link_breaks_a_page(page, query):
    app = opened(page, **query)
    assert not app.exception
    for notice in app.session_state[KEY].notices:
        assert not re.search(r"[<>\[\]]", notice.en + notice.ko)
        assert len(notice.en) <= 200


def longest(room: int) -> dict[str, list[str]]:
    """The query of a race whose link leaves just `room` of the characters that a link may have."""
    names = (
        "alpha",
        "inner.alpha",
        *(f"inner.inner.{name}" for name in ("beta1", "beta2", "weight_decay", "momentum_decay")),
    )
    digits = [2] * 12 * len(names)  # of six numbers of each of twelve runners
    while True:
        numbers = iter([f"0.{'1' * count}" for count in digits])
        heads = ["lookahead~k:12~inner:lookahead~inner.k:12~inner.inner:nadam~inner.inner.learning_rate:0.1"] * 12
        runs = ["~".join([head, *(f"{name}:{next(numbers)}" for name in names)]) for head in heads]
        race = replace(default_race(), entries=tuple(decode(f"run={run}")[0].entries[0] for run in runs))
        missing = LONGEST - room - len(encode(race))
        if missing == 0:
            return parse_qs(encode(race))
        short = next(i for i, count in enumerate(digits) if count < 15)
        digits[short] += min(missing, 15 - digits[short])


@pytest.mark.parametrize("room", [0, 1, 5, 7, 8, 9])
def test_a_race_that_fills_its_link_opens_in_any_language(room):
    query = longest(room)
    for language in ({}, {"lang": "en"}, {"lang": "ko"}):
        assert not opened(**query, **language).exception


def test_a_change_for_which_no_link_has_room_is_refused_in_a_sentence():
    app = opened(**longest(12))
    before = race(app)
    assert len(before.entries) == 12  # opening the link lost nobody
    next(toggle for toggle in app.toggle if toggle.key == "noise").set_value(True).run()
    assert not app.exception
    assert race(app) == before
    assert app.session_state[KEY].notices == [WORDS["no_link"]]


def test_changing_the_language_writes_it_into_the_link():
    app = opened("pages/reference.py")
    app.button_group[0].set_value("ko").run()
    assert app.query_params["lang"] == "ko"
    assert "규칙" in html(app)
    assert decode(urlencode(app.query_params, doseq=True)) == (race(app), [])


def test_notices_can_be_dismissed():
    app = opened("pages/reference.py", v="1", steps="0")
    assert [element.value for element in app.text] == [app.session_state[KEY].notices[0].en]
    app.button(key="frame.dismiss").click().run()
    assert not app.text


def test_another_page_and_back_keep_the_race_and_put_it_into_the_address():
    app = opened(v="1", surface="booth", run="lion")
    raced, link = race(app), dict(app.query_params)
    for page in (PAGES[1], PAGES[0]):
        app.query_params = {}  # what Streamlit does to the address
        app.switch_page(page).run()
        assert (race(app), app.query_params) == (raced, link)
    app.query_params = {"v": "1", "surface": "matyas"}
    app.run()
    assert race(app) != raced


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_results_of_every_ending_stand_in_a_small_table(language):
    runs = ["gd~learning_rate:9", "gd~learning_rate:0.01", "adam", "adam~beta1:0.5", "newton", "lion"]
    app = opened(v="1", surface="himmelblau", start="-0.27,-0.92", run=runs, lang=language)
    table = next(element.proto.body for element in app.get("html") if "id=results" in element.proto.body)
    assert table.count("<tr") == 1 + len(runs)
    assert len(table.encode()) < 3000
    said = re.sub("<.*?>", "", table)
    for status in ("ended_overshot", "ended_converged", "ended_moving", "ended_maximum"):
        assert ENDS[status][language].partition("{step}")[0] in said
        assert ENDS[status][language].rpartition("{step}")[2] in said
    parser = Unmarked()
    parser.feed(table)
    assert language == "en" or set(re.findall(r"[A-Za-z]{2,}", parser.text)) == set()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    ("cause", "link"),
    [
        ("overshot", {"surface": "ellipse", "start": "1,1", "run": "gd~learning_rate:0.9"}),
        ("unbounded", {"surface": "saddle", "start": "1,0.5", "run": "gd~learning_rate:0.2"}),
        ("undefined", {"surface": "saddle", "start": "1,0", "run": "adam~epsilon:0"}),
        ("outside", {"surface": "ellipse", "start": "100000,1", "run": "gd~learning_rate:0.1"}),
        ("saddle", {"surface": "saddle", "start": "1,1", "run": "newton"}),
    ],
)
def test_the_results_speak_of_the_cause(cause, link, language):
    app = opened(v="1", steps="100", lang=language, **link)
    table = next(element.proto.body for element in app.get("html") if "id=results" in element.proto.body)
    for piece in ENDS[f"ended_{cause}"][language].split("{step}"):
        assert piece in table


def test_nobody_leaves_no_results():
    assert "id=results" not in html(opened(v="1", run="none"))
