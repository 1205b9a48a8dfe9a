"""Symbols that NumPy functions work on: run a formula on them and it yields its own graph.

Equal expressions are one object (hash-consing), so a derivative never swells with what it repeats.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import SupportsFloat, cast
from weakref import WeakValueDictionary
from zlib import crc32

import numpy as np

from engine.symbolic.arrays import Place, Traceable
from engine.symbolic.operations import COMMUTATIVE, OPERATIONS
from engine.symbolic.simplify import SHORTCUTS
from engine.symbolic.symbolic import Symbolic, coordinate
from engine.symbolic.trace_error import TraceError


class Graph(Symbolic):
    """What a node and a stack of nodes share."""

    __slots__ = ()

    @staticmethod
    def applied(op: str, *inputs: Traceable) -> "Node | Stack":
        return apply(op, *inputs)

    @staticmethod
    def stacked(items: Iterable[Traceable]) -> "Stack":
        return Stack(list(items))


class Node(Graph):
    """One number in a graph: a constant, a symbol, or an operation on nodes."""

    __slots__ = ("args", "code", "name", "op", "value")
    op: str  # "constant", "symbol" or a key of OPERATIONS
    args: tuple["Node", ...]
    name: str  # of a symbol
    value: float | None  # of a constant
    code: int  # a checksum of the content: orders commuting arguments alike in every process

    def pieces(self) -> list[Symbolic]:
        return []

    def __iter__(self) -> Iterator["Node"]:
        raise TraceError("one number cannot be unpacked")

    def __getitem__(self, place: object) -> "Node":
        raise TraceError("one number cannot be taken apart")

    def __len__(self) -> int:
        raise TraceError("one number has no length")


class Stack(Graph):
    """A leading axis: a point is a stack of two nodes, a Hessian a stack of two stacks.

    As an array it may be changed in place, and whoever holds it too sees the change.
    """

    __slots__ = ("items",)

    def __init__(self, items: Sequence[Traceable]):
        found = (as_symbolic(item) for item in items)
        self.items: tuple[Node | Stack, ...] = tuple(Stack(i.items) if isinstance(i, Stack) else i for i in found)

    def pieces(self) -> list[Symbolic]:
        return list(self.items)

    def became(self, result: Symbolic) -> "Stack":
        if not isinstance(result, Stack) or result.shape != self.shape:
            raise TraceError(f"an array of shape {self.shape} cannot become one of {result.shape} in place")
        self.items = result.items
        return self

    def __iter__(self) -> "Iterator[Node | Stack]":
        return iter(self.items)

    def __getitem__(self, place: Place) -> "Node | Stack":
        if isinstance(place, tuple):
            return self[place[0]][place[1:]] if place[1:] else self[place[0]]
        if isinstance(place, slice):
            return Stack(self.items[place])
        if place is None:
            return Stack([self])
        return self.items[coordinate(place)]

    def __setitem__(self, place: Place, value: Traceable) -> None:
        if isinstance(place, (tuple, slice)) or place is Ellipsis:
            raise TraceError("only one coordinate can be set in place: x[0] = …")
        at = range(len(self))[coordinate(place)]
        new: Traceable = np.add(value, np.zeros_like(self.items[at]))  # as wide as what it replaces
        self.items = tuple(new if i == at else item for i, item in enumerate(self.items))

    def __len__(self) -> int:
        return len(self.items)


_interned: WeakValueDictionary[tuple[Hashable, ...], Node] = WeakValueDictionary()
_lock = Lock()  # every visitor's session is a thread, and two of them must never make one symbol twice


def _intern(op: str, args: tuple[Node, ...] = (), name: str = "", value: float | None = None) -> Node:
    key = (op, *map(id, args), name, None if value is None else np.float64(value).tobytes())
    with _lock:
        node = _interned.get(key)
        if node is None:
            node = Node()
            node.op, node.args, node.name, node.value = op, args, name, value
            node.code = crc32(repr((op, name, value, [a.code for a in args])).encode())
            _interned[key] = node
        return node


@lru_cache(maxsize=1024)
def symbol(name: str) -> Node:
    """The input called `name`; equal names are one symbol."""
    return _intern("symbol", name=name)


def constant(value: SupportsFloat) -> Node:
    """A number as a node."""
    return _intern("constant", value=float(value))


def as_symbolic(thing: Traceable) -> "Node | Stack":
    """A node as it is, a number as a constant, an array of numbers as a stack along its leading axis."""
    if isinstance(thing, (Node, Stack)):
        return thing
    if isinstance(thing, (list, tuple)) or (isinstance(thing, np.ndarray) and thing.ndim):
        return Stack(list(thing))
    return constant(thing)


def _depth(thing: "Node | Stack") -> int:
    return 1 + max(map(_depth, thing.items)) if isinstance(thing, Stack) else 0


def apply(op: str, *inputs: Traceable) -> "Node | Stack":
    """An elementwise operation; a stack spreads over its leading axis, as NumPy broadcasts."""
    args = [as_symbolic(item) for item in inputs]
    depths = [_depth(arg) for arg in args]
    deepest = max(depths)
    if deepest == 0:
        return _simplified(op, cast(list[Node], args))
    across = [cast(Stack, arg).items if depth == deepest else None for arg, depth in zip(args, depths, strict=True)]
    lengths = {len(items) for items in across if items is not None} - {1}
    if len(lengths) > 1:
        raise TraceError(f"shapes do not match: {sorted(lengths)} along the leading axis")
    length = lengths.pop() if lengths else 1
    columns = [
        (arg,) * length if items is None else items * length if len(items) < length else items
        for arg, items in zip(args, across, strict=True)
    ]
    found = Stack(())
    found.items = tuple(apply(op, *row) for row in zip(*columns, strict=True))
    return found


def _simplified(op: str, args: list[Node]) -> Node:
    values = [arg.value for arg in args]
    if all(value is not None for value in values):
        with np.errstate(all="ignore"):
            return constant(OPERATIONS[op].function(*(np.float64(v) for v in values)))
    shortcut = SHORTCUTS.get(op)
    shorter = shortcut(*args) if shortcut else None
    if shorter is not None:
        return cast(Node, as_symbolic(shorter))
    if op in COMMUTATIVE:
        args = sorted(args, key=lambda arg: arg.code)
    return _intern(op, tuple(args))
