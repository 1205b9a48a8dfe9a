"""The good range around the best learning rate, on losses whose answer is known."""

import numpy as np
import pytest

from engine.config import Entry
from engine.spec.terms import LEARNING_RATE
from engine.sweeps.grid import rates
from engine.sweeps.rate_tolerance import good, heights, tried
from optimizers import OPTIMIZERS
from surfaces import SURFACES

INF = np.inf


def test_the_range_is_one_piece_around_the_best():
    losses = [1.0, 50.0, 9.0, 1.0, 0.9, 8.9, 9.1, 0.95, INF, 2.0]
    assert good(losses, 0.0, 100.0) == (4, 2, 5, 8)
    assert good([3.0, 2.0, 2.5], 0.0, 100.0) == (1, 0, 2, None)
    assert good([INF, np.nan, -INF], 0.0, 100.0) is None


def test_what_is_solved_counts_as_equally_good():
    losses = [1.0, 1e-9, 1e-30, 1e-12, 1e-3]
    assert good(losses, 0.0, 100.0) == (2, 1, 4, None)
    assert good([1e-9, 1.0, 1e-9, 1e-5, 1e-30, INF], 0.0, 100.0) == (3, 2, 4, 5)  # the middle of the longest row
    assert heights(losses, 0.0, 100.0).min() == pytest.approx(1e-4)
    assert good([5.0, -1.0, 5.0], -2.0, -2.0) == (1, 1, 1, None)  # a start that is no higher than the floor


def test_a_run_that_is_caught_high_up_does_not_find_every_rate_good():
    assert good([100.0, 60.0, 22.0, 20.0, 27.0, 29.0, INF], 0.0, 100.0) == (3, 2, 4, 6)


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
