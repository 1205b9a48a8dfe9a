"""What a rule declares of its letters is what formulas, curves, sentences and arrows make of it: no list elsewhere."""

import inspect
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from engine.config import Entry
from engine.fields import amend, named
from engine.formula.letters import Letters
from engine.formula.lines import anatomy
from engine.spec import Optimizer, Symbol, Text, hyper
from engine.spec.notation import MEAN
from engine.spec.terms import BETA1, BETA2, EPSILON, LEARNING_RATE
from optimizers import OPTIMIZERS
from stage.anatomy.arrows import memories
from stage.anatomy.lines import pack
from stage.anatomy.narration import choose, memory


class SophiaState(NamedTuple):
    m: Any
    h: Any


@dataclass(frozen=True)
class Sophia(Optimizer):
    """Sophia (Liu et al. 2023) with the exact diagonal of the Hessian; a rule that no file of the project knows."""

    learning_rate: float = hyper(LEARNING_RATE, 0.1)
    beta1: float = hyper(BETA1, 0.96)
    beta2: float = hyper(BETA2, 0.99)
    epsilon: float = hyper(EPSILON, 1e-12)

    title = "Sophia"
    notation = {
        "m": MEAN,
        "h": Symbol("ĥ", Text(en="curvature of each coordinate", ko="좌표별 곡률"), role="curvature"),
    }

    def start(self, theta: Any) -> SophiaState:
        return SophiaState(np.zeros_like(theta), np.zeros_like(theta))

    def step(self, theta: Any, state: SophiaState, oracle: Any, lr: Any) -> tuple[Any, SophiaState]:
        (a, _), (_, d) = oracle.hessian(theta)
        m = self.beta1 * state.m + (1 - self.beta1) * oracle.gradient(theta)
        h = self.beta2 * state.h + (1 - self.beta2) * np.stack([a, d])
        ratio = m / np.maximum(h, self.epsilon)
        return theta - lr * np.clip(ratio, -1, 1), SophiaState(m, h)


class Bare(Sophia):
    """The same rule, of whose letters nothing is declared."""

    notation = {"m": Symbol(), "h": Symbol()}


def test_a_new_rule_has_its_note_and_its_sentences_from_its_own_notation():
    view = pack(Entry(Sophia()), "r0", "ko")
    notes = {strip["name"]: strip["note"] for strip in view["strips"]}
    assert notes["state.h"] == "좌표별 곡률" and notes["state.m"] == "기울기의 이동 평균"
    assert "ĥ" in next(line["formula"] for line in view["lines"] if line["name"] == "state.h")
    assert [line["name"] for line in view["lines"] if line["kind"] == "memory"] == ["state.m"]
    assert {"agree", "trail", "more_x", "more_y"} <= set(choose(anatomy(Sophia()))[0])
    assert memories(Sophia(), "en") == [("m", "beta1", "m")]


def test_a_rule_without_notation_is_shown_all_the_same():
    view = pack(Entry(Bare()), "r0", "en")
    assert {strip["note"] for strip in view["strips"] if strip["name"] != "rate"} == {""}
    assert not {"agree", "trail", "more_x"} & set(choose(anatomy(Bare()))[0])
    assert memories(Bare(), "en") == []
    letters = Letters(Bare())
    assert [letters.symbol(f"state.{name}").letter for name in ("m", "rho", "m_hat", "v_max")] == [
        "m",
        "ρ",
        "m̂",
        "v max",
    ]
    assert letters.symbol("before.t").role == "counter"


def test_a_wrapped_rule_keeps_its_letters():
    wrapped = OPTIMIZERS["lookahead"](inner=OPTIMIZERS["lookahead"](inner=OPTIMIZERS["adabelief"]()))
    letters = Letters(wrapped)
    assert letters.symbol("state.inner.inner.s").note == Text(en="spread around the mean", ko="평균에서 벗어난 정도")
    assert letters.symbol("state.inner.slow").letter == "φ"
    assert Letters(OPTIMIZERS["lookahead"](inner=OPTIMIZERS["newton"]())).symbol("local.solved").letter == "r"
    assert memories(wrapped, "en")[0] == ("inner.inner.m_hat", "inner.inner.beta1", "m̂")


RULES = [cls() for cls in OPTIMIZERS.values()]
RULES += [OPTIMIZERS["rmsprop"](momentum=0.5), OPTIMIZERS["lookahead"](inner=OPTIMIZERS["nag"]())]


@pytest.mark.parametrize("cls", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_every_letter_that_is_declared_stands_in_the_file_of_the_rule(cls):
    text = Path(inspect.getsourcefile(cls)).read_text(encoding="utf-8")
    for name in vars(cls).get("notation", {}):
        assert re.search(rf"\b{name}\b(: Any$|.* = )", text, re.MULTILINE), name


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_a_memory_of_weight_0_has_no_part_in_the_step(rule):
    line = memory(anatomy(rule))
    weights = {f"state.{path}": weight for path, weight, _ in memories(rule, "en")}
    assert line is None or memory(anatomy(amend(rule, {weights[line.name]: 0.0}, named(rule))[0])) is None
