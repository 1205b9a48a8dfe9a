"""A painted landscape: exact derivatives, marks that are where they are said to be, a race like any other."""

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from engine.config import Entry, RunConfig, fresh
from engine.link import decode, encode
from engine.run import race, settle
from engine.spec.text import LANGUAGES
from engine.tuning.rates import known
from export import FRAMEWORKS, code, page, remarks
from optimizers import OPTIMIZERS
from stage.catalog import catalog
from stage.wire import unpack
from surfaces.painted import Painted, Shape, painted
from surfaces.painted.landscapes import LANDSCAPES

TURNED = [
    Shape(2.5 * math.cos(i), 2 * math.sin(2 * i), (-1) ** i * (0.5 + i / 8), 0.4 + i / 9, 0.3, 15.0 * i)
    for i in range(12)
]
TWELVE = Painted(tuple(TURNED), 0.1)
EVERY = {name: painted(name) for name in LANDSCAPES} | {"twelve": TWELVE}
POINTS = np.random.default_rng(7).uniform(-3.5, 3.5, (2, 60))


def by_hand(surface: Painted, x: float, y: float) -> float:
    """The loss from the definition: along and across each shape, in plain Python."""
    total = surface.bowl / 2 * (x * x + y * y)
    for shape in surface.shapes:
        angle = math.radians(shape.turn)
        right, up = x - shape.x, y - shape.y
        u = right * math.cos(angle) + up * math.sin(angle)
        v = up * math.cos(angle) - right * math.sin(angle)
        total += shape.height * math.exp(-((u / shape.length) ** 2) / 2 - (v / shape.width) ** 2 / 2)
    return total


@pytest.mark.parametrize("name", EVERY)
def test_value_gradient_and_hessian_are_those_of_the_definition(name: str) -> None:
    surface = EVERY[name]
    loss, gradient, hessian = surface.loss(POINTS), surface.gradient(POINTS), surface.hessian(POINTS)
    step = float(Fraction(1, 2**14))
    for i, (x, y) in enumerate(POINTS.T):
        assert loss[i] == pytest.approx(by_hand(surface, x, y), rel=1e-12, abs=1e-12)
        for axis, (right, up) in enumerate(((step, 0.0), (0.0, step))):
            ahead, behind = ((x + sign * right, y + sign * up) for sign in (1, -1))
            slope = (by_hand(surface, *ahead) - by_hand(surface, *behind)) / (2 * step)
            assert gradient[axis, i] == pytest.approx(slope, rel=1e-6, abs=1e-6)
            bend = (surface.gradient(np.array(ahead)) - surface.gradient(np.array(behind))) / (2 * step)
            assert hessian[:, axis, i] == pytest.approx(bend, rel=1e-5, abs=1e-5)


@pytest.mark.parametrize("name", EVERY)
def test_its_marks_are_stationary(name: str) -> None:
    surface = EVERY[name]
    assert surface.minima and surface.minima[0].loss == min(each.loss for each in surface.minima)
    for x, y, loss in surface.minima:
        assert np.abs(surface.gradient(np.array([x, y]))).max() < 1e-7
        assert np.linalg.eigvalsh(surface.hessian(np.array([x, y]))).min() > 0
        assert loss == pytest.approx(by_hand(surface, x, y), rel=1e-12)
    for point in surface.saddles:
        assert np.abs(surface.gradient(np.array(point))).max() < 1e-7
        low, high = np.linalg.eigvalsh(surface.hessian(np.array(point)))
        assert low < 0 < high
    assert np.hypot(*surface.gradient(np.array(surface.start))) > 0.02  # something happens there


def test_a_new_painting_has_two_basins_and_a_pass_between_them() -> None:
    surface = Painted()
    assert surface == painted("basins") and len(surface.minima) == len(surface.saddles) == 2
    assert all(run.status.kind == "converged" for run in race(RunConfig(surface)))


@pytest.mark.parametrize("name", EVERY)
def test_its_race_survives_its_link(name: str) -> None:
    config = RunConfig(EVERY[name])
    link = encode(config)
    assert "surface=painted" in link and "&p=" in link and decode(link) == (config, [])
    assert encode(decode(link)[0]) == link
    assert all(np.isfinite(run.theta).all() for run in race(config))


def test_the_link_is_short_and_can_be_read() -> None:
    assert encode(RunConfig(Painted((Shape(-1.5, 1, -2, 0.8, 0.8), Shape(1, 0, -1.2, 2.2, 0.4, 30)), 0.5))).startswith(
        "v=1&surface=painted~bowl:0.5&p=-1.5,1,-2,0.8~1,0,-1.2,2.2,0.4,30&start="
    )


def test_a_shape_that_looks_the_same_is_the_same() -> None:
    assert Painted((Shape(0, 0, 1, 0.5, 0.5, 33),)) == Painted((Shape(-0.0, 0, 1, 0.5, 0.5),))
    assert Painted((Shape(0, 0, 1, 0.5, 0.7, -150),)) == Painted((Shape(0, 0, 1, 0.5, 0.7, 30),))
    for numbers in ((11, 0, 1, 1, 1), (0, 0, math.nan, 1, 1), (0, 0, 1, 0, 1), (0, 0, 1, 1, math.inf)):
        with pytest.raises(ValueError):
            Painted((Shape(*numbers),))
    with pytest.raises(ValueError):
        Painted((Shape(0, 0, 1, 1, 1),) * 13)


def test_a_rate_is_found_for_every_rule_that_has_one() -> None:
    config = RunConfig(Painted())
    for entry in config.entries:
        assert known(entry.optimizer, None, config.place).how == "found"  # type: ignore[union-attr]
    for name in OPTIMIZERS:
        rule = fresh(name, config.surface)
        ends = settle(rule, config.surface, config.surface.start, 300)
        assert ends.loss.min() < float(config.surface.loss(np.array(config.surface.start))), name


def test_the_browser_gets_its_programs() -> None:
    config = RunConfig(Painted(), entries=(Entry(OPTIMIZERS["adam"]()),))
    for language in LANGUAGES:
        said = unpack(catalog(config, language))[0]
        assert said["surface"]["key"] == "painted" and len(said["surface"]["minima"]) == len(config.surface.minima)
        assert {each["kind"] for each in said["rules"]} >= {"adam", "gd", "newton"}


@pytest.mark.parametrize("shapes", [(), (Shape(0, 0, 1, 1, 1),)])
@pytest.mark.parametrize("bowl", [0.0, 0.2])
def test_flat_ground_and_no_shapes_are_a_surface_too(shapes: tuple[Shape, ...], bowl: float) -> None:
    config = RunConfig(Painted(shapes, bowl), start=(-2.0, 1.0), steps=20)
    assert decode(encode(config)) == (config, [])
    assert all(np.isfinite(run.theta).all() for run in race(config)) and catalog(config, "ko")
    for framework in FRAMEWORKS:
        assert "def loss(theta)" in code(config, framework)


def test_it_is_taken_home_like_any_other() -> None:
    config = replace(RunConfig(Painted()), steps=10)
    for framework in FRAMEWORKS:
        compile(code(config, framework), framework, "exec")
        assert not [each for each in remarks(config, framework) if "surface" in each.en.lower()]
    assert "Painted landscape" in page(config, "ko")
