"""Rates from 1e-6 to 1e3 on every surface, and numbers at the edge of what floats hold: no warning, nothing lost."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from engine.config import with_rate
from engine.fields import rate_name
from engine.outcome.status import FAR, REST
from engine.run import settle, trajectory
from engine.spec.noise import Noise, Noisy
from engine.spec.surface import Surface
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from tests.property.engine_cases import Nudged, Regrouped

CAUSES_OF = {
    "diverged": ("overshot", "unbounded", "undefined", "outside"),
    "stuck": ("saddle", "plateau", "maximum"),
}
RATES = [10.0**e for e in range(-6, 4)]


def sensible(surface: Surface, t: Any, steps: int) -> None:
    """A status that the path bears out, and no nan before the row it names."""
    kind, step, cause = t.status
    assert (cause is not None) == (kind in ("diverged", "stuck"))
    assert cause in CAUSES_OF.get(kind, (None,))
    whole = step if kind == "diverged" else steps + 1
    assert 0 <= step <= steps
    assert np.isfinite(t.theta[:whole]).all()
    assert np.isfinite(t.loss[:whole]).all()
    assert np.isfinite(t.gradient[: max(whole - 1, 0)]).all()
    assert np.isfinite(t.lr).all()
    assert len(t.theta) == len(t.loss) == steps + 1
    far = ~(np.hypot(*(t.theta - surface.view.center).T) <= FAR * surface.view.width)
    assert far.any() == (kind == "diverged")
    if kind == "diverged":
        assert np.flatnonzero(far)[0] == step
    if kind in ("converged", "stuck"):
        assert np.all(t.norm[step:] <= t.tolerance)
    if kind == "moving":
        assert t.norm[-REST:].max() > t.tolerance  # a dip at the very end is no arrival


@pytest.mark.parametrize("key", SURFACES)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_rule_on_every_surface_at_every_rate(key: str, name: str) -> None:
    surface = SURFACES[key]()
    for lr in RATES:
        sensible(surface, trajectory(with_rate(OPTIMIZERS[name](), lr), surface, surface.start, 120), 120)
    if not rate_name(OPTIMIZERS[name]()):
        return
    columns = with_rate(OPTIMIZERS[name](), np.array(RATES))  # type: ignore[arg-type]
    ends = settle(columns, surface, surface.start, 120)
    assert {str(kind) for kind in ends.status} <= {"converged", "diverged", "stuck", "moving"}
    batch = trajectory(columns, surface, surface.start, 120)
    same = np.full(len(RATES), True)  # where rounding decides nothing: neither an ulp, nor the grouping of terms
    for shaken in (Nudged(surface), Regrouped(surface)):
        twin = trajectory(columns, shaken, surface.start, 120)
        same &= np.isclose(twin.theta, batch.theta, rtol=1e-6, atol=1e-6).all(axis=(0, 1))
        same &= [one.kind == other.kind for one, other in zip(twin.status, batch.status, strict=True)]
    assert same.any()
    assert [batch.status[i].kind for i in np.flatnonzero(same)] == ends.status[same].tolist()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_rule_under_heavy_noise_and_single_rows(name: str) -> None:
    noisy = Noisy(SURFACES["himmelblau"](), Noise("heavy", 100.0))
    for surface in (noisy, SURFACES["regression"](batch=1), SURFACES["regression"](error="mae", batch=5)):
        for lr in (1e-6, 1e-2, 1e3):
            sensible(surface, trajectory(with_rate(OPTIMIZERS[name](), lr), surface, surface.start, 120, seed=9), 120)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_no_epsilon_and_absurd_numbers(name: str) -> None:
    cls: Any = OPTIMIZERS[name]
    fields = {f.name for f in dataclasses.fields(cls)}
    for values in (
        {"epsilon": 0.0},
        {"epsilon": 1e-300},
        {"weight_decay": 1e300},
        {"learning_rate": np.float64(1e308)},
    ):
        if values.keys() <= fields:
            for surface in (SURFACES["saddle"](), SURFACES["ackley"](), SURFACES["beale"]()):
                for start in (surface.start, (0.0, 0.0), (1.0, 0.0)):
                    t = trajectory(cls(**values), surface, start, 80)
                    assert np.isfinite(t.theta[: t.status.step if t.status.kind == "diverged" else None]).all()


@pytest.mark.parametrize("scalar", [np.float64, np.float32, np.array, int])
def test_numbers_of_any_kind(scalar: Any) -> None:
    t = trajectory(OPTIMIZERS["gd"](learning_rate=scalar(3)), SURFACES["beale"](), (scalar(1), 2), 40)
    plain = trajectory(OPTIMIZERS["gd"](learning_rate=3.0), SURFACES["beale"](), (1.0, 2.0), 40)
    assert t.status == plain.status
    assert np.array_equal(t.theta, plain.theta, equal_nan=True)


def test_no_points_at_all() -> None:
    assert trajectory(OPTIMIZERS["adam"](), SURFACES["beale"](), np.empty((2, 0)), 5).theta.shape == (6, 2, 0)
    assert settle(OPTIMIZERS["adam"](), SURFACES["beale"](), np.empty((2, 0)), 5).end.shape == (2, 0)
