"""Symbols that NumPy functions work on: run a formula on them and it yields its own graph.

Equal expressions are one object (hash-consing), so a derivative never swells with what it repeats.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any, cast
from weakref import WeakValueDictionary
from zlib import crc32

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from engine.symbolic.operations import COMMUTATIVE, NAMES, OPERATIONS


class TraceError(TypeError):
    """A formula does something that only numbers can do."""


class Symbolic(NDArrayOperatorsMixin):
    """What a node and a stack of nodes share: NumPy sends its functions here."""

    __slots__ = ("__weakref__",)
    __hash__ = object.__hash__

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **kwargs: Any) -> "Symbolic":
        name = NAMES.get(ufunc)
        if name is None:
            raise TraceError(f"np.{ufunc.__name__} is not in the table of operations")
        if method != "__call__" or kwargs:
            raise TraceError(f"np.{ufunc.__name__} works on symbols only as a plain call, never in place")
        return apply(name, *inputs)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        known = FUNCTIONS.get(function)
        if known is None:
            raise TraceError(f"np.{function.__name__} is not in the table of operations")
        return known(*args, **kwargs)

    def __bool__(self) -> bool:
        raise TraceError("if, and, or need a number: use np.where")

    def __float__(self) -> float:
        raise TraceError("a symbol has no value yet: use NumPy's functions, not those of math")

    __int__ = __index__ = __float__


class Node(Symbolic):
    """One number in a graph: a constant, a symbol, or an operation on nodes."""

    __slots__ = ("args", "code", "name", "op", "value")
    op: str  # "constant", "symbol" or a key of OPERATIONS
    args: tuple["Node", ...]
    name: str  # of a symbol
    value: float | None  # of a constant
    code: int  # a checksum of the content: orders commuting arguments alike in every process

    def __iter__(self) -> Iterator["Node"]:
        raise TraceError("one number cannot be unpacked")


class Stack(Symbolic):
    """A leading axis: a point is a stack of two nodes, a Hessian a stack of two stacks."""

    __slots__ = ("items",)

    def __init__(self, items: Sequence[Any]):
        self.items: tuple[Node | Stack, ...] = tuple(as_symbolic(item) for item in items)

    def __iter__(self) -> "Iterator[Node | Stack]":
        return iter(self.items)

    def __getitem__(self, index: int) -> "Node | Stack":
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)


_interned: WeakValueDictionary[tuple[Any, ...], Node] = WeakValueDictionary()
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


def constant(value: Any) -> Node:
    """A number as a node."""
    return _intern("constant", value=float(value))


def as_symbolic(thing: Any) -> "Node | Stack":
    """A node as it is, a number as a constant, an array of numbers as a stack along its leading axis."""
    if isinstance(thing, (Node, Stack)):
        return thing
    if isinstance(thing, (list, tuple)) or (isinstance(thing, np.ndarray) and thing.ndim):
        return Stack(list(thing))
    return constant(thing)


def _depth(thing: "Node | Stack") -> int:
    return 1 + max(map(_depth, thing.items)) if isinstance(thing, Stack) else 0


def apply(op: str, *inputs: Any) -> "Node | Stack":
    """An elementwise operation; a stack spreads over its leading axis, as NumPy broadcasts."""
    args = [as_symbolic(item) for item in inputs]
    depths = [_depth(arg) for arg in args]
    deepest = max(depths)
    if deepest == 0:
        return _simplified(op, cast(list[Node], args))
    lengths = {len(cast(Stack, arg)) for arg, depth in zip(args, depths, strict=True) if depth == deepest}
    if len(lengths) > 1:
        raise TraceError(f"shapes do not match: {sorted(lengths)} along the leading axis")
    return Stack(
        [
            apply(op, *(arg[i] if depth == deepest else arg for arg, depth in zip(args, depths, strict=True)))  # type: ignore[index]
            for i in range(lengths.pop())
        ]
    )


def _simplified(op: str, args: list[Node]) -> Node:
    values = [arg.value for arg in args]
    if all(value is not None for value in values):
        with np.errstate(all="ignore"):
            return constant(OPERATIONS[op].function(*(np.float64(v) for v in values)))
    shortcut = SHORTCUTS.get(op)
    node = shortcut(*args) if shortcut else None
    if node is not None:
        return node
    if op in COMMUTATIVE:
        args = sorted(args, key=lambda arg: arg.code)
    return _intern(op, tuple(args))


def _add(a: Node, b: Node) -> Node | None:
    return b if a.value == 0 else a if b.value == 0 else None


def _subtract(a: Node, b: Node) -> Any:
    return -b if a.value == 0 else a if b.value == 0 else None


def _multiply(a: Node, b: Node) -> Any:
    for c, other in ((a, b), (b, a)):
        if c.value == 0:
            return constant(0)
        if c.value == 1:
            return other
        if c.value == -1:
            return -other
    return None


def _divide(a: Node, b: Node) -> Node | None:
    return a if b.value == 1 or a.value == 0 else None


def _power(a: Node, b: Node) -> Any:
    n = b.value
    if n == 0.5:
        return np.sqrt(a)
    if n is None or n != int(n) or not 0 <= n <= 16:
        return None
    if n < 2:
        return a if n else constant(1)
    half = a ** int(n // 2)
    return half * half * a if n % 2 else half * half


def _where(condition: Node, a: Node, b: Node) -> Node | None:
    if condition.value is not None:
        return a if condition.value else b
    return a if a is b else None


def _negative(a: Node) -> Node | None:
    return a.args[0] if a.op == "negative" else None


SHORTCUTS: dict[str, Callable[..., Node | None]] = {
    "add": _add,
    "subtract": _subtract,
    "multiply": _multiply,
    "divide": _divide,
    "power": _power,
    "square": lambda a: cast(Node, a * a),
    "where": _where,
    "negative": _negative,
}


def _sum(thing: Any, axis: int = 0) -> Any:
    total, *rest = as_symbolic(thing)
    for item in rest:
        total = total + item
    return total


def _full_like(thing: Any, value: Any, dtype: Any = None) -> Any:
    return Stack([_full_like(item, value) for item in thing]) if isinstance(thing, Stack) else as_symbolic(value)


FUNCTIONS: dict[Any, Callable[..., Any]] = {
    np.where: lambda condition, a, b: apply("where", condition, a, b),
    np.stack: lambda items, axis=0: Stack(list(items)),
    np.sum: _sum,
    np.mean: lambda thing, axis=0: _sum(thing) / len(thing),
    np.zeros_like: lambda thing, dtype=None: _full_like(thing, 0.0),
    np.ones_like: lambda thing, dtype=None: _full_like(thing, 1.0),
    np.full_like: _full_like,
}
