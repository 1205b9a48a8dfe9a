"""The sentence of a step says what the recorded numbers show."""

import numpy as np
import pytest

from engine.config import Entry, RunConfig
from engine.formula.lines import anatomy
from engine.run import race
from engine.spec.noise import Noise
from optimizers import OPTIMIZERS
from stage.anatomy.narration import STORIES, choose, memory, tell
from surfaces import SURFACES

RULES = [cls() for cls in OPTIMIZERS.values()]
RULES += [OPTIMIZERS["newton"](saddle_free=True), OPTIMIZERS["rmsprop"](centered=True, momentum=0.5)]
SLOPE, BEFORE = (3.0, 4.0), (3.1, 3.9)


def remembered(rule):
    """The name of the line that is the rule's memory, "" where there is none."""
    line = memory(anatomy(rule))
    return line.name if line else ""


def story(rule, update, gradient=SLOPE, earlier=BEFORE, held=SLOPE):
    """The name of the sentence for such a step."""
    told, program = choose(anatomy(rule))
    numbers = {"gradient": gradient, "update": update, "earlier": earlier, remembered(rule): held}
    index, *_ = program(*(np.float64(numbers[name[:-2]][int(name[-1])]) for name in program.inputs))
    return told[int(index)]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_each_sentence_has_its_step():
    adam, gd, newton = (OPTIMIZERS[key]() for key in ("adam", "gd", "newton"))
    assert story(gd, (0, 0)) == "still"
    assert story(adam, (1, 1), gradient=(0, 0)) == "coast"
    assert story(adam, (-3, -4), earlier=(np.nan, np.nan)) == "first"
    assert story(adam, (3, 4), held=(-3, -4)) == "outweighed"
    assert story(adam, (3, 4)) == story(gd, (3, 4)) == "climb"
    assert story(newton, (3, 4)) == "negative"
    assert story(adam, (-3, -4), held=(4, -3)) == "turn"
    assert story(gd, (-3, -4), earlier=(-3, -4)) == "back"
    assert story(adam, (-9, -1)) == "more_x"
    assert story(adam, (-1, -9)) == "more_y"
    assert story(newton, (-4, -3)) == "bowl"
    assert story(gd, (-3, -4)) == "straight"
    assert story(adam, (-3.5, -3.5)) == "agree"
    assert story(adam, (-3.5, -3.5), held=(4, 1)) == "trail"
    assert story(gd, (-4, -3)) == "bent"


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("noise", [None, Noise(scale=0.5)], ids=["exact", "noisy"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
def test_no_sentence_contradicts_the_run(rule, noise):
    run = race(RunConfig(SURFACES["beale"](), (1.0, 1.5), 40, entries=(Entry(rule),), noise=noise))[0]
    found = anatomy(rule)
    told, program = choose(found)
    for k in range(len(run.gradient)):
        slope, update = run.gradient[k], run.theta[k + 1] - run.theta[k]
        numbers = {"gradient": slope, "update": update, "earlier": run.gradient[k - 1] if k else np.full(2, np.nan)}
        if remembered(rule):
            numbers[remembered(rule)] = run.state[remembered(rule).removeprefix("state.")][k]
        index, _, length, angle = program(*(numbers[name[:-2]][int(name[-1])] for name in program.inputs))
        name = told[int(index)]
        down = -slope @ update
        assert length == pytest.approx(np.hypot(*update), rel=1e-12)
        if np.isfinite(angle):
            along = np.cos(np.radians(angle)) * np.hypot(*slope) * length
            np.testing.assert_allclose(along, down, rtol=1e-6, atol=1e-9)
        assert (name in ("climb", "outweighed", "negative")) <= (down < 0)
        assert (name == "still") == (length == 0)
        assert (name == "first") <= (k == 0)
        assert (name == "straight") <= (down > 0.999 * np.hypot(*slope) * length)


def test_what_only_sets_the_size_of_a_step_is_no_memory():
    assert remembered(OPTIMIZERS["rmsprop"](centered=True)) == ""
    assert remembered(OPTIMIZERS["rmsprop"](centered=True, momentum=0.5)) == "state.velocity"
    assert remembered(OPTIMIZERS["lookahead"]()) == "state.inner.m_hat"
    assert remembered(OPTIMIZERS["adam"](bias_correction=False)) == "state.m"
    assert remembered(OPTIMIZERS["lion"]()) == "state.m"
    assert remembered(OPTIMIZERS["adam"](beta1=0.0)) == remembered(OPTIMIZERS["rmsprop"]()) == ""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_sentence_is_said_by_some_rule(language):
    said = {name for rule in RULES for name in choose(anatomy(rule))[0]}
    assert said == set(STORIES)
    for rule in RULES:
        assert not any("{memory}" in text or "  " in text for text in tell(anatomy(rule), language)["stories"])
