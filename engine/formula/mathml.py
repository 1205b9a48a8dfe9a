"""Written expressions as MathML, which browsers typeset themselves."""

import unicodedata
from collections.abc import Mapping
from html import escape
from itertools import groupby

from engine.formula.tree import Written

LETTERS = {
    "velocity": "b", "slow": "φ", "fast": "θ̃", "direction": "d", "delta": "Δ", "mu_product": "Π", "rate": "η",
    "trace": "tr H", "det": "det H", "lift": "ℓ", "size": "s", "total": "s̃", "solved": "r",
}  # fmt: skip
SUM, PRODUCT, POWER, ATOM = range(4)  # how tightly an expression holds together
SIGNS = {
    "greater": "&gt;", "greater_equal": "≥", "less": "&lt;", "less_equal": "≤", "equal": "=", "not_equal": "≠",
    "logical_and": "∧", "logical_or": "∨", "remainder": "mod",
}  # fmt: skip
OPPOSITE = {
    "greater": "less_equal", "less_equal": "greater", "less": "greater_equal", "greater_equal": "less",
    "equal": "not_equal", "not_equal": "equal",
}  # fmt: skip
WORDS = {"maximum": "max", "minimum": "min", "remainder": "mod"}
PREVIOUS = "<mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow>"
GAP = '<mspace width="0.16em"/>'


def document(markup: str) -> str:
    """A whole formula."""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" displaystyle="true">{markup}</math>'


class Printer:
    """Prints the formulas of one rule; `letters` are those of its hyperparameters."""

    def __init__(self, letters: Mapping[str, str], scheduled: bool = False):
        self.letters, self.scheduled = letters, scheduled

    def name(self, name: str, power: str = "") -> str:
        """m̂ with its index t, β₁ to the power t, H with the index xy."""
        if name == "update":
            return "<mrow><mi>Δ</mi><mi>θ</mi></mrow>"
        kind, *path = name.split(".")
        axes = "".join("xy"[int(part)] for part in path if part in ("0", "1"))
        stem = [kind, *(part for part in path if part not in ("0", "1"))][-1]
        if stem == "t":  # the number of the step is an index itself
            return PREVIOUS if kind == "before" else f"<msup><mi>t</mi>{power}</msup>" if power else "<mi>t</mi>"
        letter, upper, index = self._letter(name, stem)
        timeless = kind in ("rule", "hessian", "loss") or (kind == "lr" and not self.scheduled)
        if not index and not timeless:
            index = PREVIOUS if kind in ("before", "theta") else "<mi>t</mi>"
        if axes:
            index = f"<mrow>{index}{'<mo>,</mo>' if index else ''}<mi>{axes}</mi></mrow>"
        return _indexed(letter, index, upper or power)

    def _letter(self, name: str, stem: str) -> tuple[str, str, str]:
        """The letter, what stands above it, and its index where that is not the step."""
        if name in self.letters:
            letter = self.letters[name]
            digits = "".join(str(ord(c) - 0x2080) for c in letter if "₀" <= c <= "₉")
            return f"<mi>{escape(letter.rstrip('₀₁₂₃₄₅₆₇₈₉'))}</mi>", "", f"<mn>{digits}</mn>" if digits else ""
        fixed = {"gradient": "g", "hessian": "H", "lr": "η", "loss": "f"}.get(name.split(".")[0])
        whole = fixed or stem
        body, _, suffix = whole.partition("_") if whole not in LETTERS else (whole, "", "")
        letter = f"<mi>{escape(LETTERS.get(body) or _greek(body))}</mi>"
        if suffix == "hat":
            return f'<mover accent="true">{letter}<mo stretchy="false">^</mo></mover>', "", ""
        if suffix == "next":
            return letter, "", "<mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow>"
        return letter, f"<mi>{escape(suffix)}</mi>" if suffix else "", ""

    def print(self, tree: Written, least: int = SUM) -> str:
        """The expression, in brackets where what stands around it holds tighter."""
        markup, level = self._print(tree)
        return bracketed(markup) if level < least else markup

    def _print(self, tree: Written) -> tuple[str, int]:
        args = tree.args
        if tree.op == "slot":
            return slot(tree.name, tree.wide), ATOM
        if tree.op == "slope":
            point = self.print(args[0])
            return f"<mrow><mo>∇</mo><mi>f</mi>{point if args[0].op == 'slot' else bracketed(point)}</mrow>", ATOM
        if tree.name:
            return self.name(tree.name), ATOM
        if tree.value is not None:
            return f"<mn>{tree.value:g}</mn>".replace("-", "−"), ATOM if tree.value >= 0 else SUM
        if tree.op in ("add", "subtract"):
            sign = "+" if tree.op == "add" else "−"
            return f"{self.print(args[0])}<mo>{sign}</mo>{self.print(args[1], PRODUCT if sign == '−' else SUM)}", SUM
        if tree.op == "negative":
            return f'<mo form="prefix">−</mo>{self.print(args[0], PRODUCT)}', SUM
        if tree.op in ("multiply", "divide"):
            return self._product(tree), PRODUCT
        if tree.op in ("power", "square"):
            return self._power(args[0], self.print(args[1]) if len(args) > 1 else "<mn>2</mn>"), POWER
        if tree.op == "sqrt":
            return f"<msqrt>{self.print(args[0])}</msqrt>", ATOM
        if tree.op == "absolute":
            return f"<mrow><mo>|</mo>{self.print(args[0])}<mo>|</mo></mrow>", ATOM
        if tree.op == "where":
            return self._cases(*args), SUM
        if tree.op == "stack":
            return column(*map(self.print, args)), ATOM
        if tree.op in SIGNS and tree.op != "remainder":
            return f"<mrow><mo>[</mo>{self._relation(tree)}<mo>]</mo></mrow>", ATOM
        if tree.op == "remainder":
            return self._relation(tree), PRODUCT
        listed = "<mo>,</mo>".join(map(self.print, args))
        return f"<mrow><mi>{WORDS.get(tree.op, tree.op)}</mi>{bracketed(listed)}</mrow>", ATOM

    def _product(self, tree: Written) -> str:
        if tree.op == "multiply":
            return self._row(_factors(tree))
        above = _factors(tree.args[0])
        wide = [factor.wide for factor in above]
        before = wide.index(True) if True in wide else 0  # a coefficient stands before its fraction
        rest = above[before:]
        upper = self._row(rest) if len(rest) > 1 else self.print(rest[0])
        fraction = f"<mfrac><mrow>{upper}</mrow><mrow>{self.print(tree.args[1])}</mrow></mfrac>"
        return "".join(self.print(factor, PRODUCT) + GAP for factor in above[:before]) + fraction

    def _row(self, factors: list[Written]) -> str:
        row = ""
        for _, group in groupby(factors, lambda factor: factor.name or id(factor)):
            factor, *same = group  # b b is b²
            digits = row and factor.op == "power" and factor.args[0].value is not None
            row += "<mo>·</mo>" if digits else GAP if row else ""
            row += self._power(factor, f"<mn>{1 + len(same)}</mn>") if same else self.print(factor, PRODUCT)
        return row

    def _power(self, base: Written, power: str) -> str:
        power = f"<mrow>{power}</mrow>"
        return self.name(base.name, power) if base.name else f"<msup>{self.print(base, ATOM)}{power}</msup>"

    def _cases(self, condition: Written, one: Written, other: Written) -> str:
        rows = ((one, self._relation(condition)), (other, self._relation(condition, opposite=True)))
        cells = "".join(
            f'<mtr><mtd columnalign="left">{self.print(tree)}</mtd><mtd columnalign="left">{when}</mtd></mtr>'
            for tree, when in rows
        )
        return f'<mtable class="cases">{cells}</mtable>'

    def _relation(self, tree: Written, opposite: bool = False) -> str:
        """x = y without brackets; the opposite where the other case is meant."""
        op = OPPOSITE.get(tree.op, "") if opposite else tree.op
        if op not in SIGNS:
            return f"<mrow><mo>¬</mo>{self.print(tree, ATOM)}</mrow>" if opposite else self.print(tree)
        gap = '<mspace width="0.3em"/>' if op == "remainder" else ""
        left, right = (self.print(arg, PRODUCT if op == "remainder" else SUM) for arg in tree.args)
        return f"{left}{gap}<mo>{SIGNS[op]}</mo>{gap}{right}"


class Numbers(Printer):
    """Prints the same lines with slots: products with their signs, and of two cases both, for one to be shown."""

    def _product(self, tree: Written) -> str:
        first, second = tree.args
        sign = "·" if tree.op == "multiply" else "÷"
        return f"{self.print(first, PRODUCT)}<mo>{sign}</mo>{self.print(second, POWER if sign == '÷' else PRODUCT)}"

    def _cases(self, condition: Written, one: Written, other: Written) -> str:
        when = condition.name
        return f'<mrow data-when="{when}">{self.print(one)}</mrow><mrow data-unless="{when}">{self.print(other)}</mrow>'


def slot(name: str, wide: bool) -> str:
    """The place of a number, or of x over y."""
    x, y = (f'<mn data-slot="{name}.{axis}"></mn>' for axis in range(2))
    return column(x, y) if wide else x


def result(name: str, wide: bool) -> str:
    """What a line comes to."""
    place = slot(name, True) if wide else f'<mn data-slot="{name}"></mn>'
    return f'<mo>=</mo><mrow class="result">{place}</mrow>'


def bracketed(markup: str) -> str:
    """The same in brackets."""
    return f"<mrow><mo>(</mo>{markup}<mo>)</mo></mrow>"


def column(x: str, y: str) -> str:
    """x over y; its brackets are drawn by the page, since not every font has brackets of that height."""
    return '<mtable class="column">' + "".join(f"<mtr><mtd>{part}</mtd></mtr>" for part in (x, y)) + "</mtable>"


def _factors(tree: Written) -> list[Written]:
    return [*_factors(tree.args[0]), *_factors(tree.args[1])] if tree.op == "multiply" else [tree]


def _indexed(letter: str, index: str, power: str) -> str:
    if index and power:
        return f"<msubsup>{letter}{index}{power}</msubsup>"
    return f"<msub>{letter}{index}</msub>" if index else f"<msup>{letter}{power}</msup>" if power else letter


def _greek(name: str) -> str:
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {name}")
    except KeyError:
        return name
