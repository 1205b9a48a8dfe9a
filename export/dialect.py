"""How an expression is written in a framework: the names of its functions, brackets and numbers."""

import math
from collections.abc import Callable
from typing import NamedTuple

from engine.formula.tree import Written, leaves

SUM, PRODUCT, SIGN, POWER, ATOM = range(1, 6)  # how tightly a text holds together; 0: a comparison or a choice
SIGNS = {"add": ("+", SUM), "subtract": ("-", SUM), "multiply": ("*", PRODUCT), "divide": ("/", PRODUCT),
         "remainder": ("%", PRODUCT)}  # fmt: skip
COMPARED = {"greater": ">", "greater_equal": ">=", "less": "<", "less_equal": "<=", "equal": "==", "not_equal": "!="}
LOGIC = {"logical_and": "and", "logical_or": "or"}
PLAIN = {  # of numbers that are no tensors
    "absolute": "abs({0})", "maximum": "max({0}, {1})", "minimum": "min({0}, {1})", "floor": "math.floor({0})",
    "ceil": "math.ceil({0})", "square": "({0}) ** 2", "reciprocal": "1 / ({0})", "sign": "math.copysign(1.0, {0})",
}  # fmt: skip
RENAMED = {"arcsin": "asin", "arccos": "acos", "arctan": "atan", "arctan2": "atan2"}  # in Python's own math
Said = tuple[str, int]  # a text, and how tightly it holds together


class Dialect(NamedTuple):
    """One framework's words.

    Args:
        module: before the name of a function: "np".
        differs: templates of the functions that it calls otherwise than NumPy does.
        tensors: whether a function of two arguments wants a tensor where one of them is a number.
        traced: whether every value is a tensor, also the number of the step.
    """

    module: str
    differs: dict[str, str] = {}
    tensor: str = ""
    traced: bool = False

    def function(self, op: str) -> str:
        """The template of a call."""
        places = ", ".join(f"{{{i}}}" for i in range(2 if op in ("maximum", "minimum", "hypot", "arctan2") else 1))
        return self.differs.get(op, f"{self.module}.{op}({places})")


class Writer:
    """Writes expressions in a dialect; `name` says what each name of the tree is called in the script.

    `values` are the names that are plain numbers of Python; what is made of them alone needs no tensor.
    """

    def __init__(self, dialect: Dialect, name: Callable[[str], str], values: Callable[[str], bool] = lambda _: False):
        self.dialect, self.name, self.values = dialect, name, values

    def text(self, tree: Written, known: Callable[[Written], str | None] = lambda _: None) -> str:
        """The expression; `known` gives the name of a part that has one."""
        return self._said(tree, known, True)[0]

    def _plain(self, tree: Written) -> bool:
        return not self.dialect.traced and all(self.values(leaf.name) for leaf in leaves(tree))

    def _said(self, tree: Written, known: Callable[[Written], str | None], root: bool = False) -> Said:
        name = None if root else known(tree)
        if name:
            return name, ATOM
        if tree.name:
            return self.name(tree.name), ATOM
        if tree.value is not None:
            return number(tree.value)
        say = [self._said(arg, known) for arg in tree.args]
        if tree.op in SIGNS:
            return _infix(*SIGNS[tree.op], *say)
        if tree.op == "power":
            return _power(*say)
        if tree.op == "negative":
            text, tight = say[0]
            return (f"-{text}", min(tight, SIGN)) if tight >= PRODUCT else (f"-({text})", SIGN)
        if tree.op in COMPARED:
            return f"{_held(say[0], SUM)} {COMPARED[tree.op]} {_held(say[1], SUM)}", 0
        if tree.op in LOGIC and self._plain(tree):
            return f"{_held(say[0], SUM)} {LOGIC[tree.op]} {_held(say[1], SUM)}", 0
        if tree.op == "where" and self._plain(tree.args[0]):
            if tree.wide:  # a zero beside a point is as wide as the point
                none = "0 * theta", PRODUCT
                say[1:] = [none if arg.value == 0 else each for arg, each in zip(tree.args[1:], say[1:], strict=True)]
            return f"{_held(say[1], SUM)} if {say[0][0]} else {_held(say[2], SUM)}", 0
        if tree.op == "where":
            return f"{self.dialect.module}.where({', '.join(text for text, _ in say)})", ATOM
        if tree.op == "stack":
            return f"{self.dialect.module}.stack([{', '.join(text for text, _ in say)}])", ATOM
        return self._call(tree, [text for text, _ in say])

    def _call(self, tree: Written, texts: list[str]) -> Said:
        if self._plain(tree):
            places = ", ".join(f"{{{i}}}" for i in range(len(texts)))
            pattern = PLAIN.get(tree.op, f"math.{RENAMED.get(tree.op, tree.op)}({places})")
        else:
            pattern = self.dialect.function(tree.op)
            if self.dialect.tensor and len(texts) == 2:
                texts = [self._tensor(arg, text) for arg, text in zip(tree.args, texts, strict=True)]
        whole = pattern.format(*texts)
        return whole, ATOM if pattern.endswith(")") and pattern.count("(") == 1 else PRODUCT

    def _tensor(self, tree: Written, text: str) -> str:
        """A number where a function takes nothing but tensors."""
        if not self._plain(tree):
            return text
        return self.dialect.tensor.format(text if tree.value is None else repr(tree.value))


def _held(said: Said, least: int) -> str:
    text, tight = said
    return text if tight >= least else f"({text})"


def _infix(sign: str, tight: int, left: Said, right: Said) -> Said:
    # Brackets stay where they are: sums and products of floats depend on their order.
    return f"{_held(left, tight)} {sign} {_held(right, tight + 1)}", tight


def _power(base: Said, exponent: Said) -> Said:
    simple = all(text.replace(".", "").replace("_", "").isalnum() for text, _ in (base, exponent))
    gap = "" if simple else " "
    return f"{_held(base, ATOM)}{gap}**{gap}{_held(exponent, SIGN)}", POWER


def number(value: float) -> Said:
    """A number as a reader would write it, and exactly itself."""
    if math.isnan(value) or math.isinf(value):
        return {"inf": "math.inf", "-inf": "-math.inf", "nan": "math.nan"}[repr(value)], SIGN if value < 0 else ATOM
    if value == int(value) and abs(value) < 1e15:
        return str(int(value)), SIGN if value < 0 else ATOM
    for name, unit in (("math.pi", math.pi), ("math.e", math.e)):
        for below in (1, 2, 4):
            times = value * below / unit
            if times == round(times) and abs(times) <= 24 and round(times) * unit / below == value:
                head = name if times == 1 else f"-{name}" if times == -1 else f"{round(times)} * {name}"
                return head + (f" / {below}" if below > 1 else ""), ATOM if head == name and below == 1 else PRODUCT
    for root in (0.5, 2.0, 3.0):
        times = float(f"{value / math.sqrt(root):.6g}")
        if len(repr(value)) > 12 and abs(times) not in (0, 1) and times * math.sqrt(root) == value:
            return f"{number(times)[0]} * math.sqrt({number(root)[0]})", PRODUCT
    return repr(value), SIGN if value < 0 else ATOM


NUMPY = Dialect("np", {"absolute": "np.abs({0})"})
JAX = Dialect("jnp", {"absolute": "jnp.abs({0})"}, traced=True)
KERAS = Dialect("ops", {"remainder": "ops.mod({0}, {1})"})
TORCH = Dialect(
    "torch",
    {
        "absolute": "torch.abs({0})",
        "cbrt": "torch.sign({0}) * torch.abs({0}) ** (1 / 3)",
        "arcsin": "torch.asin({0})",
        "arccos": "torch.acos({0})",
        "arctan": "torch.atan({0})",
        "arctan2": "torch.atan2({0}, {1})",
    },
    tensor="torch.tensor({0})",
)
