"""Our engine step for step against PyTorch's own trajectories, as make_goldens.py recorded them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.run import trajectory
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise, Noisy
from engine.spec.surface import Surface
from optimizers import OPTIMIZERS
from surfaces import SURFACES

GOLDENS = json.loads(Path(__file__).with_name("goldens.json").read_text())
ROWS = np.array(GOLDENS["rows"])
STEPS = GOLDENS["steps"]
TOLERANCE = 1e-8  # relative to 1 + |x|


class Line(SURFACES["regression"]):  # type: ignore[misc]
    """The regression surface on the rows of the goldens; with `batch`, each step sees the rows that they give it."""

    @property
    def data(self) -> Any:
        return ROWS[:, 0], ROWS[:, 1]

    def draw(self, step: int, rng: Any) -> Any:
        return ROWS[GOLDENS["batches"][step]].T.ravel()


class LineSeen(Line):
    """The same in plain Python, which nothing can trace."""

    def at(self, step: int, rng: Any) -> Any:
        return self.oracle_given(self.draw(step, rng))


class Fed(Noisy):
    """A surface with the noise of the goldens."""

    def draw(self, step: int, rng: Any) -> Any:
        return np.array(GOLDENS["noise"][step])


class FedSeen(Fed):
    """The same in plain Python, which nothing can trace."""

    def at(self, step: int, rng: Any) -> Any:
        return self.oracle_given(self.draw(step, rng))


def surfaces(case: dict[str, Any]) -> list[Surface]:
    """The surface of a case; where it gives noise or rows, in both ways in which an engine can be given them."""
    name = case["surface"]
    if case.get("batches"):
        batch = len(GOLDENS["batches"][0])
        return [Line(case["error"], batch), LineSeen(case["error"], batch)]
    true = Line(case.get("error", "mse")) if name == "regression" else SURFACES[name]()
    return [Fed(true, Noise()), FedSeen(true, Noise())] if case.get("noise") else [true]


def optimizer(name: str, hyper: dict[str, Any]) -> Any:
    if "inner" in hyper:
        inner = hyper["inner"]
        hyper = hyper | {"inner": optimizer(inner["optimizer"], inner["hyper"])}
    return OPTIMIZERS[name](**hyper)


def schedule(case: dict[str, Any]) -> Any:
    if "schedule" not in case:
        return None
    if "rates" in case:
        return np.array(case["rates"])
    fields = {k: tuple(v) if isinstance(v, list) else v for k, v in case["schedule"].items() if k != "name"}
    return SCHEDULES[case["schedule"]["name"]](**fields)


def apart(ours: Any, theirs: Any) -> float:
    return float(np.max(np.abs(ours - np.array(theirs)) / (1 + np.abs(theirs))))


@pytest.mark.parametrize("case", GOLDENS["runs"], ids=lambda case: case["id"])
def test_the_trajectory_is_the_one_of_the_framework(case: dict[str, Any]) -> None:
    for surface in surfaces(case):
        rule = optimizer(case["optimizer"], case["hyper"])
        ours = trajectory(rule, surface, case["start"], STEPS, schedule=schedule(case))
        last = STEPS
        if ours.status.kind == "diverged":  # it stands still from there on: it must be far off in the framework too
            last = ours.status.step
            later = [theta for step, theta in case["theta"].items() if int(step) >= last]
            assert "diverges" in case or np.hypot(*later[0]) > 1000
        for step, theta in case["theta"].items():
            if int(step) <= last:
                assert apart(ours.theta[int(step)], theta) <= TOLERANCE, f"theta at step {step}"
        for step, rate in case.get("lr", {}).items():
            if int(step) <= last:
                assert ours.lr[int(step) - 1] == pytest.approx(rate, rel=1e-12, abs=1e-18), f"lr at step {step}"
        for step, state in case.get("state", {}).items():
            for name, value in state.items():
                assert apart(ours.state[name][int(step) - 1], value) <= TOLERANCE, f"{name} at step {step}"


@pytest.mark.parametrize("point", GOLDENS["derivatives"], ids=lambda p: f"{p['surface']}{tuple(p['point'])}")
def test_loss_and_derivatives_are_those_of_autograd(point: dict[str, Any]) -> None:
    (true,) = surfaces(point)
    for name in ("loss", "gradient", "hessian"):
        ours, theirs = getattr(true, name)(np.array(point["point"])), np.array(point[name])
        assert np.shape(ours) == theirs.shape
        assert np.max(np.abs(ours - theirs)) <= 1e-12 * (1 + np.max(np.abs(theirs))), name


def test_every_optimizer_meets_every_surface() -> None:
    """Entries without a golden may come later; the contract's may not go."""
    met = {(run["optimizer"], run["surface"]) for run in GOLDENS["runs"]}
    names = {optimizer for optimizer, _ in met}
    assert len(met) >= 17 * 16
    assert names <= set(OPTIMIZERS)
    assert {surface for _, surface in met} <= set(SURFACES)
    compared = [max(map(int, run["theta"])) for run in GOLDENS["runs"] if "diverges" not in run]
    assert min(compared) >= 50
    assert np.mean(np.array(compared) == STEPS) > 0.95
