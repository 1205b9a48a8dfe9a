"""Expressions as they are written: run a rule on them and it yields its own text."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from engine.symbolic.arrays import Place, Traceable
from engine.symbolic.operations import OPERATIONS
from engine.symbolic.simplify import SHORTCUTS
from engine.symbolic.symbolic import Symbolic, coordinate
from engine.symbolic.trace_error import TraceError

TIDY = ("add", "subtract", "multiply", "divide", "negative", "where")  # of these x + 0, 1 · x and the like are left out


class Written(Symbolic):
    """An expression in the order of the text; `wide` if it is one number per parameter.

    Unlike a Node it is neither shared nor rearranged, and a point stays one thing: x and y obey the same line.
    """

    __slots__ = ("args", "depth", "name", "op", "value", "wide")
    wide: bool
    depth: int  # axes: 1 if wide, 2 for a matrix

    def __init__(
        self, op: str, args: "tuple[Written, ...]" = (), name: str = "", value: float | None = None, wide: bool = False
    ):
        self.op, self.args, self.name, self.value = op, args, name, value
        # One coordinate of a slope is one number, though it is taken at a point.
        self.wide = wide or (op != "slope" and any(arg.wide for arg in args))
        self.depth = max([int(self.wide), *(arg.depth + (op == "stack") for arg in args)])

    @staticmethod
    def applied(op: str, *inputs: Traceable) -> "Written":
        return write(op, *inputs)

    @staticmethod
    def stacked(items: Iterable[Traceable]) -> "Written":
        first, *others = items
        return column([first, *others]) if others else as_written(first)  # one number spreads over both coordinates

    def pieces(self) -> list[Symbolic]:
        return [self[0], self[1]] if self.wide else []

    def __getitem__(self, place: Place) -> "Written":
        if isinstance(place, tuple):
            return self[place[0]][place[1:]] if place[1:] else self[place[0]]
        if not self.wide:
            raise TraceError("one number cannot be unpacked")
        return part(self, range(2)[coordinate(place)])

    def __iter__(self) -> "Iterator[Written]":
        return iter((self[0], self[1]))

    def __len__(self) -> int:
        return 2


def called(name: str, wide: bool = False) -> Written:
    """An input."""
    return Written("name", name=name, wide=wide)


def constant(value: float) -> Written:
    """A number of the text."""
    return Written("constant", value=float(value))


def as_written(thing: Traceable) -> Written:
    """An expression as it is, a number as a constant, a pair as a column."""
    if isinstance(thing, Written):
        return thing
    return column(thing) if isinstance(thing, (list, tuple)) or np.ndim(thing) else constant(thing)


def column(items: Iterable[Traceable]) -> Written:
    """x over y."""
    pair = tuple(as_written(item) for item in items)
    if len(pair) != 2:
        raise TraceError(f"a written formula has columns of two numbers, not of {len(pair)}")
    return Written("stack", pair, wide=True)


def part(tree: Written, axis: int) -> Written:
    """One coordinate of a wide expression."""
    if not tree.wide:
        return tree
    if tree.name:
        return called(f"{tree.name}.{axis}")
    return tree.args[axis] if tree.op == "stack" else write(tree.op, *(part(arg, axis) for arg in tree.args))


def write(op: str, *inputs: Traceable) -> Written:
    """An operation as the text has it, less what a zero or a one makes void."""
    args = tuple(as_written(thing) for thing in inputs)
    if {1, 2} <= {arg.depth for arg in args}:
        raise TraceError("a matrix and a vector cannot be written element by element: use @")
    if all(arg.value is not None for arg in args):
        with np.errstate(all="ignore"):
            return constant(OPERATIONS[op].function(*(np.float64(arg.value) for arg in args)))
    short: Traceable = SHORTCUTS[op](*args) if op in TIDY else None
    if short is None:
        return Written(op, args)
    return as_written(short)


def evaluate(tree: Written, lookup: Callable[[str], Traceable]) -> Traceable:
    """The value of an expression, its operations done in the order of the text."""
    if tree.name:
        return lookup(tree.name)
    if tree.value is not None:
        return tree.value
    values = [evaluate(arg, lookup) for arg in tree.args]
    return np.stack(np.broadcast_arrays(*values)) if tree.op == "stack" else OPERATIONS[tree.op].function(*values)


def leaves(tree: Written) -> Iterator[Written]:
    """Every name in an expression."""
    if tree.name:
        yield tree
    else:
        for arg in tree.args:
            yield from leaves(arg)


def rebuilt(tree: Written, change: Callable[[Written], Written]) -> Written:
    """The same operation on changed arguments."""
    if tree.name or not tree.args:
        return tree
    return Written(tree.op, tuple(change(arg) for arg in tree.args), wide=tree.wide)
