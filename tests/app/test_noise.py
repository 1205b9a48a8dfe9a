"""The page Noise: on every surface, in both languages, with chance and without."""

from urllib.parse import urlencode

import pytest

from engine.link import decode
from engine.page_settings.ensemble import Ensemble
from engine.spec.noise import Noise
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from surfaces.regression import Regression
from tests.app.messages import handed, message
from tests.app.test_pages import HOSTILE, opened, race
from ui.session.state import KEY

PAGE = "pages/noise.py"
DATA = {"surface": "regression", "steps": "30", "run": ["gd~learning_rate:0.05", "sgd~learning_rate:0.05"]}


def control(app, kind, key):
    return next(widget for widget in getattr(app, kind) if str(widget.key).startswith(key))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_has_its_ensemble(surface, language):
    app = opened(
        PAGE, surface=surface, steps="20", run="momentum", noise="heavy~scale:0.1", ensemble="seeds:5", lang=language
    )
    assert not app.exception
    found = handed(app, "ensemble")
    assert found["lang"] == language
    assert [(runner["name"], runner["chance"]) for runner in found["runners"]] == [("Momentum", True)]
    assert (handed(app, "data") is not None) == (surface == "regression")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("surface", ["beale", "regression"])
def test_without_chance_the_page_says_so_and_brings_it(surface, language):
    app = opened(PAGE, surface=surface, steps="20", run="gd", lang=language)
    assert handed(app, "ensemble") is None
    assert len(app.text) == 1
    app.button(key="ensemble.offer").click().run()
    assert not app.exception
    now = race(app)
    assert (now.surface.batch == 8) if surface == "regression" else (now.noise == Noise())
    # GD sees the exact gradient whatever is set, so SGD joins it.
    assert [type(entry.optimizer) for entry in now.entries] == [OPTIMIZERS["gd"], OPTIMIZERS["sgd"]]
    assert [runner.slot for runner in app.session_state[KEY].runners] == [0, 5]
    assert [runner["name"] for runner in handed(app, "ensemble")["runners"]] == ["SGD"]


def test_a_race_without_runners_gets_one():
    app = opened(PAGE, surface="beale", run="none")
    app.button(key="ensemble.offer").click().run()
    assert [type(entry.optimizer) for entry in race(app).entries] == [OPTIMIZERS["sgd"]]


def test_from_a_surface_to_the_data_and_back():
    app = opened(PAGE, surface="himmelblau", run="momentum")
    control(app, "button_group", "noise.ground").set_value("data").run()
    assert race(app).surface == Regression(batch=8)
    assert handed(app, "data")["hours"] == Regression().data[0].tolist()
    control(app, "button_group", "noise.ground").set_value("analytic").run()
    assert not app.exception
    assert race(app).surface == SURFACES["himmelblau"]()
    assert handed(app, "data") is None


def test_the_data_have_their_controls():
    app = opened(PAGE, **DATA)
    control(app, "selectbox", "noise.error").set_value("mae").run()
    control(app, "button_group", "noise.rows").set_value("rows_batch").run()
    app.slider(key="noise.batch").set_value(5).run()
    control(app, "toggle", "noise.outlier").set_value(True).run()
    assert not app.exception
    assert race(app).surface == Regression("mae", 5, True)
    assert handed(app, "data")["scores"][-1] == 0
    control(app, "button_group", "noise.rows").set_value("rows_one").run()
    assert race(app).surface.batch == 1
    assert "noise.batch" not in [slider.key for slider in app.slider]
    assert decode(urlencode(app.query_params, doseq=True)) == (race(app), [])


def test_the_ensemble_has_its_controls_and_they_are_in_the_link():
    app = opened(PAGE, **DATA, ensemble="seeds:30~against:epochs")
    assert [runner["name"] for runner in handed(app, "ensemble")["runners"]] == ["SGD"]  # GD meets no chance
    control(app, "selectbox", "ensemble.runner").set_value(0).run()
    app.text_input(key="ensemble.seeds").set_value("40").run()
    assert not app.exception
    found = handed(app, "ensemble")
    assert (found["seeds"], found["against"]) == (40, "epochs")
    assert [(runner["name"], runner["cost"]) for runner in found["runners"]] == [("GD", 1.0), ("SGD", 1 / 24)]
    config, notices = decode(urlencode(app.query_params, doseq=True))
    assert (config.settings(Ensemble), notices) == (Ensemble(0, 40, "epochs"), [])


def test_twelve_runners_with_a_hundred_seeds_are_few_bytes():
    app = opened(PAGE, surface="regression~batch:4", steps="60", run=["adam"] * 12, ensemble="runner:0~seeds:100")
    assert not app.exception
    assert len(handed(app, "ensemble")["runners"]) == 12
    assert len(message(app, "ensemble")) < 150_000


def test_more_than_a_page_can_keep_is_refused_in_a_sentence():
    app = opened(
        PAGE,
        surface="matyas",
        steps="3000",
        run=["sgd", "adam"],
        noise="gaussian~scale:1",
        ensemble="runner:0~seeds:1000",
    )
    assert not app.exception
    assert handed(app, "ensemble") is None
    assert "333" in app.caption[-1].value


@pytest.mark.parametrize("link", ["seeds:0", "seeds:1e9~runner:-3~against:<b>", "runner:12", "~~::", "x"])
def test_no_link_breaks_the_ensemble(link):
    app = opened(PAGE, **DATA | {"steps": "5"}, ensemble=link)
    assert not app.exception
    assert handed(app, "ensemble")["runners"]


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_no_link_breaks_the_page(query):
    app = opened(PAGE, **query)
    assert not app.exception
    assert app.session_state[KEY].page == "noise"


def test_whose_runs_follow_the_card_that_is_open_until_one_is_chosen_from_the_list():
    runs = ["momentum~learning_rate:0.001", "sgd~learning_rate:0.01", "adam~learning_rate:0.1"]
    app = opened(PAGE, surface="beale", steps="20", noise="gaussian~scale:1", run=runs, ensemble="seeds:5~runner:2")
    shown = lambda: [runner["name"] for runner in handed(app, "ensemble")["runners"]]  # noqa: E731
    for card, expected in (("", "SGD"), ("r2", "Adam"), ("r9", "SGD"), ("r0", "Momentum")):
        app.session_state[KEY].followed = card
        app.run()
        assert not app.exception and shown() == [expected]
    control(app, "selectbox", "ensemble.runner").set_value(3).run()
    assert not app.exception and shown() == ["Adam"]
    control(app, "selectbox", "ensemble.runner").set_value(0).run()
    assert shown() == ["Momentum", "SGD", "Adam"]
