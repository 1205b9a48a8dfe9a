"""How the names in the lines of a rule are written: m̂ with its index t, β₁, H with the index xy."""

import unicodedata
from collections.abc import Collection
from dataclasses import replace
from html import escape

from engine.spec.hyper import hypers
from engine.spec.notation import Symbol
from engine.spec.optimizer import Optimizer

RECORDED = {"gradient": "g", "hessian": "H", "lr": "η", "loss": "f"}
TIMELESS = ("rule", "hessian", "loss", "lr")  # what has no index t where no schedule moves it
PREVIOUS = "<mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow>"
NEXT = "<mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow>"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"


class Letters:
    """The letters of one rule and of the rules inside it.

    A name is dotted as in the lines: `state.inner.m_hat`, `before.v.0`, `local.g`, `rule.beta1`, `lr`.
    `scheduled` are the fields that change with the step, and so have an index: `lr`, `beta1`.
    """

    def __init__(self, rule: Optimizer, scheduled: Collection[str] = ()):
        self.scheduled = scheduled
        self.hypers = dict(_hypers(rule))
        self.symbols = dict(_symbols(rule))

    def symbol(self, name: str) -> Symbol:
        """What the rule declares of a name, with its letter as plain text; an empty note and no role if nothing."""
        found = self._declared(name)
        return replace(found, letter=found.letter or self._plain(name.rpartition(".")[2]))

    def markup(self, name: str, power: str = "") -> str:
        """The name as MathML: letter, index, and the power that it is raised to."""
        if name == "update":
            return "<mrow><mi>Δ</mi><mi>θ</mi></mrow>"
        kind, *path = name.split(".")
        axes = "".join("xy"[int(part)] for part in path if part in ("0", "1"))
        if self._declared(name).role == "counter":  # the number of the step is an index itself
            return PREVIOUS if kind == "before" else f"<msup><mi>t</mi>{power}</msup>" if power else "<mi>t</mi>"
        letter, upper, index = self._letter(name)
        moves = kind in ("lr", "rule") and name.rpartition(".")[2] in self.scheduled
        timeless = kind in TIMELESS and not moves
        if index and moves:
            index = f"<mrow>{index}<mo>,</mo><mi>t</mi></mrow>"
        if not index and not timeless:
            index = PREVIOUS if kind in ("before", "theta") else "<mi>t</mi>"
        if axes:
            index = f"<mrow>{index}{'<mo>,</mo>' if index else ''}<mi>{axes}</mi></mrow>"
        return _indexed(letter, index, upper or power)

    def _letter(self, name: str) -> tuple[str, str, str]:
        """The letter, what stands above it, and its index where that is not the step."""
        if name in self.hypers:
            stem = self.hypers[name].rstrip(SUBSCRIPTS)
            digits = "".join(str(SUBSCRIPTS.index(digit)) for digit in self.hypers[name][len(stem) :])
            return f"<mi>{escape(stem)}</mi>", "", f"<mn>{digits}</mn>" if digits else ""
        kind = name.partition(".")[0]
        recorded = kind.rstrip("0123456789")
        if recorded in RECORDED and kind != recorded:  # gradient1: the second that the step asks for
            return f"<mi>{RECORDED[recorded]}</mi>", f"<mo>{int(kind[len(recorded) :]) * '′'}</mo>", ""
        known = RECORDED.get(recorded) or self._declared(name).letter
        body, _, suffix = (known, "", "") if known else _stem(name).partition("_")
        letter = f"<mi>{escape(known or self._plain(body))}</mi>"
        if suffix == "hat":
            return f'<mover accent="true">{letter}<mo stretchy="false">^</mo></mover>', "", ""
        if suffix == "next":
            return letter, "", NEXT
        return letter, f"<mi>{escape(suffix)}</mi>" if suffix else "", ""

    def _declared(self, name: str) -> Symbol:
        """What the rule says of a name; a local variable may be of any of the rules inside."""
        path = ".".join(part for part in name.split(".")[1:] if part not in ("0", "1"))
        if path in self.symbols or not name.startswith("local."):
            return self.symbols.get(path, Symbol())
        return next((found for each, found in self.symbols.items() if each.endswith(f".{path}")), Symbol())

    def _plain(self, stem: str) -> str:
        body, _, suffix = stem.partition("_")
        letter = self._declared(f"local.{body}").letter or _greek(body)
        return f"{letter}\u0302" if suffix == "hat" else f"{letter} {suffix}".rstrip()


def _stem(name: str) -> str:
    return [part for part in name.split(".") if part not in ("0", "1")][-1]


def _hypers(rule: Optimizer, path: str = "rule") -> list[tuple[str, str]]:
    """The letter of every hyperparameter: β₁ for `rule.beta1`."""
    found = [(f"{path}.{name}", term.symbol) for name, term in hypers(rule).items()]
    for name, inner in _inside(rule):
        found += _hypers(inner, f"{path}.{name}")
    return found


def _symbols(rule: Optimizer, path: str = "") -> list[tuple[str, Symbol]]:
    """Every declared symbol by its path in the state, `inner.m_hat`; a class adds to what its bases declare."""
    found = []
    for cls in reversed(type(rule).__mro__):
        found += [(path + name, symbol) for name, symbol in vars(cls).get("notation", {}).items()]
    for name, inner in _inside(rule):
        found += _symbols(inner, f"{path}{name}.")
    return found


def _inside(rule: Optimizer) -> list[tuple[str, Optimizer]]:
    return [(name, part) for name, part in vars(rule).items() if isinstance(part, Optimizer)]


def _indexed(letter: str, index: str, power: str) -> str:
    if index and power:
        return f"<msubsup>{letter}{index}{power}</msubsup>"
    return f"<msub>{letter}{index}</msub>" if index else f"<msup>{letter}{power}</msup>" if power else letter


def _greek(name: str) -> str:
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {name}")
    except KeyError:
        return name
