"""A schedule that moves μ or β₁ beside the rate: one meaning by every executor. Goldens hold it to torch."""

from dataclasses import replace

import numpy as np
import pytest

from engine.config import Entry, RunConfig
from engine.link import decode, encode
from engine.run import settle, trajectory
from engine.schedules import SCHEDULES
from engine.single import untraced
from engine.spec.hyper import hypers
from engine.spec.schedule import at_step
from engine.trace.schedule_program import plan
from optimizers import OPTIMIZERS
from optimizers.adam import Adam
from optimizers.lookahead import Lookahead
from stage.anatomy.lines import pack
from surfaces import SURFACES

BEALE = SURFACES["beale"]()
START, STEPS = (1.0, 1.5), 90
CYCLE = SCHEDULES["one_cycle"](max_lr=0.002, total_steps=80, cycle_momentum=True)
STILL = SCHEDULES["one_cycle"](max_lr=0.002, total_steps=80)


def moves(name: str) -> bool:
    """Whether the rule, or the one inside it, has a momentum that can be cycled."""
    rule = OPTIMIZERS[name]()
    return bool({"momentum", "beta1"} & {*hypers(rule), *hypers(getattr(rule, "inner", rule))})


def test_torch_defaults_but_for_the_switch() -> None:
    plain = SCHEDULES["one_cycle"]()
    assert (plain.cycle_momentum, plain.base_momentum, plain.max_momentum) == (False, 0.85, 0.95)


def test_the_momentum_is_lowest_where_the_rate_is_highest() -> None:
    k = np.arange(float(STEPS))
    rate, momentum = CYCLE.rate_at(k, 0.1), CYCLE.cycled(k)["momentum"]
    assert np.argmax(rate) == np.argmin(momentum) == 23
    assert momentum[0] == momentum[-1] == 0.95
    assert momentum.min() == pytest.approx(0.85)
    linear = SCHEDULES["one_cycle"](
        total_steps=101, pct_start=0.25, three_phase=True, anneal_strategy="linear", cycle_momentum=True
    )
    falls = linear.cycled(np.arange(101.0))["beta1"]
    assert falls[24] < falls[10] < falls[0] == 0.95
    assert np.all(falls[49:] == 0.95)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_one_meaning_by_every_executor(name: str) -> None:
    rule = OPTIMIZERS[name]()
    peak = 0.05 if name == "lion" else 0.002  # a small step has the sign that it has with any β₁
    cycle, stiff = (replace(each, max_lr=peak) for each in (CYCLE, STILL))
    run = trajectory(rule, BEALE, START, STEPS, schedule=cycle)
    plain = [row["theta.0"] for row in untraced.run(rule, BEALE, START, STEPS, cycle, 0)]
    np.testing.assert_allclose(run.theta[1:, 0], plain, rtol=1e-12)
    crowd = np.repeat(np.array([START]).T, 40, axis=1)
    ends = settle(rule, BEALE, crowd, STEPS, schedule=cycle).end.T
    np.testing.assert_allclose(ends, [run.theta[-1]] * 40, rtol=1e-9)
    still = trajectory(rule, BEALE, START, STEPS, schedule=stiff)
    assert np.array_equal(run.theta, still.theta) == (not moves(name))
    np.testing.assert_array_equal(run.lr, still.lr)


def test_the_rule_inside_a_wrapper_is_cycled() -> None:
    rule = at_step(Lookahead(inner=Adam(beta1=0.5)), {"beta1": 0.7, "momentum": 0.7})
    assert rule == Lookahead(inner=Adam(beta1=0.7))


def test_what_follows_a_warm_up_cycles_from_its_own_first_step() -> None:
    schedule = SCHEDULES["warmup"](warmup_steps=10, then=CYCLE)
    k = np.arange(10.0, STEPS)
    np.testing.assert_array_equal(schedule.cycled(k)["beta1"], CYCLE.cycled(k - 10)["beta1"])
    assert np.all(schedule.cycled(np.arange(10.0))["beta1"] == 0.95)


def test_only_what_is_switched_on_reaches_a_link_and_a_program() -> None:
    race = RunConfig(BEALE, entries=(Entry(Adam(), STILL), Entry(Adam(), CYCLE)))
    still, moving = encode(race).split("&run=")[1:]
    assert "momentum" not in still and "schedule.cycle_momentum:true" in moving
    assert decode(encode(race)) == (race, [])
    assert plan(STILL).cycled == ()
    assert set(plan(CYCLE).cycled) == {"momentum", "beta1"}


@pytest.mark.parametrize("name", ["rmsprop", "adam", "lookahead"])
def test_the_lines_of_a_rule_have_the_moving_number_with_its_index(name: str) -> None:
    """RMSprop's momentum is 0 by itself, and has no term; where it is cycled it has one."""
    rule = OPTIMIZERS[name]()
    shown, still = (str(pack(Entry(rule, schedule), "a", "en")["lines"]) for schedule in (CYCLE, STILL))
    letter = "<mi>μ</mi><mi>t</mi>" if name == "rmsprop" else "<mrow><mn>1</mn><mo>,</mo><mi>t</mi></mrow>"
    assert letter in shown and letter not in still
