"""Written expressions as MathML, which browsers typeset themselves."""

from itertools import groupby

from engine.formula.letters import Letters
from engine.formula.tree import Written

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
GAP = '<mspace width="0.16em"/>'


def document(markup: str) -> str:
    """A whole formula."""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" displaystyle="true">{markup}</math>'


class Printer:
    """Prints the formulas of one rule in its letters."""

    def __init__(self, letters: Letters):
        self.letters = letters

    def print(self, tree: Written, least: int = SUM) -> str:
        """The expression, in brackets where what stands around it holds tighter."""
        markup, level = self._print(tree)
        return bracketed(markup) if level < least else markup

    def _print(self, tree: Written) -> tuple[str, int]:
        args = tree.args
        if tree.op == "slot":
            return slot(tree.name, tree.wide), ATOM
        if tree.op == "slope":
            return self._slope(tree.name.partition(".")[2], args[0]), POWER
        if tree.name:
            return self.letters.markup(tree.name), ATOM
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

    def _slope(self, axis: str, at: Written) -> str:
        """∇f(θ), or one coordinate of it."""
        nabla = f"<msub><mo>∇</mo><mi>{'xy'[int(axis)]}</mi></msub>" if axis else "<mo>∇</mo>"
        point = self.print(at)
        return f"<mrow>{nabla}<mi>f</mi>{point if at.op == 'slot' else bracketed(point)}</mrow>"

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
        if base.name and base.op != "slope":
            return self.letters.markup(base.name, power)
        return f"<msup>{self.print(base, ATOM)}{power}</msup>"

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
