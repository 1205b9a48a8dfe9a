"""Expressions as they are written: run a rule on them and it yields its own text."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from engine.symbolic.arrays import Traceable
from engine.symbolic.expression import SHORTCUTS, Node, Symbolic, TraceError
from engine.symbolic.operations import NAMES, OPERATIONS

TIDY = ("add", "subtract", "multiply", "divide", "negative", "where")  # of these x + 0, 1 · x and the like are left out


class Written(Symbolic):
    """An expression in the order of the text; `wide` if it is one number per parameter.

    Unlike a Node it is neither shared nor rearranged, and a point stays one thing: x and y obey the same line.
    """

    __slots__ = ("args", "name", "op", "value", "wide")
    wide: bool

    def __init__(
        self, op: str, args: "tuple[Written, ...]" = (), name: str = "", value: float | None = None, wide: bool = False
    ):
        self.op, self.args, self.name, self.value = op, args, name, value
        self.wide = wide or any(arg.wide for arg in args)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: object, **kwargs: object) -> "Written":
        if ufunc not in NAMES or method != "__call__" or kwargs:
            raise TraceError(f"np.{ufunc.__name__} is not in the table of operations")
        return write(NAMES[ufunc], *inputs)

    def __array_function__(self, function: Callable[..., Any], types: Any, args: Any, kwargs: Any) -> "Written":
        if function not in FUNCTIONS:
            raise TraceError(f"np.{function.__name__} is not in the table of operations")
        return FUNCTIONS[function](*args, **kwargs)

    def __getitem__(self, axis: int) -> "Written":
        if not self.wide:
            raise TraceError("one number cannot be unpacked")
        return part(self, range(2)[axis])

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


def as_written(thing: object) -> Written:
    """An expression as it is, a number as a constant, a pair as a column."""
    if isinstance(thing, Written):
        return thing
    several: Any = thing
    return column(several) if isinstance(thing, (list, tuple)) or np.ndim(several) else constant(several)


def column(items: Iterable[object], axis: int = 0) -> Written:
    """x over y."""
    return Written("stack", tuple(as_written(item) for item in items), wide=True)


def part(tree: Written, axis: int) -> Written:
    """One coordinate of a wide expression."""
    if not tree.wide:
        return tree
    if tree.name:
        return called(f"{tree.name}.{axis}")
    return tree.args[axis] if tree.op == "stack" else write(tree.op, *(part(arg, axis) for arg in tree.args))


def write(op: str, *inputs: object) -> Written:
    """An operation as the text has it, less what a zero or a one makes void."""
    args = tuple(as_written(thing) for thing in inputs)
    if all(arg.value is not None for arg in args):
        with np.errstate(all="ignore"):
            return constant(OPERATIONS[op].function(*(np.float64(arg.value) for arg in args)))
    short: Any = SHORTCUTS[op](*args) if op in TIDY else None
    if short is None:
        return Written(op, args)
    return as_written(short.value if isinstance(short, Node) else short)


def _full(thing: object, value: object, dtype: object = None) -> Written:
    return Written("stack", (as_written(value), as_written(value)), wide=True)


def _sum(thing: Written, axis: int = 0) -> Written:
    return write("add", *thing)


FUNCTIONS: dict[Callable[..., Any], Callable[..., Written]] = {
    np.where: lambda condition, a, b: write("where", condition, a, b),
    np.stack: column,
    np.sum: _sum,
    np.mean: lambda thing, axis=0: _sum(thing) / 2,
    np.zeros_like: lambda thing, dtype=None: _full(thing, 0),
    np.ones_like: lambda thing, dtype=None: _full(thing, 1),
    np.full_like: _full,
}


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
