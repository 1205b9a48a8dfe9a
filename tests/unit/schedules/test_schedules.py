"""Every schedule against its closed form or recursion, written out here by hand."""

import dataclasses
import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from engine.schedules import SCHEDULES
from engine.spec.hyper import Hyper, hypers
from engine.spec.schedule import NoMemory, Schedule
from engine.symbolic.expression import symbol
from engine.symbolic.program import build
from engine.trace.tree import numbers, structure

BASE = 0.1
NAMES = list(SCHEDULES)
EXPECTED = (
    "by_hand constant cosine cosine_restarts exponential inverse_sqrt linear multistep one_cycle plateau polynomial"
    " step warmup"
)


def run(schedule: Schedule, steps: int = 40, base: Any = BASE, losses: Any = None) -> Any:
    """The rates of the first steps."""
    memory, rates = schedule.start(base), []
    for k in range(steps):
        lr, memory = schedule.rate(k, base, memory, 1.0 if losses is None else losses[k])
        rates.append(lr)
    return np.array(rates)


def near(actual: Any, expected: Any) -> None:
    np.testing.assert_allclose(actual, expected, rtol=1e-13, atol=1e-16)


def test_the_registry_holds_all_of_them_and_torch_names_their_fields() -> None:
    assert " ".join(sorted(SCHEDULES)) == EXPECTED
    fields = {name: [f.name for f in dataclasses.fields(cls)] for name, cls in SCHEDULES.items()}  # type: ignore[arg-type]
    assert " ".join(fields["one_cycle"]) == (
        "max_lr total_steps pct_start anneal_strategy div_factor final_div_factor three_phase"
        " cycle_momentum base_momentum max_momentum"
    )
    assert fields["plateau"] == ["factor", "patience", "threshold", "threshold_mode", "cooldown", "min_lr", "eps"]
    assert fields["cosine_restarts"] == ["T_0", "T_mult", "eta_min"]
    assert fields["warmup"] == ["warmup_steps", "then"]


@pytest.mark.parametrize("name", NAMES)
def test_every_schedule_says_what_it_is_in_both_languages(name: str) -> None:
    cls = SCHEDULES[name]
    assert cls.title.en and cls.title.ko and cls.summary.en and cls.summary.ko and r"\eta" in cls.tex
    declared = hypers(cls)
    plain = {f.name for f in dataclasses.fields(cls)} - {"then"}  # type: ignore[arg-type]
    assert plain == set(declared)
    for term in declared.values():
        assert isinstance(term, Hyper) and term.title.ko and term.help.ko


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [
        ("by_hand", {"at": 13, "lr": 0.7}, lambda k: BASE if k < 13 else 0.7),
        ("by_hand", {"at": 0, "lr": 0.0}, lambda k: 0.0),
        ("constant", {}, lambda k: BASE / 3 if k < 5 else BASE),
        ("step", {"step_size": 7, "gamma": 0.3}, lambda k: BASE * 0.3 ** (k // 7)),
        ("multistep", {"milestones": (3, 9, 9)}, lambda k: BASE * 0.1 ** ((k >= 3) + 2 * (k >= 9))),
        ("multistep", {"milestones": ()}, lambda k: BASE),
        ("exponential", {"gamma": 0.9}, lambda k: BASE * 0.9**k),
        ("linear", {}, lambda k: BASE * (1 / 3 + (2 / 3) * min(k, 5) / 5)),
        ("polynomial", {"total_iters": 8, "power": 2.5}, lambda k: BASE * (1 - min(k, 8) / 8) ** 2.5),
        ("inverse_sqrt", {"warmup_steps": 6}, lambda k: BASE * ((k + 1) / 6 if k < 6 else math.sqrt(6 / (k + 1)))),
        ("warmup", {"warmup_steps": 6}, lambda k: BASE * min((k + 1) / 6, 1)),
        ("warmup", {"warmup_steps": 0}, lambda k: BASE),
        ("cosine", {"T_max": 9, "eta_min": 0.02}, lambda k: 0.02 + 0.08 * (1 + math.cos(math.pi * k / 9)) / 2),
    ],
)
def test_closed_forms(name: str, fields: dict[str, Any], expected: Any) -> None:
    near(run(SCHEDULES[name](**fields)), [expected(k) for k in range(40)])


def test_cosine_climbs_again_after_its_period() -> None:
    rates = run(SCHEDULES["cosine"](T_max=10), 21)
    near([rates[0], rates[20]], BASE)
    assert rates[10] < 1e-17


def test_restarts_come_where_the_cycles_end() -> None:
    rates = run(SCHEDULES["cosine_restarts"](T_0=4, T_mult=2, eta_min=0.01), 30)
    spans = [(i, n) for n in (4, 8, 16, 32) for i in range(n)][:30]
    near(rates, [0.01 + 0.09 * (1 + math.cos(math.pi * i / n)) / 2 for i, n in spans])
    assert [k for k in range(30) if rates[k] == BASE] == [0, 4, 12, 28]


@pytest.mark.parametrize("strategy", ["cos", "linear"])
@pytest.mark.parametrize(
    ("three", "corners"),
    [
        (False, [(0, 0.02), (9, 0.5), (39, 2e-5)]),
        (True, [(0, 0.02), (9, 0.5), (18, 0.02), (39, 2e-5)]),
    ],
)
def test_one_cycle_bends_at_its_corners_and_holds_the_last_value(
    strategy: str, three: bool, corners: list[tuple[int, float]]
) -> None:
    schedule = SCHEDULES["one_cycle"](
        max_lr=0.5, total_steps=40, pct_start=0.25, anneal_strategy=strategy, div_factor=25.0, final_div_factor=1000.0,
        three_phase=three,
    )  # fmt: skip
    rates = run(schedule, 60)
    near([rates[k] for k, _ in corners], [rate for _, rate in corners])
    near(rates[39:], 2e-5)
    for (i, a), (j, b) in pairwise(corners):
        share = (np.arange(i, j + 1) - i) / (j - i)
        bent = (1 - np.cos(np.pi * share)) / 2 if strategy == "cos" else share
        near(rates[i : j + 1], a + (b - a) * bent)


@pytest.mark.parametrize("pct", [0.0, 0.1, 0.5, 1.0])
@pytest.mark.parametrize("three", [False, True])
def test_one_cycle_is_finite_for_any_split(pct: float, three: bool) -> None:
    for total in (1, 2, 10):
        assert np.isfinite(run(SCHEDULES["one_cycle"](total_steps=total, pct_start=pct, three_phase=three))).all()


def test_after_the_warmup_another_schedule_starts_at_its_own_beginning() -> None:
    restarts = SCHEDULES["cosine_restarts"](T_0=5)
    rates = run(SCHEDULES["warmup"](warmup_steps=7, then=restarts))
    near(rates[:7], [BASE * (k + 1) / 7 for k in range(7)])
    near(rates[7:], run(restarts, 33))


def plateau_by_hand(losses: list[float], **kwargs: Any) -> list[float]:
    """torch's ReduceLROnPlateau, read line by line from its documentation."""
    s = SCHEDULES["plateau"](**kwargs)
    f: Any = s
    lr, best, bad, rest, rates = BASE, math.inf, 0, 0, []
    for loss in losses:
        rates.append(lr)
        limit = best * (1 - f.threshold) if f.threshold_mode == "rel" else best - f.threshold
        if loss < limit:
            best, bad = loss, 0
        else:
            bad += 1
        if rest > 0:
            rest, bad = rest - 1, 0
        if bad > f.patience:
            new = max(lr * f.factor, f.min_lr)
            lr = new if lr - new > f.eps else lr
            rest, bad = f.cooldown, 0
    return rates


@pytest.mark.parametrize("mode", ["rel", "abs"])
@pytest.mark.parametrize("cooldown", [0, 3])
@pytest.mark.parametrize("patience", [0, 2])
def test_plateau_follows_the_recursion(mode: str, cooldown: int, patience: int) -> None:
    rng = np.random.default_rng(3)
    losses = np.concatenate([np.linspace(3, 1, 10), rng.normal(0, 1, 40), [math.nan, math.inf], np.full(20, -2.0)])
    fields = {"factor": 0.5, "patience": patience, "threshold": 0.01, "threshold_mode": mode, "cooldown": cooldown}
    rates = run(SCHEDULES["plateau"](**fields, min_lr=1e-4), len(losses), losses=losses)
    near(rates, plateau_by_hand(list(losses), **fields, min_lr=1e-4))
    assert len(set(rates)) > 3


def test_plateau_waits_for_one_step_more_than_its_patience() -> None:
    rates = run(SCHEDULES["plateau"](patience=10), 14)
    near(rates, [BASE] * 12 + [BASE / 10] * 2)


@pytest.mark.parametrize("name", NAMES)
def test_a_column_of_rates_equals_one_run_each(name: str) -> None:
    bases = np.array([0.01, 0.1, 1.0])
    losses = np.abs(np.sin(np.arange(40.0)))
    schedule = SCHEDULES[name]()
    together = [np.broadcast_to(lr, 3) for lr in _columns(schedule, bases, losses)]
    near(np.array(together), np.array([run(schedule, 40, base, losses) for base in bases]).T)


def _columns(schedule: Schedule, bases: Any, losses: Any) -> Any:
    memory = schedule.start(bases)
    for k, loss in enumerate(losses):
        lr, memory = schedule.rate(k, bases, memory, loss)
        yield lr


WARM = [SCHEDULES["warmup"](then=SCHEDULES[name]()) for name in ("cosine_restarts", "plateau")]


@pytest.mark.parametrize("plain", [*(cls() for cls in SCHEDULES.values()), *WARM], ids=lambda plain: plain.title.en)
def test_traced_on_symbols_it_is_the_same_schedule(plain: Schedule) -> None:
    traced = structure(plain).symbolic("schedule")
    base, k, loss = symbol("base"), symbol("step"), symbol("loss")
    start = traced.start(base)
    memory = type(start)(*(symbol(f"memory.{i}") for i, _ in enumerate(start)))
    lr, after = traced.rate(k, base, memory, loss)
    fields, values = [node for _, node in numbers(traced, "")], [float(v) for _, v in numbers(plain, "")]
    begin, step = build([base, *fields], list(start)), build([k, base, loss, *memory, *fields], [lr, *after])

    losses = np.abs(np.sin(np.arange(150.0)))
    carried, rates = list(begin(BASE, *values)), []
    for i, seen in enumerate(losses):
        rate, *carried = step(float(i), BASE, seen, *carried, *values)
        rates.append(rate)
    near(rates, run(plain, 150, losses=losses))


def test_closed_forms_have_no_memory() -> None:
    assert SCHEDULES["cosine"]().start(BASE) == NoMemory() == ()
