"""Every number and every claim in the sentences of the page Schedules' scenes, computed."""

from dataclasses import replace

import numpy as np
import pytest

from engine.link import decode
from engine.run import race as run
from figures.shapes import cuts
from scenes.schedules import SCENES, races

PLACE = {scene.title.en: i for i, scene in enumerate(SCENES)}


def scene(title):
    race = races()[PLACE[title]]
    return race, run(race)


@pytest.mark.parametrize("each", SCENES, ids=lambda each: each.title.en)
def test_a_scene_can_be_linked_to(each):
    assert decode(each.link)[1] == []


def test_trembling():
    race, noisy = scene("Trembling")
    tail = [each.loss[-30:].mean() for each in noisy]
    assert tail[0] > 9 * max(tail[1:])
    spread = [np.ptp(each.theta[-30:], axis=0).max() for each in noisy]
    assert spread[0] > 3 * max(spread[1:])
    assert all(each.loss[-1] < 1e-9 for each in run(replace(race, noise=None)))


def test_too_soon():
    _, (constant, early, late, root) = scene("Too soon")
    assert early.lr.sum() == pytest.approx(20 * 0.027, rel=1e-6)
    assert early.loss[-1] > 50 * root.loss[-1] > 50 * constant.loss[-1]
    assert early.loss[-1] > 20 * late.loss[-1]
    assert np.ptp(early.theta[-100:], axis=0).max() < 1e-3


def test_patience():
    _, (_, hasty, patient) = scene("Patience")
    assert len(cuts(hasty)) == 19
    assert hasty.lr[-1] < 2e-8
    assert len(cuts(patient)) == 5
    assert patient.loss[-1] < hasty.loss[-1]


def test_restarts():
    race, (frozen, restarted, _) = scene("Restarts")
    assert np.hypot(*(frozen.theta[-1] - race.start)) < 1.5
    assert np.ptp(frozen.theta[200:], axis=0).max() < 0.1
    for restart in (100, 200, 300):  # before it the run stands still, after it it leaves the dent
        assert np.ptp(restarted.theta[restart - 10 : restart], axis=0).max() < 0.15
        assert np.hypot(*(restarted.theta[restart + 60] - restarted.theta[restart])) > 0.5
    ends = np.array([[each.loss[-1] for each in run(replace(race, seed=seed))] for seed in range(60)])
    assert 0.75 < np.mean(ends[:, 1] < ends[:, 0]) < 0.85
    assert 0.4 < np.mean(ends[:, 1] < ends[:, 2]) < 0.6


def test_warm_up():
    _, (corrected, bare, warm, both) = scene("Warm-up")
    first = [np.hypot(*(each.theta[1] - each.theta[0])) for each in (corrected, bare, warm, both)]
    assert first[1] / first[0] == pytest.approx(np.sqrt(10), rel=1e-3)
    assert [round(step, 2) for step in first[:3]] == [0.42, 1.34, 0.03]
    assert round(bare.loss[0]) == 24
    assert round(bare.loss.max()) == 357
    assert warm.loss.max() < 32
