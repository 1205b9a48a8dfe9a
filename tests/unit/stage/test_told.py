"""Programs that take a surface's own numbers: the same loss and the same steps, with the numbers as the last inputs."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.config import RunConfig, default_race
from engine.spec.hyper import hypers
from engine.spec.noise import Noise, Noisy
from engine.trace.cache import trace
from engine.trace.schedule_program import seen_loss
from stage.catalog import catalog
from stage.numbered import as_told, told
from stage.wire import unpack
from surfaces import SURFACES
from surfaces.formula import parse

TYPED = parse("exp(a*x/9) + b*abs(y)^3 + c*x^2*sin(d*y)")
EVERY: dict[str, Any] = {name: cls() for name, cls in SURFACES.items() if cls().sliders} | {"formula": TYPED}
POINTS = np.random.default_rng(3).uniform(-2, 2, (2, 20))


def moved(surface: Any) -> Any:
    """The surface at other numbers of its own."""
    return replace(surface, **{name: 0.7 * getattr(surface, name) + 0.4 for name in surface.sliders})


def numbers(surface: Any) -> list[float]:
    return [getattr(surface, name) for name in surface.sliders]


def test_which_have_sliders() -> None:
    assert EVERY.keys() >= {"ellipse", "rosenbrock"} and TYPED.sliders == ("a", "b", "c", "d")
    assert parse("x^2 + c*y^2").sliders == ("c",) and not parse("x^2 + y^2").sliders
    assert not SURFACES["regression"]().sliders
    assert all(type(getattr(each, name)) is float for each in EVERY.values() for name in each.sliders)
    assert all(set(each.sliders) <= set(hypers(each)) for each in EVERY.values())


@pytest.mark.parametrize("name", EVERY)
def test_with_its_numbers_filled_in_they_are_the_surface(name: str) -> None:
    surface = moved(EVERY[name])
    found = told(surface)
    assert found is not None and found == told(EVERY[name])  # one for all numbers
    for program, own in zip(found.derived, (surface.loss, surface.gradient, surface.hessian), strict=True):
        values = np.array(np.broadcast_arrays(*program(*POINTS, *numbers(surface)), POINTS[0])[:-1])
        np.testing.assert_allclose(values, np.reshape(own(POINTS), values.shape), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("noise", [None, Noise(scale=0.5)])
@pytest.mark.parametrize("name", EVERY)
def test_a_step_is_the_step_on_the_surface_itself(name: str, noise: Noise | None) -> None:
    surface = moved(EVERY[name])
    seen = Noisy(surface, noise) if noise else surface
    given, last = as_told(seen)
    for entry in default_race().entries:
        rule = entry.optimizer
        mine, theirs = (trace(rule, rule.data(each), given=True) for each in (given, seen))
        step = mine.step.ending(last)
        assert step.inputs[-len(last) :] == tuple(last) and mine.carried == theirs.carried
        values = np.random.default_rng(5).uniform(0.1, 0.9, len(theirs.step.inputs))
        found, wanted = step(*values, *numbers(surface)), theirs.step(*values)
        np.testing.assert_allclose(np.array(found, float), np.array(wanted, float), rtol=1e-9, atol=1e-12)
    point = [0.3, -0.4, *([0.1, 0.2] if noise else [])]
    found = seen_loss(given).ending(last)(*point, *numbers(surface))
    np.testing.assert_allclose(found, seen_loss(seen)(*point), rtol=1e-12)


def test_a_catalog_with_numbers_is_hardly_larger_and_its_programs_are_the_same_for_all_of_them() -> None:
    one, other = (unpack(catalog(RunConfig(each), "en"))[0] for each in (EVERY["ellipse"], moved(EVERY["ellipse"])))
    assert [each["value"] for each in other["surface"]["numbers"]] == numbers(moved(EVERY["ellipse"]))
    for part in ("rules", "plans"):
        assert str(one[part]) == str(other[part])
    assert str(one["surface"]["program"]) == str(other["surface"]["program"])
    assert len(catalog(RunConfig(EVERY["ellipse"]), "en")) <= 13_050  # as the others: tests/unit/stage/test_catalog.py
