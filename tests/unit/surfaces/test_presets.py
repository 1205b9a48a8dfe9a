"""Every scene decodes, runs, and shows what its sentence says."""

import math
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

import numpy as np
import pytest

from engine.config import TEXTBOOK
from engine.link import decode
from engine.outcome.score import distances, score
from engine.outcome.trajectory import Trajectory
from engine.run import race
from engine.spec.preset import Preset
from engine.spec.registry import key
from engine.spec.surface import Surface
from surfaces import SURFACES

PRESETS = {preset.title.en: (name, preset) for name, cls in SURFACES.items() for preset in cls.presets}


class Run:
    """One runner of a scene, as a spectator sees it."""

    def __init__(self, surface: Surface, run: Trajectory) -> None:
        self.surface, self.run, self.path, self.loss = surface, run, run.theta, run.loss
        self.kind, self.step, self.cause = run.status
        self.end = self.path[-1]

    @cached_property
    def reached(self) -> float:
        """The step from which it stays at a minimum; infinite for one that stays at none."""
        step = score(self.surface, self.run).reached
        return math.inf if step is None else step

    @cached_property
    def passed(self) -> float:
        """The step at which it first comes by a minimum; infinite for one that never does."""
        step = score(self.surface, self.run).passed
        return math.inf if step is None else step

    @cached_property
    def far(self) -> np.ndarray:
        """The distance to the nearest minimum, row by row."""
        return distances(self.surface, self.path)

    @cached_property
    def length(self) -> float:
        return float(np.sum(np.hypot(*np.diff(self.path, axis=0).T)))

    @property
    def home(self) -> int:
        """Which minimum the run ends at; -1 for none."""
        gaps = [math.dist(self.end, minimum[:2]) for minimum in self.surface.minima]
        return int(np.argmin(gaps)) if min(gaps) < 0.15 else -1

    @property
    def restless(self) -> float:
        """How far from the minimum the run still gets at the end."""
        return float(self.far[-20:].max())


def below(run: Run, loss: float) -> float:
    """The first step with less loss."""
    steps = np.flatnonzero(run.loss < loss)
    return steps[0] if len(steps) else math.inf


def first_step(run: Run) -> float:
    return math.dist(run.path[0], run.path[1])


def outside(run: Run) -> bool:
    x0, x1, y0, y1 = run.surface.view
    return not (x0 <= run.end[0] <= x1 and y0 <= run.end[1] <= y1)


def homes(*runs: Run) -> list[int]:
    return [run.home for run in runs]


CLAIMS: dict[str, Callable[..., bool]] = {
    # Beale
    "Momentum overshoots": lambda gd, momentum, nag: (
        momentum.passed == 40 < min(gd.passed, nag.passed)
        and nag.reached < momentum.reached < gd.reached
        and momentum.path[:, 0].max() > nag.path[:, 0].max() > 3
        and momentum.length > nag.length
    ),
    "A fair race: everyone tuned": lambda *runs: (
        [run.reached for run in runs] == [188, 65, 50, 150, 53]
        and [run.run.lr[0] for run in runs] == [runs[0].surface.tuned[name] for name in TEXTBOOK]
    ),
    "Adam without bias correction": lambda plain, bare: (
        first_step(bare) / first_step(plain) == pytest.approx(0.1 / math.sqrt(0.001), rel=1e-3)
        and bare.path[:, 0].max() > 3.3 > 3 > plain.path[:, 0].max()
    ),
    "How long Adam remembers": lambda short, middle, long: (
        middle.reached < min(short.reached, long.reached) and short.length > 2 * max(middle.length, long.length)
    ),
    "The valley that leads away": lambda *runs: all(
        outside(run) and run.end[0] < 0 and run.loss[-1] < run.loss[0] / 4 and run.far[-1] > run.far[0] for run in runs
    ),
    "The same race, with noise": lambda *runs: (
        all(run.kind == "moving" for run in runs) and trembling() == 1
    ),
    # Rosenbrock
    "The banana": lambda gd, momentum, adam: (
        all(below(run, 5) < 30 for run in (gd, momentum, adam))
        and gd.far[-1] > adam.far[-1] > momentum.far[-1]
        and momentum.reached < 500 < min(gd.reached, adam.reached)
    ),
    "Newton cuts across": lambda newton, momentum, adam: (
        newton.reached == 4 < 60 < min(momentum.reached, adam.reached) and newton.loss[2] > 1000
    ),
    "Thrown by the walls": lambda short, long: (
        np.sum(np.diff(np.sign(long.path[:8, 1] - long.path[:8, 0] ** 2)) != 0) >= 3
        and long.path[10, 0] > 0 > short.path[:, 0].max()
        and short.length < 1
    ),
    # the saddle
    "Escape from a saddle": lambda *runs: [below(run, -1) for run in runs] == [49, 32, 29, 7, 11],
    "Exactly on the ridge": lambda *runs: all((run.kind, run.cause) == ("stuck", "saddle") for run in runs),
    "A hair beside the ridge": lambda gd, momentum, *scaled: (
        max(below(run, -1) for run in scaled) < 25 < below(momentum, -1) <= 120 < below(gd, -1)
    ),
    "Noise pushes them off": lambda gd, *noisy: (
        gd.cause == "saddle" and all(outside(run) and abs(run.end[1]) > 2 for run in noisy)
    ),
    "Newton likes saddles": lambda newton, free: newton.cause == "saddle" and outside(free) and free.loss[-1] < -4,
    # the ellipse
    "Ravine: GD, then momentum": lambda gd, momentum: (
        (gd.reached, momentum.reached) == (96, 36)
        and np.all(np.diff(np.sign(gd.path[:60, 1])) != 0)
        and np.abs(np.diff(gd.path[:36, 1])).sum() > 2 * np.abs(np.diff(momentum.path[:36, 1])).sum()
    ),
    "From too small to too large": lambda small, right, swinging, large: (
        small.far[-1] > 1
        and right.reached == 17 < swinging.reached < 60
        and np.all(np.diff(np.sign(swinging.path[:30, 1])) != 0)
        and np.all(np.diff(np.abs(large.path[:, 1])) > 0)
        and 2 / np.linalg.eigvalsh(large.surface.hessian(np.zeros(2))).max() == 0.2
    ),
    "Edge of stability": lambda below, at, above: (
        below.kind == "converged"
        and above.kind == "diverged"
        and at.kind == "moving"
        and np.allclose(np.abs(at.path[:, 1]), 2)
    ),
    "Where momentum loses": lambda gd, momentum: (
        gd.reached < momentum.reached and gd.path[:, 0].max() <= 0 and momentum.path[:, 0].max() > 2
    ),
    "A ravine along the axes": lambda gd, *scaled: max(run.reached for run in scaled) < 0.8 * gd.reached < math.inf,
    "The same ravine, turned": lambda gd, *scaled: gd.reached < 200 < min(run.reached for run in scaled),
    # Booth
    "Newton needs one step": lambda newton, *others: (
        newton.reached == 1 and all(20 <= run.reached < math.inf for run in others)
    ),
    "Too short, right, too long": lambda short, right, long: (
        short.reached > 100 > 25 > right.reached and np.all(np.diff(long.loss[20:]) > 0) and long.kind != "converged"
    ),
    "A hand on the dial": lambda constant, changed: (
        np.array_equal(constant.path[:41], changed.path[:41])
        and 40 < changed.reached < 50
        and changed.kind == "converged"
        and constant.reached == math.inf
    ),
    # Matyas
    "Patience or momentum": lambda gd, momentum, nag: (
        nag.reached < momentum.reached < gd.reached < math.inf and momentum.path[:, 0].min() < -2
    ),
    "Adagrad's steps shrink away": lambda adagrad, rmsprop: (
        rmsprop.reached < math.inf
        and adagrad.reached == math.inf
        and np.all(np.diff(np.hypot(*np.diff(adagrad.path[10:], axis=0).T)) < 0)
    ),
    # Himmelblau
    "One start, three minima": lambda *runs: len(set(homes(*runs))) == 3 and -1 not in homes(*runs),
    "Newton climbs the hill": lambda newton, gd: newton.cause == "maximum" and gd.kind == "converged" and gd.home >= 0,
    "Too long to settle": lambda settled, near, wide: (
        settled.restless < 1e-6 and 0.2 < near.restless < wide.restless and not outside(wide)
    ),
    # Rastrigin
    "Trapped": lambda *runs: all(run.far[-1] > 4 and math.dist(run.path[0], run.end) < 0.7 for run in runs),
    "Enough swing": lambda short, long: (
        math.dist(short.path[0], short.end) < 0.7 and 2.5 < long.end[0] - short.end[0] < 3.5
        and long.loss[-1] < short.loss[-1] - 5
    ),
    "Shaken loose": lambda gd, sgd: sgd.loss[-1] < gd.loss[-1] / 3 and sgd.length > 50,
    # linear regression
    "One row, a handful, all rows": lambda gd, batches, sgd: (
        gd.length < batches.length < sgd.length and sgd.restless > 5 * max(gd.restless, batches.restless)
    ),
    "A falling rate calms SGD": lambda constant, falling: falling.restless < 0.1 < 0.4 < constant.restless,
    "An outlier, squared error": lambda gd, momentum: homes(gd, momentum) == [0, 0] and star(gd) == (1.43, 0.89),
    "An outlier, absolute error": lambda gd, momentum: (
        gd.reached < math.inf and abs(np.subtract(*star(gd))) < 0.1 and gd.kind == momentum.kind == "moving"
        and turns(gd) > 50
    ),
    # Ackley
    "Held by the ripples": lambda gd, momentum, short, long: (
        long.reached < math.inf and min(run.far[-1] for run in (gd, momentum, short)) > 2
    ),
    "A point too sharp": lambda constant, falling: falling.restless < 0.01 < 0.25 < constant.restless,
    # camels
    "Over the pass": lambda gd, momentum: homes(gd, momentum) == [1, 0] and math.dist(gd.path[0], gd.end) < 1.1,
    "How much momentum": lambda gd, short, long: homes(gd, short, long) == [1, 1, 0],
    "One start, three depths": lambda *runs: depths(*runs) == [2.1, -1.03, -0.22, -1.03],
    "Newton likes any flat spot": lambda gd, newton, free: (
        newton.cause == "saddle" and depths(gd, free) == [-1.03, -1.03]
    ),
    # Styblinski–Tang
    "The nearest is not the best": lambda gd, momentum, nag, adam: (
        homes(gd, nag, adam) == [3, 3, 3] and momentum.home == 0
    ),
    "Longer steps, another bowl": lambda short, long: (
        homes(short, long) == [3, 0] and long.path[1].max() < 0 < short.path.min()
    ),
    # McCormick
    "Out of the picture": lambda gd, momentum, nag, adam: (
        homes(gd, nag, adam) == [0, 0, 0] and outside(momentum) and momentum.loss[-1] < -20
    ),
    "The wrong side of the pass": lambda *runs: set(homes(*runs)) == {1} and moved_left_finds_the_deep_one(runs[0]),
    # Goldstein–Price
    "No rate fits both": lambda long, short, adam: (
        (long.kind, long.step) == ("diverged", 3) and adam.reached < short.reached < math.inf
    ),
    "The first step decides": lambda gd, momentum, adagrad, adam: (
        homes(gd, momentum, adam) == [3, 3, 3] and adagrad.home == 2 and first_step(adagrad) > 0.5
    ),
    # Lévy N.13
    "Every ridge is a wall": lambda gd, adam, lion: (
        max(math.dist(run.path[0], run.end) for run in (gd, adam)) < 0.3 and lion.far[-1] < 0.05
    ),
    "One ridge short of home": lambda gd, momentum, adam: (
        0.1 < max(momentum.far[-1], adam.far[-1]) < gd.far[-1]
    ),
}  # fmt: skip


def trembling() -> int:
    """Who moves most over the last 100 steps, with this seed and in the median of thirty."""
    config, _ = decode(PRESETS["The same race, with noise"][1].link)
    spread = np.array([
        [np.hypot(*np.std(run.theta[-100:], axis=0)) for run in race(replace(config, seed=seed))] for seed in range(30)
    ])  # fmt: skip
    assert np.argmax(spread[0]) == np.argmax(np.median(spread, axis=0))
    return int(np.argmax(spread[0]))


def turns(run: Run) -> int:
    """How often the run turns back on itself."""
    steps = np.diff(run.path, axis=0)
    return int(np.sum(np.sum(steps[1:] * steps[:-1], axis=1) < 0))


def star(run: Run) -> tuple[float, float]:
    """W of the best line through the right data, and through the data as they are."""
    kind = type(run.surface)
    right = kind(error=run.surface.error)  # type: ignore[attr-defined, call-arg]
    return round(right.minima[0].x, 2), round(run.surface.minima[0].x, 2)


def depths(*runs: Run) -> list[float]:
    return [round(run.surface.minima[run.home].loss, 2) for run in runs if run.home >= 0]


def moved_left_finds_the_deep_one(run: Run) -> bool:
    config, _ = decode(PRESETS["The wrong side of the pass"][1].link.replace("start=0,2.5", "start=-1,2"))
    return Run(run.surface, race(config)[0]).home == 0


def test_every_surface_has_scenes_and_every_scene_a_claim() -> None:
    assert all(len(cls.presets) >= 2 for cls in SURFACES.values())
    assert set(CLAIMS) == set(PRESETS)
    assert len(PRESETS) == sum(len(cls.presets) for cls in SURFACES.values())


@pytest.mark.parametrize(("name", "preset"), PRESETS.values(), ids=PRESETS)
def test_a_scene_is_a_link_of_its_surface(name: str, preset: Preset) -> None:
    config, notices = decode(preset.link)
    assert not notices
    assert key(config.surface) == name
    assert 2 <= len(config.entries) <= 6


@pytest.mark.parametrize("title", PRESETS)
def test_a_scene_shows_what_its_sentence_says(title: str) -> None:
    config, _ = decode(PRESETS[title][1].link)
    assert CLAIMS[title](*(Run(config.surface, run) for run in race(config)))
