"""NumPy's functions of whole arrays, said in operations of the table, for symbols of every kind.

Their arrays are those of a single point, so that what has no `axis` reduces over the coordinates alone. Each function
is handed first any symbol of the call, which knows how to stack others of its kind.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from math import inf

import numpy as np

from engine.symbolic.arrays import Traceable
from engine.symbolic.reductions import (
    all_of,
    any_of,
    depth,
    full_like,
    max_of,
    mean_of,
    min_of,
    norm_of,
    pieces,
    prod_of,
    std_of,
    sum_of,
    var_of,
)
from engine.symbolic.trace_error import TraceError


def _dot(kind: Traceable, a: Traceable, b: Traceable) -> Traceable:
    if depth(a) == 0 or depth(b) == 0:
        return np.multiply(a, b)
    if depth(a) > 1:
        return kind.stacked([_dot(kind, row, b) for row in pieces(a)])
    if len(pieces(a)) != len(pieces(b)):
        raise TraceError(f"shapes do not match: {len(pieces(a))} and {len(pieces(b))} numbers in a product")
    return reduce(lambda x, y: x + y, [x * y for x, y in zip(pieces(a), pieces(b), strict=True)])


def _outer(kind: Traceable, a: Traceable, b: Traceable) -> Traceable:
    return kind.stacked([kind.stacked([x * y for y in pieces(b)]) for x in pieces(a)])


def _clip(
    kind: Traceable, x: Traceable, a_min: Traceable = None, a_max: Traceable = None, **named: Traceable
) -> Traceable:
    low, high = named.get("min", a_min), named.get("max", a_max)
    x = x if low is None else np.maximum(x, low)
    return x if high is None else np.minimum(x, high)


def _where(kind: Traceable, condition: Traceable, *both: Traceable) -> Traceable:
    if len(both) != 2:
        raise TraceError("np.where on symbols needs all three: condition, value if true, value if false")
    return kind.applied("where", condition, *both)


def _stack(kind: Traceable, items: Iterable[Traceable], axis: int = 0) -> Traceable:
    if axis:
        raise TraceError("np.stack puts symbols along the leading axis only: leave axis at 0")
    return kind.stacked(items)


def _diagonal(kind: Traceable, thing: Traceable) -> Traceable:
    if depth(thing) != 2:
        raise TraceError("np.diag of symbols takes the diagonal of a matrix only")
    return kind.stacked([pieces(row)[i] for i, row in enumerate(pieces(thing))])


def transposed(kind: Traceable, thing: Traceable) -> Traceable:
    """Rows as columns; a vector as it is."""
    if depth(thing) < 2:
        return thing
    return kind.stacked([kind.stacked(column) for column in zip(*map(pieces, pieces(thing)), strict=True)])


def _copy(kind: Traceable, thing: Traceable, *_: Traceable, **__: Traceable) -> Traceable:
    return thing + 0


def _shape(kind: Traceable, thing: Traceable) -> tuple[int, ...]:
    inside = pieces(thing)
    return (len(inside), *_shape(kind, inside[0])) if inside else ()


FUNCTIONS: dict[Callable[..., Traceable], Callable[..., Traceable]] = {
    np.where: _where,
    np.stack: _stack,
    np.zeros_like: lambda kind, thing, dtype=None: full_like(kind, thing, 0.0),
    np.ones_like: lambda kind, thing, dtype=None: full_like(kind, thing, 1.0),
    np.full_like: full_like,
    np.sum: sum_of,
    np.mean: mean_of,
    np.prod: prod_of,
    np.max: max_of,
    np.amax: max_of,
    np.min: min_of,
    np.amin: min_of,
    np.all: all_of,
    np.any: any_of,
    np.var: var_of,
    np.std: std_of,
    np.clip: _clip,
    np.linalg.norm: norm_of,
    np.dot: _dot,
    np.inner: _dot,
    np.vdot: _dot,
    np.outer: _outer,
    np.diag: _diagonal,
    np.diagonal: _diagonal,
    np.trace: lambda kind, thing: sum_of(kind, _diagonal(kind, thing)),
    np.transpose: transposed,
    np.copy: _copy,
    np.shape: _shape,
    np.ndim: lambda kind, thing: depth(thing),
    np.size: lambda kind, thing: int(np.prod(_shape(kind, thing))),
}

UFUNCS: dict[Callable[..., Traceable], Callable[..., Traceable]] = {
    np.matmul: _dot,
    np.bitwise_and: lambda kind, a, b: np.logical_and(a, b),  # (a > 0) & (b > 0)
    np.bitwise_or: lambda kind, a, b: np.logical_or(a, b),
    np.invert: lambda kind, a: np.logical_not(a),
    np.positive: lambda kind, a: a + 0,
    np.fabs: lambda kind, a: np.abs(a),
    np.exp2: lambda kind, a: 2.0**a,
    np.float_power: lambda kind, a, b: a**b,
    np.floor_divide: lambda kind, a, b: np.floor(a / b),
    np.trunc: lambda kind, a: np.where(a < 0, np.ceil(a), np.floor(a)),
    np.isnan: lambda kind, a: np.not_equal(a, a),
    np.isinf: lambda kind, a: np.equal(np.abs(a), inf),
    np.isfinite: lambda kind, a: np.less(np.abs(a), inf),
}

METHODS: dict[str, Callable[..., Traceable]] = {
    "sum": sum_of,
    "mean": mean_of,
    "prod": prod_of,
    "max": max_of,
    "min": min_of,
    "all": all_of,
    "any": any_of,
    "var": var_of,
    "std": std_of,
    "clip": _clip,
    "dot": _dot,
    "diagonal": _diagonal,
    "trace": FUNCTIONS[np.trace],
    "transpose": transposed,
    "copy": _copy,
    "astype": _copy,
}
