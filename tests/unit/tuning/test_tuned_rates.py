"""A rate is called tuned only where somebody tuned; where a surface changes, rates follow by theory or are found."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.config import TEXTBOOK, Entry, RunConfig, default_race, fresh, with_rate
from engine.link import decode, encode
from engine.retune import followed, tuned
from engine.run import race as run
from engine.run import settle
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from engine.spec.registry import key
from engine.tuning.quadratic import curvatures, fastest
from engine.tuning.rates import known, suitable
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from surfaces.formula import parse
from ui.session.moved import on_surface

BEALE = RunConfig(SURFACES["beale"]())
CHANGED = (
    "ellipse~condition:1000",
    "ellipse~condition:50~rotation:45",
    "regression~error:mae",
    "regression~outlier:true",
)


def how(race: RunConfig, name: str = "adam", **news: Any) -> str | None:
    """Where the suitable rate of a rule with these numbers comes from."""
    found = known(replace(fresh(name, race.surface), **news), None, race.place)
    return found.how if found else None


def test_tuned_is_what_was_tuned() -> None:
    assert how(BEALE) == how(BEALE, "momentum") == how(BEALE, learning_rate=7.0) == "table"
    assert how(BEALE, beta1=0.8) is how(BEALE, epsilon=1e-3) is how(BEALE, "momentum", momentum=0.5) is None
    for other in (
        replace(BEALE, steps=299),
        replace(BEALE, start=(1.0, 1.6)),
        replace(BEALE, noise=Noise()),
        replace(BEALE, surface=SURFACES["rosenbrock"](a=2.0), start=SURFACES["rosenbrock"]().start),
    ):
        assert how(other) is None, other
    assert known(fresh("adam", BEALE.surface), SCHEDULES["cosine"](), BEALE.place) is None


@pytest.mark.parametrize("link", CHANGED)
def test_nobody_tuned_on_a_surface_with_other_numbers(link: str) -> None:
    race = decode(f"surface={link}")[0]
    assert race.surface.tuned == {} and type(race.surface)().tuned


@pytest.mark.parametrize("link", CHANGED)
def test_the_usual_runners_suit_it_all_the_same(link: str) -> None:
    race, notices = decode(f"surface={link}")
    assert notices == []
    for entry, ran in zip(race.entries, run(race), strict=True):
        found = known(entry.optimizer, None, race.place)
        assert found and found.how in ("theory", "found") and entry.optimizer.rate == found.rate
        assert ran.status.kind != "diverged" and ran.loss[-1] < ran.loss[0]
    assert decode(encode(race)) == (race, [])


def test_by_theory_it_is_two_over_the_sum_of_the_curvatures() -> None:
    race = decode("surface=ellipse~condition:1000")[0]
    assert curvatures(race.surface) == pytest.approx((2, 2000))
    rates = {type(entry.optimizer).__name__: entry.optimizer.rate for entry in race.entries}
    assert rates["GD"] == pytest.approx(2 / 2002, rel=1e-12)
    assert rates["Momentum"] == pytest.approx(2 * 1.9 / 2002, rel=1e-12)
    assert known(fresh("gd", race.surface), None, race.place).law == "2/(λmin + λmax)"  # type: ignore[union-attr]


def roots(rule: Any, lam: float, eta: float) -> float:
    """The factor by which the distance along an eigenvector shrinks, from the rule's own recurrence."""
    lam += rule.weight_decay
    if rule.recurrence == "descent":
        return abs(1 - eta * lam)
    mu = rule.momentum
    if rule.recurrence == "heavy_ball":
        line = [1, -(1 + mu - eta * (1 - rule.dampening) * lam), mu]
    else:
        line = [1, -(1 + mu) * (1 - eta * lam), mu * (1 - eta * lam)]
    return float(np.abs(np.roots(line)).max())


@pytest.mark.parametrize("condition", [1.5, 30.0, 1000.0])
@pytest.mark.parametrize(
    "rule",
    [OPTIMIZERS["gd"](), OPTIMIZERS["gd"](weight_decay=0.3), OPTIMIZERS["momentum"](dampening=0.4)]
    + [OPTIMIZERS[name](momentum=mu) for name in ("momentum", "nag") for mu in (0.0, 0.5, 0.9, 0.99)],
    ids=repr,
)
def test_no_other_rate_is_faster(rule: Any, condition: float) -> None:
    low, high = 2.0, 2.0 * condition
    best = fastest(rule, low, high)
    tried = [max(roots(rule, low, eta), roots(rule, high, eta)) for eta in best * np.geomspace(0.01, 3, 400)]
    assert max(roots(rule, low, best), roots(rule, high, best)) <= min(tried) + 1e-7


@pytest.mark.parametrize("name", ["gd", "adam", "rmsprop", "lookahead"])
def test_a_rate_that_is_found_is_about_the_best(name: str) -> None:
    race = decode("surface=regression~error:mae&run=none")[0]
    found = suitable(OPTIMIZERS[name](), None, race.place)
    assert found and found.how == "found"
    values = np.geomspace(1e-4, 10, 200)
    rule = with_rate(OPTIMIZERS[name](), values)  # type: ignore[arg-type]
    losses = settle(rule, race.surface, race.start, race.steps, rest=False).loss
    mine = settle(with_rate(OPTIMIZERS[name](), found.rate), race.surface, race.start, race.steps, rest=False).loss
    lowest = race.surface.minima[0].loss
    assert mine[0] - lowest <= 10 * max(losses.min() - lowest, 1e-6)


def test_rates_follow_where_they_were_suitable_and_stay_where_they_were_chosen() -> None:
    race = decode("surface=ellipse&run=gd~learning_rate:0.32&run=adam~learning_rate:0.123&run=none")[0]
    own = with_rate(OPTIMIZERS["gd"](), race.surface.tuned["gd"])
    race = replace(race, entries=(Entry(own), Entry(with_rate(OPTIMIZERS["adam"](), 0.123))))
    steep = followed(race, replace(race, surface=SURFACES["ellipse"](condition=1000.0)))
    assert [entry.optimizer.rate for entry in steep.entries] == [pytest.approx(2 / 2002), 0.123]
    steeper = followed(steep, replace(steep, surface=SURFACES["ellipse"](condition=3000.0)))
    assert [entry.optimizer.rate for entry in steeper.entries] == [pytest.approx(2 / 6002), 0.123]
    assert followed(steeper, replace(steeper, surface=race.surface)) == race


def test_the_textbooks_rates_stay_on_their_surface() -> None:
    race = default_race()
    there = followed(race, replace(race, surface=SURFACES["booth"](), start=SURFACES["booth"]().start))
    names = [key(entry.optimizer) for entry in race.entries]
    assert [entry.optimizer.rate for entry in there.entries] == [there.surface.tuned[name] for name in names]
    assert followed(there, replace(there, surface=race.surface, start=race.start)) == race
    own = replace(race, entries=(Entry(OPTIMIZERS["adam"](learning_rate=0.123)), *race.entries))
    assert followed(own, there).entries == there.entries
    assert followed(own, replace(own, surface=there.surface)).entries[0] == own.entries[0]
    ravine = followed(race, replace(race, surface=SURFACES["ellipse"](condition=25.0), start=(-4.0, 2.0)))
    assert ravine.entries[0].optimizer.rate == pytest.approx(2 / 52)


WALKS = [
    ("x^4/4 - x^2 + y^2 + x/4", "(1 - x)^2 + 100*(y - x^2)^2"),
    ("log(x) + y^2", "x^2 + 3*y^2"),
    ("x^4/4 - x^2 + y^2", "x - y", "x^2 + 3*y^2"),
    ("abs(x) + abs(y)", "x^2 - y^2", "log(x) + y^2", "abs(x) + 2*abs(y)"),
]


@pytest.mark.parametrize("texts", WALKS)
@pytest.mark.parametrize("moved", [False, True])
def test_rates_are_found_anew_for_another_formula(texts: tuple[str, ...], moved: bool) -> None:
    """Also where one on the way has no minimum, and where the start was moved since they were found."""
    own = Entry(OPTIMIZERS["adam"](learning_rate=0.1234))
    race = replace(default_race(), entries=(*default_race().entries, Entry(fresh("adagrad", BEALE.surface)), own))
    for text in texts:
        race = on_surface(race, parse(text))
        assert race.entries[-1] == own
        for entry in race.entries[:-1]:
            found = suitable(entry.optimizer, None, race.place)
            rate = found.rate if found else TEXTBOOK.get(key(entry.optimizer), type(entry.optimizer)().rate)
            assert entry.optimizer.rate == rate, (text, entry)
        race = replace(race, start=(race.start[0] + 0.25, 0.5)) if moved else race
    back = on_surface(race, SURFACES["beale"]())
    assert [entry.optimizer.rate for entry in back.entries[:5]] == [*TEXTBOOK.values()]


def test_schedules_that_are_compared_stay_at_one_rate() -> None:
    race = replace(BEALE, steps=100)
    gd = fresh("gd", BEALE.surface)
    race = replace(race, entries=(Entry(gd), Entry(gd, SCHEDULES["cosine"](T_max=100))))
    there = followed(race, replace(race, surface=SURFACES["booth"](), start=SURFACES["booth"]().start))
    assert {entry.optimizer.rate for entry in there.entries} == {SURFACES["booth"]().tuned["gd"]}


def test_how_many_rows_a_step_sees_is_chance_and_moves_no_rate() -> None:
    race = RunConfig(SURFACES["regression"]())
    fewer = replace(race, surface=SURFACES["regression"](batch=5))
    assert followed(race, fewer) == fewer
    assert [e.optimizer for e in decode("surface=regression~batch:5")[0].entries] == [e.optimizer for e in race.entries]
    assert how(fewer) is None


def test_rates_are_found_for_these_very_settings() -> None:
    race = replace(BEALE, steps=40, start=(2.0, 1.0), entries=(Entry(OPTIMIZERS["adam"](beta1=0.5)),))
    assert known(race.entries[0].optimizer, None, race.place) is None
    better = tuned(race)
    found = known(better.entries[0].optimizer, None, race.place)
    assert found and found.how == "found" and better.entries[0].optimizer.rate == found.rate
    assert run(better)[0].loss[-1] < run(race)[0].loss[-1]
    assert known(better.entries[0].optimizer, None, replace(race, seed=9).place) == found  # no chance, no seed
    assert known(better.entries[0].optimizer, None, replace(race, steps=41).place) is None


def test_no_rate_is_found_where_none_is_used_or_none_is_best() -> None:
    adam = OPTIMIZERS["adam"]()
    assert suitable(adam, SCHEDULES["one_cycle"](), BEALE.place) is None  # its peak replaces the rate
    assert suitable(adam, SCHEDULES["cosine"](), BEALE.place) is not None
    saddle = replace(RunConfig(SURFACES["saddle"]()), steps=50)
    assert suitable(adam, None, saddle.place) is None
