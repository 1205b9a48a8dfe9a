"""Axes of symbols reduced: sums, means, extremes, norms, each said in operations of the table.

Their arrays are those of a single point, so that what has no `axis` reduces over the coordinates alone. Each function
is handed first any symbol of the call, which knows how to stack others of its kind.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from math import inf

import numpy as np

from engine.symbolic.arrays import Traceable
from engine.symbolic.trace_error import TraceError

Axis = int | Sequence[int] | None


def pieces(thing: Traceable) -> list[Traceable]:
    """What stands along the leading axis: of symbols, lists and arrays; nothing for one number."""
    if hasattr(thing, "pieces"):
        return list(thing.pieces())
    return list(thing) if isinstance(thing, (list, tuple)) or np.ndim(thing) else []


def depth(thing: Traceable) -> int:
    """How many axes it has."""
    inside = pieces(thing)
    return 1 + max(map(depth, inside)) if inside else 0


def folded(
    kind: Traceable,
    thing: Traceable,
    fold: Callable[[Traceable, Traceable], Traceable],
    axis: Axis = None,
    keepdims: bool = False,
) -> Traceable:
    """Axes reduced by an operation of two; all of them without `axis`."""
    count = depth(thing)
    axes = range(count) if axis is None else [axis] if isinstance(axis, int) else axis
    chosen = {each + count if each < 0 else each for each in axes}
    if not chosen <= set(range(count)):
        raise TraceError(f"there is no axis {axis} to reduce in {'one number' if not count else f'{count} axes'}")
    return _folded(kind, thing, fold, chosen, bool(keepdims))


def _folded(
    kind: Traceable, thing: Traceable, fold: Callable[[Traceable, Traceable], Traceable], axes: set[int], keepdims: bool
) -> Traceable:
    if not axes:
        return thing
    inside = [_folded(kind, each, fold, {axis - 1 for axis in axes - {0}}, keepdims) for each in pieces(thing)]
    if 0 not in axes:
        return kind.stacked(inside)
    total = reduce(fold, inside)
    return kind.stacked([total]) if keepdims else total


def full_like(kind: Traceable, thing: Traceable, value: Traceable, dtype: object = None) -> Traceable:
    inside = pieces(thing)
    return kind.stacked([full_like(kind, each, value) for each in inside]) if inside else kind.applied("add", value, 0)


def sum_of(
    kind: Traceable, thing: Traceable, axis: Axis = None, dtype: object = None, keepdims: bool = False
) -> Traceable:
    return folded(kind, thing, lambda a, b: a + b, axis, keepdims)


def prod_of(
    kind: Traceable, thing: Traceable, axis: Axis = None, dtype: object = None, keepdims: bool = False
) -> Traceable:
    return folded(kind, thing, lambda a, b: a * b, axis, keepdims)


def max_of(kind: Traceable, thing: Traceable, axis: Axis = None, keepdims: bool = False) -> Traceable:
    return folded(kind, thing, np.maximum, axis, keepdims)


def min_of(kind: Traceable, thing: Traceable, axis: Axis = None, keepdims: bool = False) -> Traceable:
    return folded(kind, thing, np.minimum, axis, keepdims)


def all_of(kind: Traceable, thing: Traceable, axis: Axis = None, keepdims: bool = False) -> Traceable:
    return folded(kind, thing, np.logical_and, axis, keepdims)


def any_of(kind: Traceable, thing: Traceable, axis: Axis = None, keepdims: bool = False) -> Traceable:
    return folded(kind, thing, np.logical_or, axis, keepdims)


def mean_of(
    kind: Traceable, thing: Traceable, axis: Axis = None, dtype: object = None, keepdims: bool = False
) -> Traceable:
    ones = full_like(kind, thing, 1.0)
    count = sum_of(kind, ones, axis, keepdims=keepdims)
    return sum_of(kind, thing, axis, keepdims=keepdims) / count


def var_of(kind: Traceable, thing: Traceable, axis: Axis = None, ddof: float = 0, keepdims: bool = False) -> Traceable:
    apart = thing - mean_of(kind, thing, axis, keepdims=True)
    count = sum_of(kind, full_like(kind, thing, 1.0), axis, keepdims=keepdims)
    return sum_of(kind, apart * apart, axis, keepdims=keepdims) / (count - ddof)


def std_of(kind: Traceable, thing: Traceable, axis: Axis = None, ddof: float = 0, keepdims: bool = False) -> Traceable:
    return np.sqrt(var_of(kind, thing, axis, ddof, keepdims))


def norm_of(
    kind: Traceable,
    thing: Traceable,
    ord: Traceable = None,  # noqa: A002  # NumPy's name
    axis: Axis = None,
    keepdims: bool = False,
) -> Traceable:
    if ord == 1 and (axis is not None or depth(thing) == 1):
        return sum_of(kind, np.abs(thing), axis, keepdims=keepdims)
    if ord == inf and (axis is not None or depth(thing) == 1):
        return max_of(kind, np.abs(thing), axis, keepdims)
    if ord not in (None, "fro") and not (ord == 2 and (axis is not None or depth(thing) == 1)):
        raise TraceError(f"np.linalg.norm with ord={ord!r} is not in the table of operations")
    if len(pieces(thing)) == 2 and depth(thing) == 1:  # hypot has a slope at the origin too
        return folded(kind, thing, np.hypot, axis, keepdims)
    return np.sqrt(sum_of(kind, thing * thing, axis, keepdims=keepdims))
