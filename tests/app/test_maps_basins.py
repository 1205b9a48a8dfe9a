"""The pictures of basins and of learning rates on the page Maps, on any surface, in both languages."""

import re

import numpy as np
import pytest

from engine.page_settings.basins import Basins
from engine.sweeps.grid import basins
from figures.basins import LEVELS, codes
from stage.wire import unpack
from surfaces import SURFACES
from tests.app.messages import handed
from tests.app.test_pages import ROOT, opened, race
from ui.maps.examples import race_of
from ui.maps.rates import at_best
from ui.maps.words_basins import BASINS, NO_BASINS, NO_RATES, NOBODY, RATES, REPLACED, TUNED

PAGE = "pages/maps.py"
OTHERS = ("himmelblau", "ackley", "rastrigin", "regression", "saddle")


def show(picture, **query):
    return opened(PAGE, v="1", maps=f"picture:{picture}", **({"run": ["gd", "nag", "adam"]} | query))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("surface", OTHERS)
def test_basins_on_any_surface(surface, language):
    app = show("basins", surface=surface, steps="30", lang=language)
    assert not app.exception
    data = handed(app, "basins")
    if not SURFACES[surface]().minima:
        assert data is None and [element.value for element in app.text] == [NO_BASINS[language]]
        return
    assert [each["id"] for each in data["maps"]] == ["r0", "r1", "r2"]
    now = race(app)
    entry = now.entries[0]
    header, arrays = unpack(data["maps"][0]["map"].tobytes())
    side = header["side"]
    expected = codes(now.surface, basins(entry, now.surface, now.surface.view, (side, side), 30, now.seed), 30)
    np.testing.assert_array_equal(arrays["codes"], expected)
    assert len(data["limits"]) == LEVELS
    spoken(data, language)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("surface", OTHERS)
def test_rates_on_any_surface(surface, language):
    app = show("rates", surface=surface, steps="30", lang=language)
    assert not app.exception
    data = handed(app, "rates")
    if not SURFACES[surface]().minima:
        assert data is None and [element.value for element in app.text] == [NO_RATES[language]]
        app.button(key="rates.offer").click().run()  # one button leads to a race that has rates to find
        assert not app.exception and not app.text and handed(app, "rates")["curves"]
        return
    assert [each["id"] for each in data["curves"]] == [f"r{i}" for i in range(3)]
    assert all(len(each["rates"]) == len(each["losses"]) for each in data["curves"])
    spoken(data, language)
    app.button(key="rates.best").click().run()
    assert not app.exception
    assert race(app) == at_best(race(app))
    assert TUNED[language].format(steps=30) in app.caption[0].value


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_rate_that_the_schedule_replaces_has_no_curve(language):
    cycled = "adam~schedule:one_cycle"
    app = show("rates", surface="booth", steps="30", run=[cycled], lang=language)
    assert not app.exception
    assert handed(app, "rates") is None and [element.value for element in app.text] == [REPLACED[language]]
    assert "rates.offer" in [button.key for button in app.button]
    app = show("rates", surface="booth", steps="30", run=["gd", cycled], lang=language)
    assert [each["id"] for each in handed(app, "rates")["curves"]] == ["r0"]
    assert REPLACED[language] in app.caption[0].value


def spoken(data, language):
    words = data["words"].values()
    assert all(words)
    if language == "ko":
        assert not re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", "".join(words)))


@pytest.mark.parametrize(
    ("surface", "rates", "offered"),
    [
        ("himmelblau", ("0.005", "0.005", "0.1"), False),
        ("himmelblau", ("0.03", "0.1", "9"), True),  # nothing but hatch and confetti
        ("rastrigin", ("0.003", "0.001", "0.1"), False),
        ("booth", ("0.05", "0.01", "0.3"), True),  # one minimum
        ("saddle", ("0.05", "0.01", "0.3"), True),  # none
    ],
)
def test_maps_without_basins_offer_some_that_have_four(surface, rates, offered):
    runs = [f"{rule}~learning_rate:{rate}" for rule, rate in zip(("gd", "momentum", "adam"), rates, strict=True)]
    app = show("basins", surface=surface, steps="150", run=runs)
    assert not app.exception
    assert ("basins.offer" in [button.key for button in app.button]) is offered
    if offered:
        app.button(key="basins.offer").click().run()
        assert not app.exception and not app.text
        assert race(app).entries == race_of("basins").entries and race(app).surface == SURFACES["himmelblau"]()
        assert "himmelblau" in str(app.query_params["surface"])


@pytest.mark.parametrize("picture", ["basins", "rates"])
def test_a_crowd_of_odd_runners_noise_schedules_and_nobody(picture):
    odd = ["lookahead~inner:nag", "newton", "adam~schedule:cosine", "gd~learning_rate:1000"]
    app = show(picture, surface="booth", steps="20", noise="gaussian~scale:1", run=odd)
    assert not app.exception and handed(app, picture)
    app = show(picture, surface="booth", run="none")
    assert not app.exception
    assert [element.value for element in app.info] == [NOBODY["en"]]


def test_the_link_says_whose_maps_are_shown():
    app = show("basins", surface="booth", steps="20", basins="runners:1,x")
    assert not app.exception
    app = show("basins", surface="booth", steps="20", basins="runners:0,2,7")
    assert race(app).settings(Basins).runners == (0, 2, 7)
    assert [each["id"] for each in handed(app, "basins")["maps"]] == ["r0", "r2"]


@pytest.mark.parametrize(("folder", "known"), [("basins", BASINS), ("rates", RATES)])
def test_a_picture_asks_only_for_words_that_exist(folder, known):
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "static/panels" / folder).glob("*.js"))
    asked = set(re.findall(r"\bwords\.(\w+)|\btold\(\"(\w+)", text))
    asked = {name for pair in asked for name in pair if name}
    built = {name for name in known if name.endswith(("_one", "_some"))} | {"most", "least"}
    assert asked <= set(known) <= asked | built
