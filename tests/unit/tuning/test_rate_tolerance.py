"""The good range around the best learning rate, on losses whose answer is known. The browser has the same cases."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.config import Entry
from engine.spec.terms import LEARNING_RATE
from engine.sweeps.grid import rates
from engine.tuning.rate_tolerance import Good, best_of, good, heights, tried
from optimizers import OPTIMIZERS
from surfaces import SURFACES

# Around the middle of the longest row of equally good rates; caught high up, not every rate is good.
SHARED = Path(__file__).parents[2] / "shared"
CASES = json.loads((SHARED / "rate_tolerance.json").read_text(encoding="utf-8"))
BEST = json.loads((SHARED / "best_rates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["losses"]))
def test_the_range_is_one_piece_around_the_best(case):
    found = good([float(loss) for loss in case["losses"]], case["floor"], case["start"])
    assert found == (case["good"] and Good(*case["good"][:3], case["good"][3] if case["good"][3] >= 0 else None))


@pytest.mark.parametrize("case", BEST, ids=str)
def test_the_best_rate_is_the_one_that_suits_where_it_is_as_good_as_any(case):
    found = case["good"] and Good(*case["good"])
    assert best_of(case["rates"], found, case["suits"]) == case["best"]


def test_what_is_solved_counts_as_equally_good():
    assert heights([1.0, 1e-9, 1e-30, 1e-12, 1e-3], 0.0, 100.0).min() == pytest.approx(1e-4)


def test_the_edge_of_gradient_descent_on_an_ellipse_is_two_over_the_largest_curvature():
    surface = SURFACES["ellipse"]()
    values = tried(LEARNING_RATE, 121)
    losses = rates(Entry(OPTIMIZERS["gd"]()), surface, np.array(surface.start), 2000, values)
    found = good(losses, 0.0, float(surface.loss(np.array(surface.start))))
    steepest = np.linalg.eigvalsh(surface.hessian(np.zeros(2)))[-1]
    assert values[found.edge - 1] <= 2 / steepest * 1.02 and values[found.edge] >= 2 / steepest


def test_rates_that_are_tried_read_well():
    values = tried(LEARNING_RATE, 121)
    assert values[0] == LEARNING_RATE.low and values[-1] == LEARNING_RATE.high
    assert np.all(np.diff(values) > 0)
    assert all(len(f"{rate:.3g}") <= 8 and float(f"{rate:.3g}") == rate for rate in values)
