"""A race nobody gave a length ends soon after its last arrival."""

from dataclasses import replace

import pytest

from engine.config import Entry, RunConfig, default_race
from engine.outcome.score import score
from engine.race_length import EARLY, LATE, USUAL, fitted, refitted
from engine.run import race as run
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from surfaces import SURFACES
from ui.session.moved import on_surface


@pytest.mark.parametrize("name", SURFACES)
def test_the_last_arrival_comes_at_60_to_80_percent(name: str) -> None:
    race = RunConfig(SURFACES[name]())
    race = replace(race, steps=fitted(race))
    arrivals = [step for each in run(race) if (step := score(race.surface, each).reached) is not None]
    if race.steps == USUAL and not (arrivals and EARLY * USUAL <= max(arrivals) <= LATE * USUAL):
        assert name in ("rastrigin", "saddle", "levy13", "rosenbrock", "ackley"), "here runners arrive in good time"
    else:
        assert EARLY * race.steps <= max(arrivals) <= LATE * race.steps


def test_the_default_race_and_a_bowl_are_as_long_as_they_should_be() -> None:
    assert fitted(default_race()) == default_race().steps == 350
    assert fitted(RunConfig(SURFACES["ellipse"]())) == 80


def test_what_chance_or_a_schedule_decides_stays_as_long_as_it_is() -> None:
    bowl = RunConfig(SURFACES["ellipse"](), steps=123)
    cosine = Entry(bowl.entries[0].optimizer, SCHEDULES["cosine"]())
    for race in (replace(bowl, noise=Noise()), replace(bowl, entries=(cosine,))):
        assert fitted(race) == 123
    assert fitted(RunConfig(SURFACES["regression"](batch=8), steps=77)) == 77


def test_a_length_that_somebody_chose_stays() -> None:
    bowl = RunConfig(SURFACES["ellipse"](), steps=80)
    ravine = replace(bowl, surface=SURFACES["ellipse"](condition=100.0), entries=bowl.entries[:1])
    assert refitted(bowl, ravine).steps == fitted(ravine)
    assert refitted(replace(bowl, steps=90), replace(ravine, steps=90)).steps == 90


def test_whoever_goes_to_another_surface_sees_all_arrive_there() -> None:
    home = default_race()
    bowl = on_surface(home, SURFACES["ellipse"]())
    assert bowl.steps == fitted(bowl) == 80 and on_surface(bowl, home.surface) == home
    assert on_surface(replace(home, steps=123), SURFACES["ellipse"]()).steps == 123
    compared = replace(home, entries=(Entry(home.entries[0].optimizer, SCHEDULES["cosine"](T_max=350)),))
    assert on_surface(compared, SURFACES["ellipse"]()).steps == 350
