"""A race is a value: its defaults, its bounds, its place in a dictionary."""

from typing import Any

import numpy as np
import pytest

from engine.config import TEXTBOOK, Entry, RunConfig, default_race, fresh, with_rate
from engine.fields import PACKAGES, parts, registry
from engine.outcome.score import REACH
from engine.race_length import EARLY, LATE
from engine.run import race as run
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from engine.spec.registry import key
from optimizers import OPTIMIZERS
from surfaces import SURFACES

BEALE = SURFACES["beale"]()
ADAM = Entry(OPTIMIZERS["adam"]())


def test_a_surface_is_enough() -> None:
    race = RunConfig(BEALE)
    assert (race.start, race.steps, race.seed, race.noise) == (BEALE.start, 300, 0, None)
    assert [key(entry.optimizer) for entry in race.entries] == ["gd", "momentum", "nag", "rmsprop", "adam"]
    assert all(entry.schedule is None for entry in race.entries)


def test_the_default_race_is_the_textbooks() -> None:
    race = default_race()
    assert key(race.surface) == "beale" and race.start == (1.0, 1.5) and race.page_settings == ()
    assert {key(entry.optimizer): entry.optimizer.rate for entry in race.entries} == TEXTBOOK
    assert all(entry == Entry(with_rate(type(entry.optimizer)(), entry.optimizer.rate)) for entry in race.entries)


def test_in_the_default_race_momentum_is_there_first_and_shoots_past() -> None:
    race = default_race()
    gd, momentum, nag, rmsprop, adam = run(race)
    near = [np.flatnonzero(np.hypot(*(each.theta - (3, 0.5)).T) <= REACH) for each in (momentum, nag, rmsprop, adam)]
    assert [int(steps[0]) for steps in near] == [40, 41, 238, 253]
    assert np.hypot(*(momentum.theta[41:] - (3, 0.5)).T).max() > 0.3 and momentum.theta[:, 0].max() > 3.3
    assert EARLY < 253 / race.steps < LATE and np.hypot(*(gd.theta[-1] - (3, 0.5))) > REACH


def test_equal_races_are_one_key() -> None:
    races = [RunConfig(BEALE, (1, 1), 10, 0, None, (ADAM,)), RunConfig(BEALE, (1.0, 1.0), 10, 0, None, [ADAM])]  # type: ignore[arg-type]
    assert len(set(races)) == 1
    assert races[0].start == (1.0, 1.0) and isinstance(races[1].entries, tuple)
    assert RunConfig(BEALE, start=(-0.0, 0.0)).start[0].hex() == "0x0.0p+0"


def test_a_race_without_runners_is_a_race() -> None:
    assert RunConfig(BEALE, entries=()).entries == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": 0},
        {"steps": 100_001},
        {"steps": 1.5},
        {"steps": True},
        {"start": (1e7, 0.0)},
        {"start": (float("nan"), 0.0)},
        {"start": (1.0,)},
        {"seed": -1},
        {"seed": 2**32},
        {"entries": (ADAM,) * 13},
        {"noise": Noise(scale=-1.0)},
        {"entries": (Entry(OPTIMIZERS["adam"](beta1=1.0)),)},
        {"entries": (Entry(OPTIMIZERS["lookahead"](inner=OPTIMIZERS["adam"](learning_rate=float("inf")))),)},
        {"entries": (Entry(OPTIMIZERS["gd"](), SCHEDULES["multistep"](milestones=(1, -1))),)},
    ],
)
def test_what_no_link_could_say_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        RunConfig(BEALE, **wrong)


def test_the_corners_are_legal() -> None:
    adam = OPTIMIZERS["adam"](learning_rate=1e-300, epsilon=0.0, beta2=1 - 2.0**-53)
    race = RunConfig(BEALE, (-1e6, 1e6), 100_000, 2**32 - 1, Noise("heavy", 0.0), (Entry(adam),) * 12)
    assert race.entries[0].optimizer == adam


def test_a_tuned_rate_is_used_where_there_is_one() -> None:
    tuned = getattr(BEALE, "tuned", {})
    for name, cls in OPTIMIZERS.items():
        made = fresh(name, BEALE)
        assert made == (with_rate(cls(), tuned[name]) if name in tuned else cls())


def test_the_rate_of_a_wrapper_is_the_inner_one() -> None:
    wrapped = with_rate(OPTIMIZERS["lookahead"](), 0.25)
    assert wrapped.rate == wrapped.inner.learning_rate == 0.25


def test_a_rule_inside_another_starts_from_its_own_defaults() -> None:
    """Else a link that names the inner rule would mean another race than one that does not."""
    for base in PACKAGES:
        for cls in registry(base).values():
            made = cls()
            for name in parts(cls):
                inside = getattr(made, name)
                assert inside is None or inside == type(inside)()


def test_a_race_is_made_of_the_right_parts() -> None:
    beale = SURFACES["beale"]()
    wrong: list[dict[str, Any]] = [
        {"surface": 3},
        {"surface": beale, "noise": "gaussian"},
        {"surface": beale, "start": ("1", "2")},
        {"surface": beale, "entries": (OPTIMIZERS["adam"](),)},
    ]
    for given in wrong:
        with pytest.raises(ValueError, match="race"):
            RunConfig(**given)
