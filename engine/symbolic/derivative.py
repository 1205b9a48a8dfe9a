"""Forward-mode differentiation of a graph: the chain rule along the order in which it is computed."""

from collections.abc import Iterable
from typing import cast

import numpy as np

from engine.symbolic.arrays import Traceable
from engine.symbolic.expression import Node, Stack, as_symbolic, constant
from engine.symbolic.operations import OPERATIONS

LOGARITHMS = {"log", "log1p", "log2", "log10"}  # 1/u has a value at u < 0, where log u has none
PARTIAL = {"sqrt", "power", "arcsin", "arccos", "divide", "reciprocal", "remainder"}  # no value for some numbers
CHOOSING = {"maximum", "minimum", "where", "hypot", "arctan2", "sign", "floor", "ceil"}  # flat, or of another argument


def ordered(outputs: Iterable[Node]) -> list[Node]:
    """Every node below `outputs`, each after its arguments; without recursion, so depth is no limit."""
    seen: set[int] = set()
    order: list[Node] = []
    stack: list[tuple[Node, bool]] = [(node, False) for node in reversed(list(outputs))]
    while stack:
        node, expanded = stack.pop()
        if expanded:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((arg, False) for arg in reversed(node.args) if id(arg) not in seen)
    return order


def derivative(f: Traceable, by: Node) -> Node:
    """∂f/∂by as a graph; where an operation is flat or has a kink, its subgradient in the table."""
    f = cast(Node, as_symbolic(f))
    zero = constant(0)
    slopes: dict[int, Node] = {id(by): constant(1)}
    for node in ordered([f]):
        inner = [slopes.get(id(arg), zero) for arg in node.args]
        rule = OPERATIONS[node.op].slope if node.args else None
        if rule is not None and any(slope is not zero for slope in inner):
            slopes[id(node)] = cast(Node, as_symbolic(rule(node, *node.args, *inner)))
    return slopes.get(id(f), zero)


def gradient(f: Traceable, point: tuple[Node, Node]) -> Stack:
    """(∂f/∂x, ∂f/∂y); no number where f is none."""
    slopes = [derivative(f, by) for by in point]
    f = cast(Node, as_symbolic(f))
    return Stack([np.where(np.equal(f, f), slope, f) for slope in slopes] if _forgotten(f) else slopes)


def _forgotten(f: Node) -> bool:
    """Whether slopes may have a value where f has none."""
    found = {node.op for node in ordered([f]) if not _everywhere(node)}
    return bool(found & LOGARITHMS or (found & PARTIAL and found & CHOOSING))


def _everywhere(node: Node) -> bool:
    """Whether this is a whole power of any number, or its ratio to one that is not 0."""
    last = node.args[-1].value if node.args else None
    return last is not None and (node.op == "divide" or (node.op == "power" and last.is_integer()))


def hessian(f: Traceable, point: tuple[Node, Node]) -> Stack:
    """((∂²f/∂x², ∂²f/∂x∂y), (∂²f/∂y∂x, ∂²f/∂y²)), symmetric by construction."""
    x, y = point
    fx, fy = derivative(f, x), derivative(f, y)
    fxy = derivative(fx, y)
    return Stack([Stack([derivative(fx, x), fxy]), Stack([fxy, derivative(fy, y)])])
