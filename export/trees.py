"""Written formulas in full: their slopes, equal parts as one object, and the names that a text gives to its parts."""

import sys
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Any, NamedTuple

import numpy as np

from engine.formula.tree import Written, as_written, called, constant, write
from engine.symbolic.operations import OPERATIONS

ZERO = constant(0)
Part = tuple[str, Written]  # a name and what it stands for


class Formula(NamedTuple):
    """What a text computes: its results in order, and what it calls its parts on the way."""

    results: tuple[Written, ...]
    parts: tuple[Part, ...] = ()


def watched(modules: set[str], work: Callable[[], Any]) -> tuple[Any, tuple[Part, ...]]:
    """What `work` returns, and the local variables of the functions of these modules that it calls."""
    found: list[Part] = []

    def watch(frame: FrameType, event: str, arg: object) -> None:
        if event == "return" and frame.f_globals.get("__name__") in modules:
            found.extend((name, value) for name, value in frame.f_locals.items() if isinstance(value, Written))

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        return work(), tuple(found)
    finally:
        sys.setprofile(before)


class Interned:
    """Makes equal expressions one object, so that a part which stands twice is seen to."""

    def __init__(self) -> None:
        self.known: dict[tuple[object, ...], Written] = {}
        self.done: dict[int, tuple[Written, Written]] = {}  # with what it was made of, which must not be forgotten

    def __call__(self, tree: Written) -> Written:
        if id(tree) in self.done:
            return self.done[id(tree)][1]
        args = tuple(map(self, tree.args))
        value = None if tree.value is None else repr(tree.value)
        key = (tree.op, tree.name, value, tree.wide, *map(id, args))
        if key not in self.known:
            self.known[key] = Written(tree.op, args, tree.name, tree.value, tree.wide)
        self.done[id(tree)] = tree, self.known[key]
        return self.known[key]


class Slopes:
    """The derivative of an expression by one of its names, by the chain rule of the table of operations."""

    def __init__(self, by: str):
        self.by = by
        self.done: dict[int, tuple[Written, Written]] = {}

    def __call__(self, tree: Written) -> Written:
        if tree.name or tree.value is not None:
            return constant(float(tree.name == self.by))
        if id(tree) not in self.done:
            inner = [self(arg) for arg in tree.args]
            rule = OPERATIONS[tree.op].slope
            flat = rule is None or all(each.value == 0 for each in inner)
            found = ZERO if flat or rule is None else tidy(as_written(rule(tree, *tree.args, *inner)))
            self.done[id(tree)] = tree, found
        return self.done[id(tree)][1]


def tidy(tree: Written) -> Written:
    """The same without powers 0 and 1, and with signs taken out of sums, all of it exact."""
    if tree.name or tree.value is not None:
        return tree
    args = [tidy(arg) for arg in tree.args]
    if tree.op == "stack" and args[0].value is not None and args[0].value == args[1].value:
        return args[0]  # a number beside a point stands for both of its coordinates
    if tree.op == "power" and args[1].value == 1:
        return args[0]
    if tree.op == "power" and args[1].value == 0:
        return constant(1)
    if tree.op in ("add", "subtract") and args[1].op == "negative":
        return write("subtract" if tree.op == "add" else "add", args[0], args[1].args[0])
    if tree.op == "add" and args[0].op == "negative":
        return write("subtract", args[1], args[0].args[0])
    if all(new is old for new, old in zip(args, tree.args, strict=True)):
        return tree
    return write(tree.op, *args) if tree.op != "stack" else Written("stack", tuple(args), wide=True)


def below(tree: Written, seen: set[int] | None = None) -> Iterator[Written]:
    """The expression and every part of it, each once."""
    seen = set() if seen is None else seen
    if id(tree) in seen:
        return
    seen.add(id(tree))
    yield tree
    for arg in tree.args:
        yield from below(arg, seen)


def surface_formula(formula: Callable[[Any, Any], Any], module: str) -> Formula:
    """A loss f(x, y) as it is written, with the names that its text gives to its parts."""
    x, y = called("x"), called("y")
    with np.errstate(all="ignore"):
        found, parts = watched({module}, lambda: formula(x, y))
    return Formula((as_written(found),), parts)


def derived(loss: Formula, order: int) -> Formula:
    """The gradient (order 1: two results) or the Hessian (order 2: fxx, fxy, fyy) of a loss, with its names."""
    by_x, by_y = Slopes("x"), Slopes("y")
    fx, fy = by_x(loss.results[0]), by_y(loss.results[0])
    results: Sequence[Written] = (fx, fy) if order == 1 else (by_x(fx), by_y(fx), by_y(fy))
    return Formula(tuple(results), loss.parts)
