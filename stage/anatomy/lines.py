"""A rule line by line as JSON: formulas as MathML, and the programs that compute the numbers in their places."""

from collections.abc import Iterator
from typing import Any

from engine.config import Entry
from engine.fields import amend, named
from engine.formula.letters import Letters
from engine.formula.lines import Anatomy, Line, anatomy
from engine.formula.mathml import Numbers, Printer, document, result
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import at_step
from engine.spec.text import Language, Text
from stage.anatomy.narration import pushes, tell
from stage.anatomy.words import ANATOMY
from stage.card_schema import built_in, params

_BAR = '<mo stretchy="false" lspace="0" rspace="0">|</mo>'
SOME = 0.5  # of a number that a schedule moves
RATE_NOTE = Text(en="rate per coordinate", ko="좌표별 실제 학습률")
RATE = document(f"<mrow>{_BAR}<mi>Δ</mi><mi>θ</mi>{_BAR}<mo>/</mo>{_BAR}<mi>∇</mi><mi>f</mi>{_BAR}</mrow>")


def pack(entry: Entry, runner: str, language: Language) -> dict[str, Any]:
    """What the page needs to show the rule of `runner` at any step.

    What is 0 has no term in the lines: `lifted` holds the lines for when it is dragged off 0.
    """
    cycled = entry.schedule.cycled(0.0) if entry.schedule else {}
    # What a schedule moves has its term, also where it is 0 by itself.
    rule = at_step(entry.optimizer, dict.fromkeys(cycled, SOME))
    scheduled = {"lr", *cycled} if entry.schedule else set()
    found = _view(rule, scheduled, language)
    lifted = {name: _view(other, scheduled, language) for name, other in _lifted(rule)}
    return {
        "runner": runner,
        "lang": language,
        "words": {name: text[language] for name, text in ANATOMY.items()},
        **found,
        "lifted": {name: view for name, view in lifted.items() if view["lines"] != found["lines"]},
    }


def _lifted(rule: Optimizer) -> Iterator[tuple[str, Optimizer]]:
    """The rule with one of its numbers that are 0 set to another, each in turn."""
    for param in params(rule):
        if param.value == 0 and not built_in(param):
            yield param.name, amend(rule, {param.name: param.term.high / 2}, named(rule))[0]


def _view(rule: Optimizer, scheduled: set[str], language: Language) -> dict[str, Any]:
    found, letters = anatomy(rule), Letters(rule, scheduled)
    formulas, numbers = Printer(letters), Numbers(letters)
    lines = [line for line in found.lines if not line.counts]
    return {
        "lines": [
            {
                "name": line.name,
                "kind": _kind(found, line),
                "formula": document(f"{letters.markup(line.name)}<mo>=</mo>{formulas.print(line.formula)}"),
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
                "symbol": document(letters.markup(line.name)),
                "note": line.symbol.note[language] if line.symbol.note else "",
            }
            for line in lines
            if line.name.startswith("state.")
        ]
        + [{"name": "rate", "wide": True, "symbol": RATE, "note": RATE_NOTE[language], "log": True}],
        "inputs": found.inputs,
        "slots": [tree.wide for tree in found.slots],
        "computed": [[line.name, line.formula.wide] for line in found.computed],
        "program": found.program.pack(),
        "first": [[name, tree.wide] for name, tree in found.first.items()],
        "begin": found.begin.pack(),
        **tell(found, language),
    }


def _kind(found: Anatomy, line: Line) -> str:
    if pushes(found, line):
        return "memory"
    return "gradient" if line.name == "local.g" else line.name if "." not in line.name else ""
