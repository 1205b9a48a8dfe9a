"""The anatomy page: any rule under the glass, in both languages, and the race it belongs to stays whole."""

import re

import pytest

from optimizers import OPTIMIZERS
from tests.app.messages import handed
from tests.app.test_pages import opened, race
from ui.session.state import KEY

PAGE = "pages/anatomy.py"


def lines(app):
    """What the page hands to the browser of the rule under the glass."""
    return handed(app, "anatomy")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_optimizer_is_taken_apart(key, language):
    app = opened(PAGE, v="1", surface="beale", steps="20", run=key, lang=language)
    assert not app.exception
    assert not app.info
    found = lines(app)
    assert found["lines"][-1]["name"] == "update"
    assert found["lang"] == language
    assert app.latex  # and the rule as published
    if language == "ko":
        said = [*found["words"].values(), *(strip["note"] for strip in found["strips"])]
        assert not re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", "".join(said)))


def test_the_race_stays_whole_when_another_runner_is_looked_at():
    app = opened(PAGE, v="1", surface="beale", run=["gd", "adam~learning_rate:0.1", "newton"])
    before = race(app)
    assert lines(app)["runner"] == "r1"  # Adam has the most to show
    app.selectbox(key="anatomy.runner").set_value("r2").run()
    assert race(app) == before
    assert lines(app)["runner"] == "r2"


def test_another_rule_joins_the_race():
    app = opened(PAGE, v="1", surface="beale", run=["gd", "adam"])
    app.selectbox(key="anatomy.runner").set_value("lion").run()
    assert not app.exception
    assert [type(entry.optimizer) for entry in race(app).entries] == [OPTIMIZERS[key] for key in ("gd", "adam", "lion")]
    # Usual rules have their usual colours, and Lion none of theirs.
    assert [runner.slot for runner in app.session_state[KEY].runners] == [0, 4, 5]
    assert "lion" in app.query_params["run"][2]


def test_a_race_without_runners_offers_every_rule():
    app = opened(PAGE, v="1", surface="beale", run="none")
    assert not app.exception
    assert race(app).entries == ()
    app.selectbox(key="anatomy.runner").set_value("nag").run()
    assert [type(entry.optimizer) for entry in race(app).entries] == [OPTIMIZERS["nag"]]
    assert not app.exception


def test_another_surface_keeps_the_runners():
    app = opened(PAGE, v="1", surface="beale", run=["gd", "adam"])
    app.selectbox(key="surface").set_value("himmelblau").run()
    assert not app.exception
    assert race(app).surface.title == "Himmelblau"
    assert len(race(app).entries) == 2
