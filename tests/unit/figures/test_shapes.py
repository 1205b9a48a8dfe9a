"""What the panels of the page Schedules show is what the runs recorded."""

import numpy as np
import pytest

from engine.config import Entry, RunConfig
from engine.run import race
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from figures.shapes import MANY, curve, cuts, rates
from optimizers import OPTIMIZERS
from surfaces import SURFACES


def run(schedule, steps=300, rate=0.01, noise=10.0):
    entry = Entry(OPTIMIZERS["sgd"](learning_rate=rate), schedule)
    return race(RunConfig(SURFACES["himmelblau"](), steps=steps, noise=Noise(scale=noise), entries=(entry,)))[0]


def test_the_cuts_of_a_plateau_are_its_decisions():
    plan = SCHEDULES["plateau"](factor=0.5, patience=20)
    ran = run(plan)
    memory, decided = plan.start(0.01), []
    for k in range(ran.steps - 1):
        before = float(memory.lr)
        _, memory = plan.rate(k, 0.01, memory, ran.loss[k])
        decided += [(k + 1, before, float(memory.lr))] if memory.lr < before else []
    assert len(decided) > 3
    assert [cut[:3] for cut in cuts(ran)] == decided
    assert all(cut.loss == ran.loss[cut.step] for cut in cuts(ran))


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_curve_is_made_of_applied_rates(name):
    ran = run(SCHEDULES[name]())
    corners = curve(ran)
    assert corners[0] == [0, ran.lr[0]]
    assert corners[-1] == [len(rates(ran)) - 1, rates(ran)[-1]]
    assert all(ran.lr[k] == rate for k, rate in corners)


def test_a_long_curve_keeps_its_jumps():
    ran = run(SCHEDULES["step"](step_size=1777, gamma=0.5), steps=9000)
    corners = dict(map(tuple, curve(ran)))
    assert len(corners) <= MANY
    for cut in cuts(ran):
        assert (corners[cut.step - 1], corners[cut.step]) == (cut.before, cut.after)


def test_there_is_no_rate_after_a_divergence():
    ran = run(SCHEDULES["exponential"](gamma=1.05), rate=0.05)
    assert ran.status.kind == "diverged"
    assert len(rates(ran)) == ran.status.step
    np.testing.assert_allclose(rates(ran), 0.05 * 1.05 ** np.arange(ran.status.step))
