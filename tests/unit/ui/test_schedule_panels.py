"""One rule under several schedules: which races that gives, and what is said of them."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.config import Entry, RunConfig, default_race
from engine.link import decode, encode, fits
from engine.run import race as run
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from engine.spec.text import LANGUAGES
from figures.number import three_digits
from optimizers import OPTIMIZERS
from stage.words_ends import ENDS
from surfaces import SURFACES
from ui.schedules.lineup import LOOKS, NONE, SIX, is_of_schedules, looking, name, six, under, with_rule
from ui.schedules.panels import SAID
from ui.schedules.verdict import called, figures, hint, lowest
from ui.schedules.words import WORDS

ROOT = Path(__file__).parents[3]
SGD = OPTIMIZERS["sgd"](learning_rate=0.01)


def himmelblau(*names, steps=300, noise=10.0):
    entries = tuple(Entry(SGD, looking(each, steps, 0.01)) for each in names)
    return RunConfig(
        SURFACES["himmelblau"](), steps=steps, noise=Noise(scale=noise) if noise else None, entries=entries
    )


@pytest.mark.parametrize("steps", [1, 7, 300, 100_000])
@pytest.mark.parametrize("key", [NONE, *SCHEDULES])
def test_a_fitted_schedule_is_legal_and_never_above_the_own_rate(key, steps):
    race = himmelblau(key, steps=steps)
    assert decode(encode(race)) == (race, [])
    short = replace(race, steps=min(steps, 300), noise=None)
    assert run(short)[0].lr.max() <= 0.01 * (1 + 1e-12)


def test_every_fit_is_of_a_schedule():
    assert set(LOOKS) <= set(SCHEDULES)
    assert set(SIX) - {NONE} <= set(SCHEDULES)


def test_the_falling_ones_have_fallen_when_the_race_ends():
    for key in ("cosine", "exponential", "linear", "multistep", "one_cycle", "polynomial", "step"):
        lr = run(himmelblau(key, noise=0))[0].lr
        assert lr[-1] < 0.1 * lr.max(), key


def test_six_shapes_are_those_of_the_first_rule():
    race = six(default_race())
    assert [name(entry) for entry in race.entries] == list(SIX)
    assert {entry.optimizer for entry in race.entries} == {default_race().entries[0].optimizer}
    assert six(race) == race
    assert six(replace(race, entries=())).entries
    assert fits(race)


def test_which_races_compare_schedules():
    assert not is_of_schedules(default_race())
    assert is_of_schedules(six(default_race()))
    assert is_of_schedules(himmelblau(NONE))
    assert is_of_schedules(replace(default_race(), entries=()))
    mixed = (*default_race().entries, Entry(SGD, SCHEDULES["cosine"]()))
    assert is_of_schedules(replace(default_race(), entries=mixed))


def test_choosing_schedules_keeps_who_stays():
    race = himmelblau(NONE, "step", "cosine")
    own = replace(race.entries[1], schedule=SCHEDULES["step"](step_size=33))
    race = replace(race, entries=(race.entries[0], own, race.entries[2]))
    found = under(race, [NONE, "step", "plateau"], race.entries)
    assert found[:2] == [race.entries[0], own]
    assert [name(entry) for entry in found] == [NONE, "step", "plateau"]
    assert len(under(race, [NONE, *SCHEDULES], race.entries)) == 12
    assert under(race, [], race.entries) == []
    assert [name(entry) for entry in under(replace(race, entries=()), ["step"], ())] == ["step"]


def test_another_rule_keeps_the_shape():
    adam = OPTIMIZERS["adam"](learning_rate=0.5)
    entry = with_rule(Entry(SGD, SCHEDULES["one_cycle"](max_lr=0.02)), adam)
    assert entry == Entry(adam, SCHEDULES["one_cycle"](max_lr=1.0))
    assert with_rule(Entry(SGD), adam) == Entry(adam)
    huge = OPTIMIZERS["gd"](learning_rate=1e6)
    nothing = OPTIMIZERS["gd"](learning_rate=0.0)
    config = replace(default_race(), entries=(with_rule(Entry(nothing, SCHEDULES["by_hand"]()), huge),))
    assert config.entries[0].schedule.lr == 1e6


@pytest.mark.parametrize("say", LANGUAGES)
def test_names_say_what_differs_and_are_distinct(say):
    found = called(himmelblau(*SIX), say)
    assert len(set(found)) == len(SIX)
    assert not any("SGD" in each for each in found)
    twins = (SCHEDULES["step"](step_size=50), SCHEDULES["step"](step_size=90))
    race = replace(himmelblau(NONE), entries=(Entry(SGD), *(Entry(SGD, twin) for twin in twins)))
    assert [each.rpartition(" ")[2] for each in called(race, say)[1:]] == ["50", "90"]
    assert called(default_race(), say) == ["GD", "Momentum", "NAG", "RMSprop", "Adam"]


@pytest.mark.parametrize("say", LANGUAGES)
def test_the_lowest_is_the_lowest(say):
    race = himmelblau(*SIX)
    runs = run(race)
    best = int(np.argmin([each.loss[-1] for each in runs]))
    x, y = runs[best].theta[-1]
    said = figures(race, runs, say)
    for part in (called(race, say)[best], three_digits(runs[best].loss[-1]), f"({three_digits(x)}, {three_digits(y)})"):
        assert part in said
    ends = [each.loss[-30:].mean() for each in runs]
    calm, restless = int(np.argmin(ends)), int(np.argmax(ends))
    name = called(race, say)
    if say == "en":
        assert lowest(race, runs, say) == (
            f"{name[calm]} ends lowest, at {three_digits(ends[calm])}. "
            f"{name[restless]} still trembles at {three_digits(ends[restless])}."
        )


def test_who_is_level_is_said_to_be():
    quiet = himmelblau(*SIX, noise=0)
    assert lowest(quiet, run(quiet), "en").startswith("6 of 6 end at the same lowest loss")
    pair = himmelblau(NONE, "plateau", "exponential", noise=0, steps=25)
    assert lowest(pair, run(pair), "en").startswith("Constant rate, Reduce on plateau end lowest")


def test_a_race_that_is_lost_is_said_to_be():
    race = replace(himmelblau(NONE), entries=(Entry(OPTIMIZERS["sgd"](learning_rate=9.0)),))
    assert lowest(race, run(race), "en") == ENDS["end_overshot_all"]["en"]
    assert lowest(replace(race, entries=()), (), "en") == ""
    assert figures(race, run(race), "en") == hint(race, run(race), "en") == ""


@pytest.mark.parametrize("say", LANGUAGES)
def test_what_the_noise_changes_is_computed(say):
    race = himmelblau(*SIX)
    runs, quiet = run(race), run(replace(race, noise=None))
    ends = [each.loss[-30:].mean() for each in runs]
    most, least = int(np.argmax(ends)), int(np.argmin(ends))
    said = figures(race, runs, say)
    for part in (ends[most], ends[least], quiet[most].loss[-30:].mean(), quiet[least].loss[-30:].mean(), 30):
        assert ("30" if part == 30 else three_digits(0.0 if part < 1e-12 else float(part))) in said
    assert ("trembling" in said) == (say == "en")


def test_nobody_is_said_to_calm_down_who_does_not():
    race = himmelblau(NONE, "warmup")
    assert ". Mean loss of the last 30 steps" in figures(race, run(race), "en")
    assert "trembles" not in lowest(race, run(race), "en")


def test_without_noise_the_page_says_what_to_try_and_with_drawn_rows_nothing():
    race = himmelblau(NONE, "step", noise=0)
    assert "Switch the noise on" in hint(race, run(race), "en")
    rows = replace(race, surface=SURFACES["regression"](), start=None)
    assert hint(rows, run(rows), "en") == "" and "Mean loss" not in figures(rows, run(rows), "en")


def test_the_panels_ask_only_for_words_that_exist():
    scripts = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "static/panels/schedules").glob("*.js"))
    asked = set(re.findall(r"\bwords\.(\w+)", scripts))
    asked |= {"reading", "spent", "cut", "cut_short"}  # asked for by a variable
    assert asked == set(SAID) <= set(WORDS)
    used = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "ui/schedules").glob("*.py"))
    assert set(re.findall(r'WORDS\[["\'](\w+)', used)) <= set(WORDS)
