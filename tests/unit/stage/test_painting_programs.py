"""The programs of a landscape under the hand: the same loss and the same steps, with its numbers as the last inputs."""

import numpy as np
import pytest

from engine.config import RunConfig
from engine.spec.noise import Noise, Noisy
from engine.trace.cache import trace
from stage.painting_programs import Landscape, bend, programs, room
from surfaces.painted import MOST, Painted, Shape, painted
from surfaces.painted.landscapes import LANDSCAPES
from surfaces.painted.shape import coefficients

TURNED = Painted((Shape(1, 0, -1.2, 2.2, 0.4, 30), Shape(-1, 1, 0.7, 0.5, 0.9, 90)), 0.3)
EVERY = {name: painted(name) for name in LANDSCAPES} | {"turned": TURNED, "twelve": Painted(TURNED.shapes * 6)}
POINTS = np.random.default_rng(3).uniform(-3, 3, (2, 20))


def numbers(surface: Painted) -> list[float]:
    """The gentle bowl, every shape, and a flat one for each place that is left."""
    said = [surface.bowl]
    for shape in surface.shapes:
        said += [*shape[:3], *map(float, coefficients(*map(np.float64, shape[3:])))]
    return said + [0.0] * (1 + 6 * room(surface) - len(said))


@pytest.mark.parametrize("name", EVERY)
def test_with_its_numbers_filled_in_they_are_the_landscape(name: str) -> None:
    surface = EVERY[name]
    assert room(surface) == min(len(surface.shapes) + 1, MOST)
    for program, own in zip(programs(room(surface)), (surface.loss, surface.gradient, surface.hessian), strict=True):
        found = np.array(np.broadcast_arrays(*program(*POINTS, *numbers(surface)), POINTS[0])[:-1])
        np.testing.assert_allclose(found, np.reshape(own(POINTS), found.shape), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("noise", [None, Noise(scale=0.5)])
def test_a_step_is_the_step_on_the_landscape_itself(noise: Noise | None) -> None:
    race = RunConfig(TURNED, noise=noise)
    told = Noisy(Landscape(room(TURNED)), noise) if noise else Landscape(room(TURNED))
    own = Noisy(TURNED, noise) if noise else TURNED
    last = [f"fed.{i}" for i in range(Landscape(room(TURNED)).feeds)]
    for entry in race.entries:
        rule = entry.optimizer
        mine, theirs = (trace(rule, rule.data(each), given=True) for each in (told, own))
        step = mine.step.ending(last)
        assert step.inputs[-len(last) :] == tuple(last) and mine.carried == theirs.carried
        values = np.random.default_rng(5).uniform(0.1, 0.9, len(theirs.step.inputs))
        found, wanted = step(*values, *numbers(TURNED)), theirs.step(*values)
        np.testing.assert_allclose(np.array(found, float), np.array(wanted, float), rtol=1e-9, atol=1e-12)


def test_the_page_is_told_little() -> None:
    race = RunConfig(EVERY["twelve"])
    said = bend(race)
    assert {each["kind"] for each in said["rules"]} == {"gd", "momentum", "nag", "rmsprop", "adam"}
    assert all(view["feeds"] == 0 for view in said["views"]) and said["count"] == MOST
