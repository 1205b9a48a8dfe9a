"""The pictures of basins and of learning rates on the page Maps, on any surface, in both languages."""

import base64
import json
import re
import zlib

import numpy as np
import pytest

from engine.page_settings.basins import Basins
from engine.sweeps.grid import basins
from figures.basins import LEVELS, codes
from surfaces import SURFACES
from tests.app.test_pages import ROOT, opened, race
from ui.maps.rates import at_best
from ui.maps.words_basins import BASINS, NO_BASINS, NO_RATES, NOBODY, RATES, REPLACED, TUNED

PAGE = "pages/maps.py"
OTHERS = ("himmelblau", "ackley", "rastrigin", "regression", "saddle")


def sent(app, name):
    """What the page hands to the browser for a picture; None where it is not drawn."""
    found = [element.proto for element in app.get("bidi_component") if element.proto.component_name.endswith(name)]
    return json.loads(found[0].json) if found else None


def show(picture, **query):
    return opened(PAGE, v="1", maps=f"picture:{picture}", **({"run": ["gd", "nag", "adam"]} | query))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("surface", OTHERS)
def test_basins_on_any_surface(surface, language):
    app = show("basins", surface=surface, steps="30", lang=language)
    assert not app.exception
    data = sent(app, "basins")
    if not SURFACES[surface]().minima:
        assert data is None and [element.value for element in app.info] == [NO_BASINS[language]]
        return
    assert [each["id"] for each in data["maps"]] == ["r0", "r1", "r2"]
    now = race(app)
    entry = now.entries[0]
    side = data["maps"][0]["side"]
    expected = codes(now.surface, basins(entry, now.surface, now.surface.view, (side, side), 30, now.seed), 30)
    found = np.frombuffer(zlib.decompress(base64.b64decode(data["maps"][0]["codes"])), np.uint8)
    np.testing.assert_array_equal(found, expected.ravel())
    assert len(data["limits"]) == LEVELS
    spoken(data, language)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("surface", OTHERS)
def test_rates_on_any_surface(surface, language):
    app = show("rates", surface=surface, steps="30", lang=language)
    assert not app.exception
    data = sent(app, "rates")
    if not SURFACES[surface]().minima:
        assert data is None and [element.value for element in app.info] == [NO_RATES[language]]
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
    assert sent(app, "rates") is None and [element.value for element in app.info] == [REPLACED[language]]
    app = show("rates", surface="booth", steps="30", run=["gd", cycled], lang=language)
    assert [each["id"] for each in sent(app, "rates")["curves"]] == ["r0"]
    assert REPLACED[language] in app.caption[0].value


def spoken(data, language):
    words = data["words"].values()
    assert all(words)
    if language == "ko":
        assert not re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", "".join(words)))


@pytest.mark.parametrize("picture", ["basins", "rates"])
def test_a_crowd_of_odd_runners_noise_schedules_and_nobody(picture):
    odd = ["lookahead~inner:nag", "newton", "adam~schedule:cosine", "gd~learning_rate:1000"]
    app = show(picture, surface="booth", steps="20", noise="gaussian~scale:1", run=odd)
    assert not app.exception and sent(app, picture)
    app = show(picture, surface="booth", run="none")
    assert not app.exception
    assert [element.value for element in app.info] == [NOBODY["en"]]


def test_the_link_says_whose_maps_are_shown():
    app = show("basins", surface="booth", steps="20", basins="runners:1,x")
    assert not app.exception
    app = show("basins", surface="booth", steps="20", basins="runners:0,2,7")
    assert race(app).settings(Basins).runners == (0, 2, 7)
    assert [each["id"] for each in sent(app, "basins")["maps"]] == ["r0", "r2"]


@pytest.mark.parametrize(("folder", "known"), [("basins", BASINS), ("rates", RATES)])
def test_a_picture_asks_only_for_words_that_exist(folder, known):
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "static/panels" / folder).glob("*.js"))
    asked = set(re.findall(r"\bwords\.(\w+)", text))
    built = {name for name in known if name.endswith(("_one", "_some"))} | {"most", "least"}
    assert asked <= set(known) <= asked | built
