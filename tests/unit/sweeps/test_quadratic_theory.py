"""Theory against what runs do: on quadratics the edge of stability separates the cells of a map, to one cell."""

import dataclasses

import numpy as np
import pytest

from engine.config import Entry
from engine.sweeps.grid import Axis, grid
from engine.sweeps.quadratic_theory import theory
from engine.tuning.quadratic import curvatures
from optimizers import OPTIMIZERS
from surfaces import SURFACES

KAPPAS = (1.0, 5.0, 25.0, 200.0)


def bowl(kappa, rotation=0.0):
    return dataclasses.replace(SURFACES["ellipse"](), condition=kappa, rotation=rotation)


def law(curves, name):
    return next(curve for curve in curves if curve.law == name)


def test_only_a_constant_and_positive_curvature_counts():
    assert curvatures(bowl(25.0, 30.0)) == pytest.approx((2.0, 50.0))
    for name in ("saddle", "rosenbrock", "ackley", "himmelblau"):
        assert curvatures(SURFACES[name]()) is None


@pytest.mark.parametrize("kappa", KAPPAS)
@pytest.mark.parametrize(
    ("key", "other", "values"),
    [
        ("gd", "weight_decay", np.linspace(0, 1, 8)),
        ("momentum", "momentum", np.linspace(0, 0.95, 12)),
        ("momentum", "dampening", np.linspace(0, 0.6, 6)),
        ("nag", "momentum", np.linspace(0, 0.95, 12)),
    ],
)
def test_the_edge_separates_what_diverges_to_one_cell(key, other, values, kappa):
    surface, entry = bowl(kappa, 20.0), Entry(OPTIMIZERS[key]())
    rates = np.geomspace(0.02, 4, 90) / kappa
    x, y = Axis("learning_rate", rates), Axis(other, values)
    edge = law(theory(entry, surface, (x.name, rates), (y.name, values)), "edge")
    limit = np.interp(values, edge.y, edge.x)[:, None]
    # Near the edge a run needs long to go far; a start in general position stirs both directions.
    lost = grid(entry, surface, (-4.0, 2.0), 6000, x, y).status == "diverged"
    cell = rates[1] / rates[0]
    assert not lost[np.broadcast_to(rates, lost.shape) < limit / cell].any()
    assert lost[np.broadcast_to(rates, lost.shape) > limit * cell].all()


@pytest.mark.parametrize("kappa", KAPPAS[1:])
def test_the_fastest_setting_of_heavy_ball_is_where_polyak_has_it(kappa):
    surface, entry = bowl(kappa), Entry(OPTIMIZERS["momentum"]())
    rates, shares = np.geomspace(0.001, 4, 50), np.linspace(0, 0.99, 50)
    curves = theory(entry, surface, ("learning_rate", rates), ("momentum", shares))
    best, damping = law(curves, "fastest"), law(curves, "damping")
    np.testing.assert_allclose(np.interp(best.x, damping.x, damping.y), best.y, atol=0.01)
    # The spectral radius is √μ there, and nowhere on a fine grid smaller.
    lams = np.array(curvatures(surface))

    def radius(eta, mu):
        return max(np.abs(np.roots([1, -(1 + mu - eta * lam), mu])).max() for lam in lams)

    least = min(radius(eta, mu) for eta in rates for mu in shares)
    assert radius(best.x[0], best.y[0]) <= least + 1e-7


def test_theory_is_silent_where_it_does_not_hold():
    axes = ("learning_rate", np.geomspace(0.01, 1, 9)), ("momentum", np.linspace(0, 0.9, 9))
    assert theory(Entry(OPTIMIZERS["momentum"]()), SURFACES["beale"](), *axes) == ()
    assert theory(Entry(OPTIMIZERS["adam"]()), bowl(5.0), axes[0], ("beta1", axes[1][1])) == ()
    assert theory(Entry(OPTIMIZERS["momentum"]()), bowl(5.0), axes[1], ("weight_decay", axes[1][1])) == ()
