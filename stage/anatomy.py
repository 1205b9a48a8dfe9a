"""A rule line by line as JSON: formulas as MathML, and the programs that compute the numbers in their places."""

from typing import Any

from engine.anatomy import Line, anatomy
from engine.config import Entry
from engine.hyper import hypers
from engine.mathml import Numbers, Printer, document
from engine.optimizer import Optimizer
from engine.registry import key
from engine.text import Language, Text
from stage.words import WORDS

MEMORY = ("m_hat", "m", "velocity")  # what the arrow of the memory shows
RATE = document(
    "<mrow><mo>|</mo><mi>Δ</mi><mi>θ</mi><mo>|</mo><mo>/</mo><mo>|</mo><mi>∇</mi><mi>f</mi><mo>|</mo></mrow>"
)
NOTES = {
    "rate": Text(en="effective rate", ko="실제 학습률"),
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
    """What the page needs to show the rule of `runner` at any step."""
    rule = entry.optimizer
    found = anatomy(rule)
    letters = symbols(rule)
    formulas, numbers = Printer(letters, entry.schedule is not None), Numbers(letters)
    lines = [line for line in found.lines if not line.counts]
    return {
        "runner": runner,
        "lang": language,
        "words": {name[8:]: text[language] for name, text in WORDS.items() if name.startswith("anatomy_")},
        "lines": [
            {
                "name": line.name,
                "wide": line.formula.wide,
                "kind": _kind(line),
                "formula": document(f"{formulas.name(line.name)}<mo>=</mo>{formulas.print(line.formula)}"),
                "numbers": "" if line.numbers.op == "slot" else document(numbers.print(line.numbers)),
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
    }


def symbols(rule: Optimizer) -> dict[str, str]:
    """The letter of every hyperparameter: β₁ for `rule.beta1`."""
    found = {f"rule.{name}": term.symbol for name, term in hypers(rule).items()}
    for name, inside in vars(rule).items():
        if isinstance(inside, Optimizer):
            found |= {f"rule.{name}{inner[4:]}": letter for inner, letter in symbols(inside).items()}
    return found


def _kind(line: Line) -> str:
    last = line.name.rpartition(".")[2]
    return {"local.g": "gradient"}.get(line.name, "memory" if last in MEMORY else last if "." not in line.name else "")


def _note(rule: Any, name: str, language: Language) -> str:
    """What a field of the state is, in words; nothing where nobody has said it yet."""
    owner: Any = rule
    *path, last = name.split(".")[1:]
    for part in path:
        owner = getattr(owner, part)
    text = NOTES.get(f"{key(owner)}.{last}") or NOTES.get(last)
    return text[language] if text else ""
