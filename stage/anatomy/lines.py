"""A rule line by line as JSON: formulas as MathML, and the programs that compute the numbers in their places."""

from collections.abc import Iterator
from typing import Any

from engine.config import Entry
from engine.fields import amend, named
from engine.formula.lines import Anatomy, Line, anatomy
from engine.formula.mathml import Numbers, Printer, document, result
from engine.spec.hyper import hypers
from engine.spec.optimizer import Optimizer
from engine.spec.registry import key
from engine.spec.text import Language, Text
from stage.anatomy.narration import pushes, tell
from stage.card_schema import built_in, params
from stage.words import WORDS

_BAR = '<mo stretchy="false" lspace="0" rspace="0">|</mo>'
RATE = document(f"<mrow>{_BAR}<mi>Δ</mi><mi>θ</mi>{_BAR}<mo>/</mo>{_BAR}<mi>∇</mi><mi>f</mi>{_BAR}</mrow>")
NOTES = {
    "rate": Text(en="rate per coordinate", ko="좌표별 실제 학습률"),
    "m": Text(en="mean of the gradients", ko="기울기의 이동 평균"),
    "v": Text(en="mean of their squares", ko="기울기 제곱의 이동 평균"),
    "m_hat": Text(en="bias corrected", ko="편향 보정"),
    "v_hat": Text(en="bias corrected", ko="편향 보정"),
    "s_hat": Text(en="bias corrected", ko="편향 보정"),
    "v_max": Text(en="largest v so far", ko="지금까지 가장 큰 v"),
    "velocity": Text(en="velocity", ko="속도"),
    "direction": Text(en="direction", ko="방향"),
    "slow": Text(en="slow point", ko="느린 점"),
    "mu_product": Text(en="product of all μ", ko="모든 μ의 곱"),
    "c": Text(en="mix whose sign is the step", ko="부호가 갱신이 되는 값"),
    "adagrad.s": Text(en="sum of squared gradients", ko="기울기 제곱의 합"),
    "adabelief.s": Text(en="spread around the mean", ko="평균에서 벗어난 정도"),
    "adamax.u": Text(en="fading maximum", ko="서서히 줄어드는 최댓값"),
    "adadelta.u": Text(en="mean of squared updates", ko="갱신 제곱의 이동 평균"),
}


def pack(entry: Entry, runner: str, language: Language) -> dict[str, Any]:
    """What the page needs to show the rule of `runner` at any step.

    What is 0 has no term in the lines: `lifted` holds the lines for when a hand drags it off 0.
    """
    found = _view(entry.optimizer, entry.schedule is not None, language)
    lifted = {name: _view(rule, entry.schedule is not None, language) for name, rule in _lifted(entry.optimizer)}
    return {
        "runner": runner,
        "lang": language,
        "words": {name[8:]: text[language] for name, text in WORDS.items() if name.startswith("anatomy_")},
        **found,
        "lifted": {name: view for name, view in lifted.items() if view["lines"] != found["lines"]},
    }


def _lifted(rule: Optimizer) -> Iterator[tuple[str, Optimizer]]:
    """The rule with one of its numbers that are 0 set to another, each in turn."""
    for param in params(rule):
        if param.value == 0 and not built_in(param):
            yield param.name, amend(rule, {param.name: param.term.high / 2}, named(rule))[0]


def _view(rule: Optimizer, scheduled: bool, language: Language) -> dict[str, Any]:
    found = anatomy(rule)
    letters = symbols(rule)
    formulas, numbers = Printer(letters, scheduled), Numbers(letters)
    lines = [line for line in found.lines if not line.counts]
    return {
        "lines": [
            {
                "name": line.name,
                "kind": _kind(found, line),
                "formula": document(f"{formulas.name(line.name)}<mo>=</mo>{formulas.print(line.formula)}"),
                "numbers": document(
                    ("" if line.numbers.op == "slot" else numbers.print(line.numbers))
                    + result(line.name, line.formula.wide)
                ),
            }
            for line in lines
        ],
        "strips": [
            {
                "name": line.name,
                "wide": line.formula.wide,
                "symbol": document(formulas.name(line.name)),
                "note": _note(rule, line.name, language),
            }
            for line in lines
            if line.name.startswith("state.")
        ]
        + [{"name": "rate", "wide": True, "symbol": RATE, "note": NOTES["rate"][language], "log": True}],
        "inputs": found.inputs,
        "slots": [tree.wide for tree in found.slots],
        "computed": [[line.name, line.formula.wide] for line in found.computed],
        "program": found.program.pack(),
        "first": [[name, tree.wide] for name, tree in found.first.items()],
        "begin": found.begin.pack(),
        **tell(found, language),
    }


def symbols(rule: Optimizer) -> dict[str, str]:
    """The letter of every hyperparameter: β₁ for `rule.beta1`."""
    found = {f"rule.{name}": term.symbol for name, term in hypers(rule).items()}
    for name, inside in vars(rule).items():
        if isinstance(inside, Optimizer):
            found |= {f"rule.{name}{inner[4:]}": letter for inner, letter in symbols(inside).items()}
    return found


def _kind(found: Anatomy, line: Line) -> str:
    if pushes(found, line.name):
        return "memory"
    return "gradient" if line.name == "local.g" else line.name if "." not in line.name else ""


def _note(rule: Any, name: str, language: Language) -> str:
    """What a field of the state is, in words; nothing where nobody has said it yet."""
    owner: Any = rule
    *path, last = name.split(".")[1:]
    for part in path:
        owner = getattr(owner, part)
    text = NOTES.get(f"{key(owner)}.{last}") or NOTES.get(last)
    return text[language] if text else ""
