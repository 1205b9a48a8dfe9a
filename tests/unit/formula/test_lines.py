"""The lines of every rule, with the numbers of a step in their places, give what the run recorded at that step."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from engine.formula.letters import Letters
from engine.formula.lines import anatomy
from engine.formula.mathml import Numbers, Printer, document
from engine.formula.tree import evaluate, leaves
from engine.single import python_floats as floats
from engine.trace.cache import trace
from engine.trace.tree import numbers
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from tests.unit.formula.reassigned import REASSIGNED, MeanCalledSlope, TwoSlopes

STEPS = 12
SETTINGS = {
    "adam": ({"bias_correction": False}, {"weight_decay": 0.1}, {"beta1": 0.0}),
    "adamw": ({"amsgrad": True},),
    "adagrad": ({"lr_decay": 0.1, "initial_accumulator": 0.3},),
    "lookahead": ({"reset": True}, {"inner": OPTIMIZERS["nag"](), "k": 2}, {"inner": OPTIMIZERS["lookahead"]()}),
    "momentum": ({"dampening": 0.1}, {"momentum": 0.0}),
    "nadam": ({"weight_decay": 0.1, "decoupled_weight_decay": True}, {"weight_decay": 0.1}),
    "newton": ({"saddle_free": True}, {"damping": 0.1}),
    "rmsprop": ({"centered": True, "momentum": 0.9}, {"epsilon": 0.0}),
}
RULES = [cls() for cls in OPTIMIZERS.values()]
RULES += [OPTIMIZERS[key](**values) for key, variants in SETTINGS.items() for values in variants]
RULES += REASSIGNED
SEEN = [SURFACES["beale"](), SURFACES["himmelblau"](), SURFACES["regression"]()]


def named(rule):
    changed = {name: value for name, value in vars(rule).items() if value != getattr(type(rule), name, None)}
    return f"{type(rule).__name__} {changed or ''}"


def recorded(rule, surface):
    """What each step recorded, by name, with what was before it; and where it started."""
    loop = trace(rule, surface)
    settings = dict(numbers(rule, "rule"))
    fed = np.random.default_rng(0).integers(1, 9, size=(STEPS, loop.feeds)).astype(float)
    rows = floats.run(loop, surface.start, [*settings.values()], fed, STEPS, (0.0, 0.0, np.inf))
    before = dict(zip(loop.carried, loop.start(*surface.start, *settings.values()), strict=True))
    for row in rows:
        after = dict(zip(loop.carried + loop.recorded, row, strict=True))
        moved = {f"update.{i}": after[f"theta.{i}"] - before[f"theta.{i}"] for i in range(2)}
        earlier = {name.replace("state.", "before."): before[name] for name in loop.carried}
        yield after | earlier | settings | moved
        before = after


def value(known, name):
    """A number or a pair, whichever was recorded under this name."""
    return np.array([known[f"{name}.{i}"] for i in range(2)]) if f"{name}.1" in known else known[name]


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("surface", SEEN, ids=lambda surface: type(surface).__name__)
@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_numbers_of_a_step_give_its_result(rule, surface):
    found = anatomy(rule)
    names = [(str(i), slot.wide) for i, slot in enumerate(found.slots)]
    names += [(line.name, line.formula.wide) for line in found.computed]
    places = [place for name, wide in names for place in ((f"{name}.0", f"{name}.1") if wide else (name,))]
    for known in recorded(rule, rule.data(surface)):
        known |= dict(zip(places, found.program(*(known[name] for name in found.inputs)), strict=True))
        size = np.abs(value(known, "theta"))
        for line in found.lines:
            result = value(known, line.name)
            # The update is the difference of two points, so it carries their rounding.
            slack = 1e-12 * np.abs(result) + (4e-16 * size if line.name == "update" else 0)
            for tree in (line.formula, line.numbers):
                error = np.abs(evaluate(tree, lambda name, known=known: value(known, name)) - result)
                assert np.all(error <= slack), line.name


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_first_state_is_the_one_that_runs_begin_with(rule):
    found = anatomy(rule)
    known = next(recorded(rule, SEEN[0]))
    values = iter(found.begin(*(known[name] if "before" not in name else np.nan for name in found.inputs)))
    for name, tree in found.first.items():
        assert [next(values) for _ in range(1 + tree.wide)] == np.atleast_1d(value(known, name)).tolist()


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_every_line_is_typeset(rule):
    found, letters = anatomy(rule), Letters(rule)
    shown = [line.name for line in found.lines if not line.counts]
    assert (shown[0] in ("gradient", "local.g", "state.g", "state.m"), shown[-1]) == (True, "update")
    for line in found.lines:
        page = document(letters.markup(line.name) + Printer(letters).print(line.formula))
        text = "".join(ElementTree.fromstring(page).itertext())
        assert not re.search(r"rule|state|before|local|trace|lift|size|total|solved|_", text)
        places = ElementTree.fromstring(document(Numbers(letters).print(line.numbers))).iter()
        slots = [place.get("data-slot") for place in places if place.get("data-slot")]
        assert slots and all(int(slot.split(".")[0]) < len(found.slots) for slot in slots)


# A rule inside a rule inside a rule has three of every letter.
@pytest.mark.parametrize("rule", [rule for rule in RULES if not hasattr(getattr(rule, "inner", 0), "inner")], ids=named)
def test_one_letter_means_one_thing(rule):
    found, letters = anatomy(rule), Letters(rule)
    lines = [line for line in found.lines if not line.counts]
    inside = {leaf.name for line in lines for leaf in leaves(line.formula) if leaf.op != "slope"}
    meant = {}
    for name in sorted(inside | {line.name for line in lines}):
        if letters.symbol(name).role == "counter":  # the step is one, however many count it
            continue
        meant.setdefault(letters.markup(name), []).append(name)
    assert [several for several in meant.values() if len(several) > 1] == []


def test_a_second_slope_has_a_mark():
    assert said(TwoSlopes())[:2] == ["gt=∇f(θt−1)", "gt′=∇f(θt−1−ηgt)"]


def test_a_slope_whose_letter_is_taken_is_written_out():
    assert said(MeanCalledSlope()) == [
        "gt=β1gt−1+(1−β1)∇f(θt−1)hypot(∇xf(θt−1),∇yf(θt−1))",
        "Δθ=−ηgt+0.1∇f(θt−1)1+(∇f(θt−1))2",
    ]


def said(rule):
    """The lines as plain text, without what MathML needs to lay them out."""
    letters = Letters(rule)
    printer = Printer(letters)
    pages = (document(f"{letters.markup(line.name)}={printer.print(line.formula)}") for line in anatomy(rule).lines)
    return ["".join(ElementTree.fromstring(page).itertext()) for page in pages]


def test_a_rule_reads_like_its_paper():
    assert said(OPTIMIZERS["adam"]()) == [
        "gt=∇f(θt−1)",
        "t=t−1+1",
        "mt=β1mt−1+(1−β1)gt",
        "vt=β2vt−1+(1−β2)gt2",
        "m^t=mt1−β1t",
        "v^t=vt1−β2t",
        "Δθ=−ηm^tv^t+ε",
    ]
    assert said(OPTIMIZERS["gd"](weight_decay=0.1)) == ["gt=∇f(θt−1)+λθt−1", "Δθ=−ηgt"]
    assert said(OPTIMIZERS["lion"](weight_decay=0.0))[-1] == "Δθ=−ηsign(ct)"
    assert said(OPTIMIZERS["adamw"]())[-1] == "Δθ=−ηλθt−1−ηm^tv^t+ε"


def test_switches_and_zeros_leave_no_ink():
    assert "m^" not in "".join(said(OPTIMIZERS["adam"](bias_correction=False)))
    assert "λ" in "".join(said(OPTIMIZERS["adam"](weight_decay=0.1)))
    assert "λ" not in "".join(said(OPTIMIZERS["adam"]()))
    assert anatomy(OPTIMIZERS["adam"]()) is anatomy(replace(OPTIMIZERS["adam"]()))
