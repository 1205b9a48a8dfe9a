"""Many seeds of one race: quantiles are NumPy's, costs are counted, clouds keep their places."""

import re
from pathlib import Path

import numpy as np
import pytest

from engine.config import Entry
from engine.link import decode
from engine.outcome.cause import CAUSES
from engine.run import trajectory
from engine.spec.noise import Noise, Noisy
from engine.spec.surface import View
from engine.sweeps.grid import ensemble
from figures.cloud import GONE, kept, packed, reach
from figures.ensemble import HIGHEST, LEVELS, Band, bands, quantiles
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from surfaces.data.students import N
from surfaces.regression import Regression
from ui.noise import data
from ui.noise.ensemble import against, by_chance, per_step
from ui.noise.words import ENSEMBLE, FIT

ROOT = Path(__file__).parents[3]
ROWS = "surface=regression&start=0,0&steps=40&run=gd~learning_rate:0.05&run=sgd~learning_rate:0.05"


def band(loss, cost=1.0, slot=0):
    found = quantiles(loss)
    return Band(slot, cost * np.arange(found.shape[1]), found)


def test_quantiles_are_those_of_numpy():
    loss = np.random.default_rng(3).lognormal(size=(50, 41))
    np.testing.assert_array_equal(quantiles(loss), np.quantile(loss, LEVELS, axis=1))


def test_runs_without_end_count_as_the_highest():
    loss = np.array([[1.0, 2.0, np.nan, np.inf, 3.0], [np.nan] * 5])
    low, middle, high = quantiles(loss)
    assert (low[0], middle[0], high[0]) == (np.quantile([1, 2, 3, 1e9, 1e9], 0.1), 3.0, np.inf)
    assert low[1] == middle[1] == high[1] == np.inf


@pytest.mark.parametrize(("steps", "most"), [(1, 5), (40, 120), (300, 120), (100_000, 160)])
def test_the_rows_kept_are_few_and_hold_both_ends(steps, most):
    rows = kept(steps, most)
    assert len(rows) <= most and (np.diff(rows) > 0).all()
    assert (rows[0], rows[-1]) == (0, steps)


def test_a_cloud_keeps_every_place_to_a_tenth_of_a_pixel():
    view = View(-1.0, 4.0, -2.0, 0.0)
    theta = np.random.default_rng(1).uniform(-2, 4, (7, 2, 3))
    theta[4, 1, 2] = np.nan
    whole = packed(theta, view)
    assert (whole[2, 4] == GONE).all()
    x0, x1, y0, y1 = reach(view)
    x, y = x0 + (x1 - x0) * whole[..., 0] / (GONE - 1), y0 + (y1 - y0) * whole[..., 1] / (GONE - 1)
    found = np.where(whole == GONE, np.nan, np.stack([x, y], axis=-1)).transpose(1, 2, 0)
    theta[4, 0, 2] = np.nan
    np.testing.assert_allclose(found, theta, atol=view.width / 5000)


def test_a_picture_of_bands_has_three_curves_for_each_runner_and_a_log_axis_around_them():
    loss = np.geomspace(100, 0.02, 30)[:, None] * np.random.default_rng(0).lognormal(0, 0.1, (30, 50))
    figure = bands([band(loss), band(2 * loss, slot=3)], 0.0)
    assert [(trace.meta["slot"], trace.meta["part"]) for trace in figure.data] == [
        (slot, part) for slot in (0, 3) for part in ("low", "band", "median")
    ]
    np.testing.assert_allclose(figure.data[2].y, np.median(loss, axis=1), rtol=1e-6)
    low, high = figure.layout.yaxis.range
    assert figure.layout.yaxis.type == "log"
    assert 10**low < quantiles(loss).min() and 10**high > 2 * quantiles(loss).max()
    assert figure.layout.yaxis.ticktext == ("0.1", "1", "10", "100")
    assert figure.layout.xaxis.range == (0.0, 29.0)


def test_a_run_that_diverges_leaves_through_the_top():
    loss = np.full((10, 5), 2.0)
    loss[5:] = np.inf
    figure = bands([band(loss)], 0.0)
    assert figure.data[2].y[-1] == np.float32(HIGHEST)
    assert figure.layout.yaxis.range[1] < 1


def test_curves_of_unlike_cost_stand_on_a_log_scale_from_their_first_step_on():
    loss = np.ones((20, 4))
    figure = bands([band(loss, cost=24.0), band(loss, cost=1.0, slot=1)], 0.0)
    assert figure.layout.xaxis.type == "log"
    assert (figure.data[0].x[0], figure.data[3].x[0]) == (24.0, 1.0)
    assert bands([band(loss, cost=2.0), band(loss)], 0.0).layout.xaxis.type == "linear"


def test_without_a_lowest_loss_the_scale_is_linear():
    figure = bands([band(np.linspace(1, -40, 20)[:, None] * np.ones((20, 3)))], None)
    assert figure.layout.yaxis.type == "linear"
    assert figure.layout.yaxis.range[0] < -40 and figure.layout.yaxis.range[1] > 1


def test_an_ensemble_is_the_race_and_others_like_it():
    entry, surface = Entry(OPTIMIZERS["sgd"](learning_rate=0.05)), Regression()
    many = ensemble(entry, surface, (0.0, 0.0), 30, 4, seed=7)
    one = trajectory(entry.optimizer, surface.sample(1), (0.0, 0.0), 30, seed=7)
    np.testing.assert_allclose(many.theta[..., 0], one.theta, rtol=1e-12)
    np.testing.assert_allclose(many.loss[:, 0], one.loss, rtol=1e-12)
    assert len(np.unique(many.theta[-1, 0])) == 4
    again = ensemble(entry, surface, (0.0, 0.0), 30, 4, seed=7)
    np.testing.assert_array_equal(many.theta, again.theta)


def test_a_step_costs_what_its_rule_looks_at():
    race = decode(ROWS)[0]
    surface = race.surface
    for name, rows in (("gd", N), ("sgd", 1), ("minibatch_gd", 8), ("adam", N)):
        rule = OPTIMIZERS[name]()
        for seen in (rule.data(surface), rule.data(Noisy(surface, Noise()))):
            run = trajectory(rule, seen, (0.0, 0.0), 3)
            assert per_step(seen, run, "steps") == 1
            assert per_step(seen, run, "evaluations") == rows
            assert per_step(seen, run, "epochs") == rows / N
    beale = SURFACES["beale"]()
    run = trajectory(OPTIMIZERS["gd"](), beale, (1.0, 1.0), 3)
    assert per_step(beale, run, "evaluations") == per_step(beale, run, "epochs") == 1


def test_chance_reaches_whom_it_reaches():
    gd, sgd = decode(ROWS)[0].entries
    race = decode(ROWS)[0]
    assert (by_chance(gd, race), by_chance(sgd, race)) == (False, True)
    noisy = decode("surface=beale&noise=gaussian~scale:1&run=gd&run=adam")[0]
    assert [by_chance(entry, noisy) for entry in noisy.entries] == [False, True]


def test_epochs_are_of_data():
    settings = decode(f"{ROWS}&ensemble=against:epochs")[0].page_settings[0]
    assert against(Regression(), settings) == "epochs"
    assert against(SURFACES["beale"](), settings) == "evaluations"


@pytest.mark.parametrize(
    "message",
    [None, 3, [], {}, {"slip": "x"}, {"slip": [1]}, {"slip": True}, {"slip": float("nan")}, {"slip": {"a": 1}}],
)
def test_no_message_of_a_hand_breaks_the_data(message, monkeypatch):
    race, taken = decode(ROWS)[0], []
    monkeypatch.setattr(data, "config", lambda: race)
    monkeypatch.setattr(data, "set_config", taken.append)
    data.on_edit(message)
    assert taken == []


@pytest.mark.parametrize(("raw", "slip"), [(3, 3.0), (0.1, 0.1), (-5, 0.0), (1e300, 10.0), ("2.5", 2.5)])
def test_a_score_becomes_a_number_of_the_surface(raw, slip, monkeypatch):
    race, taken = decode(ROWS)[0], []
    monkeypatch.setattr(data, "config", lambda: race)
    monkeypatch.setattr(data, "set_config", taken.append)
    data.on_edit({"slip": raw, "n": 1})
    assert [config.surface for config in taken] == [Regression(outlier=True, slip=slip)]
    race = taken[0]
    data.on_edit({"slip": None})
    assert taken[1].surface == Regression(slip=slip)


@pytest.mark.parametrize(("folder", "words"), [("data", FIT), ("ensemble", ENSEMBLE)])
def test_the_pictures_ask_only_for_words_that_exist(folder, words):
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "static/panels" / folder).glob("*.js"))
    asked = set(re.findall(r"\bwords\.(\w+)", text))
    assert asked <= set(words)
    for stem in re.findall(r"\bwords\[`(\w+_)", text):
        assert any(name.startswith(stem) for name in words)


def test_runs_that_left_have_a_cause():
    noisy = Noisy(SURFACES["saddle"](), Noise("gaussian", 0.01))
    fell = ensemble(Entry(OPTIMIZERS["sgd"](learning_rate=0.1)), noisy, (1.0, 0.0), 200, 20)
    assert set(CAUSES[fell.causes]) == {"unbounded"}
    noisy = Noisy(SURFACES["ellipse"](), Noise("gaussian", 0.01))
    shot = ensemble(Entry(OPTIMIZERS["sgd"](learning_rate=0.6)), noisy, (1.0, 1.0), 200, 20)
    assert set(CAUSES[shot.causes]) == {"overshot"}
    calm = ensemble(Entry(OPTIMIZERS["sgd"](learning_rate=0.01)), noisy, (1.0, 1.0), 200, 20)
    assert set(CAUSES[calm.causes]) == {None}
