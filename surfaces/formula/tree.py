"""A formula as a tree, what it comes to at numbers or symbols, and how large one may be."""

from typing import NamedTuple

import numpy as np

from engine.symbolic.arrays import Traceable
from surfaces.formula.error import FormulaError
from surfaces.formula.names import CONSTANTS, FUNCTIONS, OPERATORS
from surfaces.formula.problems import TOO_DEEP, TOO_MANY, about

PARTS = 250  # numbers, letters and operations
DEEPEST = 40  # of what is inside one another; a long sum is not deep


class Tree(NamedTuple):
    """A number (`value`), a letter (`op`), or an operation or function on trees."""

    op: str
    args: "tuple[Tree, ...]" = ()
    value: float = 0.0


def number(value: float) -> Tree:
    """A number as a tree."""
    return Tree("number", (), value)


def evaluate(tree: Tree, letters: dict[str, Traceable]) -> Traceable:
    """The formula at these letters, whatever NumPy's functions accept; every number is a float64."""
    if tree.args:
        return (OPERATORS.get(tree.op) or FUNCTIONS[tree.op])(*[evaluate(arg, letters) for arg in tree.args])
    if tree.op == "number":
        return np.float64(tree.value)
    return np.float64(CONSTANTS[tree.op]) if tree.op in CONSTANTS else letters[tree.op]


def letters(tree: Tree) -> frozenset[str]:
    """The variables, parameters and constants in a formula."""
    if tree.args:
        return frozenset().union(*map(letters, tree.args))
    return frozenset() if tree.op == "number" else frozenset({tree.op})


def capped(tree: Tree) -> Tree:
    """The same tree; FormulaError for one that is too large."""
    if _parts(tree) > PARTS:
        raise FormulaError(about(TOO_MANY, most=PARTS))
    if _depth(tree) > DEEPEST:
        deep = about(TOO_DEEP, most=DEEPEST)
        raise FormulaError(deep, 0)
    return tree


def _parts(tree: Tree) -> int:
    return 1 + sum(map(_parts, tree.args))


def _depth(tree: Tree) -> int:
    """A chain such as x + y + 1 is as deep as its deepest member."""
    depths = [_depth(arg) for arg in tree.args]
    if len(depths) == 2 and tree.op in "+-*/":
        return max(depths[0], 1 + depths[1])
    return 1 + max(depths, default=0)
