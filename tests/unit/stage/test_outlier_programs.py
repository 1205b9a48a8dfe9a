"""The regression under a dragging hand: programs with the score as an input run what the surface itself would."""

import numpy as np
import pytest

from engine.link import decode
from engine.run import trajectory
from engine.spec.noise import Noise, Noisy
from optimizers import OPTIMIZERS
from stage.outlier_programs import Told, bend, programs
from surfaces.regression import Regression


@pytest.mark.parametrize("error", ["mse", "mae", "huber"])
@pytest.mark.parametrize("slip", [0.0, 2.3, 10.0])
def test_the_loss_with_the_score_as_an_input_is_the_loss_with_that_score(error, slip):
    surface = Regression(error, outlier=True, slip=slip)
    x, y = np.random.default_rng(4).uniform(-1, 4, (2, 30))
    for program, known in zip(
        programs(error, Regression(error)), (surface.loss, surface.gradient, surface.hessian), strict=True
    ):
        found = np.stack([np.broadcast_to(part, x.shape) for part in program(x, y, slip)])
        np.testing.assert_allclose(found, known(np.stack([x, y])).reshape(found.shape), rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize("noise", [None, Noise(scale=0.4)])
@pytest.mark.parametrize("key", ["gd", "momentum", "adam", "newton"])
def test_a_rule_that_is_told_the_score_runs_as_on_the_surface(key, noise):
    rule, surface = OPTIMIZERS[key](), Regression(outlier=True, slip=4.2)
    told, plain = (Noisy(each, noise) if noise else each for each in (Told(surface), surface))
    found, known = (trajectory(rule, rule.data(each), (0.0, 0.0), 50, seed=3) for each in (told, plain))
    np.testing.assert_allclose(found.theta, known.theta, rtol=1e-10, atol=1e-12)


def test_only_who_sees_all_rows_needs_another_program():
    race = decode("surface=regression&run=gd&run=sgd&run=minibatch_gd&run=adam&run=adam")[0]
    assert [rule["kind"] for rule in bend(race)["rules"]] == ["gd", "adam"]
    batches = decode("surface=regression~batch:4&run=gd&run=adam")[0]
    assert [rule["kind"] for rule in bend(batches)["rules"]] == ["gd"]
