"""A formula as text: in ASCII, as `parse` reads it back to the same tree; and in LaTeX."""

from engine.spec.parse import write_value
from surfaces.formula.names import ALIASES
from surfaces.formula.tree import Tree

SUM, PRODUCT, SIGN, POWER, FACTOR = range(5)  # how tightly a part holds together
TIGHT = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "negative": SIGN, "^": POWER}
NAMED_SO = {"asin": r"\arcsin", "acos": r"\arccos", "atan": r"\arctan", "log10": r"\log_{10}", "log2": r"\log_{2}"}
NO_COMMAND = ("sign", "hypot")  # functions that LaTeX has no name for
assert ALIASES["ln"] == "log"  # so that "log" may be typeset as ln


def text_of(tree: Tree) -> str:
    """The formula in ASCII."""
    if not tree.args:
        return _number(tree.value) if tree.op == "number" else tree.op
    parts = [text_of(arg) for arg in tree.args]
    if tree.op not in TIGHT:
        return f"{tree.op}({', '.join(parts)})"
    for i, arg in enumerate(tree.args):
        if _needs_bracket(tree.op, i, arg):
            parts[i] = f"({parts[i]})"
    gap = " " if tree.op in "+-" else ""
    return f"-{parts[0]}" if tree.op == "negative" else f"{gap}{tree.op}{gap}".join(parts)


def _number(value: float) -> str:
    return write_value(value)


def tightness(tree: Tree) -> int:
    """How tightly the whole of a part holds together."""
    if tree.op == "number" and (tree.value < 0 or str(tree.value).startswith("-")):
        return SIGN
    return TIGHT.get(tree.op, FACTOR) if tree.args else FACTOR


def _needs_bracket(op: str, place: int, arg: Tree) -> bool:
    tight = tightness(arg)
    if op == "^":
        # (x^y)^2 and (−x)^2, but x^y^2 and x^−2.
        return tight < FACTOR if place == 0 else tight < SIGN
    if op == "negative":
        return tight < SIGN or arg.op == "number"
    return tight < TIGHT[op] + (place > 0)


def tex_of(tree: Tree) -> str:
    """The formula in LaTeX."""
    if not tree.args:
        return _tex_number(tree.value) if tree.op == "number" else {"pi": r"\pi"}.get(tree.op, tree.op)
    parts = [tex_of(arg) for arg in tree.args]
    if tree.op == "/":
        return rf"\frac{{{parts[0]}}}{{{parts[1]}}}"
    if tree.op == "abs":
        return rf"\left|{parts[0]}\right|"
    if tree.op == "sqrt":
        return rf"\sqrt{{{parts[0]}}}"
    if tree.op == "cbrt":
        return rf"\sqrt[3]{{{parts[0]}}}"
    if tree.op == "floor":
        return rf"\left\lfloor {parts[0]} \right\rfloor"
    if tree.op == "exp":
        return f"e^{{{parts[0]}}}"
    if tree.op not in TIGHT:
        name = r"\ln" if tree.op == "log" else NAMED_SO.get(tree.op, f"\\{tree.op}")
        name = rf"\operatorname{{{tree.op}}}" if tree.op in NO_COMMAND else name
        return rf"{name}\left({', '.join(parts)}\right)"
    for i, arg in enumerate(tree.args):
        if (arg.op in ("/", "exp") and tree.op == "^" and i == 0) or (
            _needs_bracket(tree.op, i, arg) and not (tree.op == "^" and i) and arg.op != "/"
        ):
            parts[i] = rf"\left({parts[i]}\right)"
    if tree.op == "^":
        return f"{parts[0]}^{{{parts[1]}}}"
    if tree.op == "negative":
        return f"-{parts[0]}"
    if tree.op == "*":
        return parts[0] + (r" \cdot " if _dotted(tree.args[1]) else r"\,") + parts[1]
    return f"{parts[0]} {tree.op} {parts[1]}"


def _dotted(second: Tree) -> bool:
    """Whether a product needs its dot: before a number, or what begins with one."""
    while second.args and second.op in ("*", "^", "/"):
        second = second.args[0]
    return second.op == "number"


def _tex_number(value: float) -> str:
    mantissa, _, power = write_value(value).partition("e")
    return rf"{mantissa} \cdot 10^{{{int(power)}}}" if power else mantissa
