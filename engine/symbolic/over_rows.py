"""The mean error of a line over rows of data, as one operation of the table.

Written out row by row, 500 rows would be thousands of lines in every program; so they are one line, and the rows stand
beside the programs. `place` says which rows, and which derivative: the loss, by w, by b, by ww, wb, bb.
"""

from collections.abc import Sequence
from hashlib import sha256
from threading import Lock
from weakref import WeakValueDictionary

import numpy as np

from engine.symbolic.arrays import FloatArray, Number, Traceable

ORDERS = 8  # places of one set of rows, of which six are used
BY_W, BY_B = {0: 1, 1: 3, 2: 4}, {0: 2, 1: 4, 2: 5}  # the place of each derivative
POWER = (0, 1, 0, 2, 1, 0)  # of x, in each place
DEGREE = (0, 1, 1, 2, 2, 2)  # how often the error of a row is derived
BITS = 49  # of a name: with the place a whole number that float64 holds
PIECE = 2**15  # residuals at once: they stay in the processor's cache


class Rows:
    """Rows (x, y), and the error of a row: Huber's beyond `delta`, the absolute one where that is 0."""

    def __init__(self, x: FloatArray, y: FloatArray, delta: float, name: int):
        self.x, self.y, self.delta, self.name = x, y, delta, name
        self.powers = tuple(np.ascontiguousarray(power / len(x)) for power in (np.ones_like(x), x, x * x))
        self.design = np.stack([x, np.ones_like(x), -y])

    @property
    def place(self) -> float:
        """That of the loss itself, as a program has it among its constants."""
        return float(self.name * ORDERS)


_known: WeakValueDictionary[int, Rows] = WeakValueDictionary()
_lock = Lock()


def rows_of(x: Sequence[float], y: Sequence[float], delta: float) -> Rows:
    """The one object for these rows: equal ones have one name in every process."""
    content = np.array([delta, *x, *y])
    name = int.from_bytes(sha256(content.tobytes()).digest()[:8], "big") >> (64 - BITS)
    with _lock:
        found = _known.get(name)
        if found is None or found.delta != delta or not np.array_equal([*found.x, *found.y], content[1:]):
            found = _known[name] = Rows(content[1 : 1 + len(x)], content[1 + len(x) :], delta, name)
        return found


def mean_over(rows: Rows, w: Traceable, b: Traceable) -> Traceable:
    """The mean error of the line w·x + b, numbers or symbols."""
    return over_rows(w, b, rows.place)


def slope(
    f: Traceable, w: Traceable, b: Traceable, place: Traceable, dw: Traceable, db: Traceable, _: object
) -> Traceable:
    """The chain rule of `over_rows`: its derivatives are the same operation at other places."""
    if place.value is None:
        return 0  # a symbol names no rows
    name, order = divmod(int(place.value), ORDERS)
    rows = _known.get(name)
    if order not in BY_W or rows is None or (rows.delta == 0 and order):
        return 0
    by_w, by_b = (f.applied("over_rows", w, b, name * ORDERS + by[order]) for by in (BY_W, BY_B))
    return by_w * dw + by_b * db


def over_rows(w: Traceable, b: Traceable, place: Traceable, out: FloatArray | None = None) -> Traceable:
    """The loss of lines (*points), or a derivative; symbols too; no number where the rows are not known."""
    symbolic = getattr(w, "applied", None) or getattr(b, "applied", None)
    if symbolic:
        return symbolic("over_rows", w, b, place)
    name, order = divmod(int(np.asarray(place).flat[0]), ORDERS)
    rows = _known.get(name)
    if rows is not None and out is None and np.ndim(w) == np.ndim(b) == 0 and order < len(POWER):
        with np.errstate(all="ignore"):
            return _mean(rows, order, np.float64(w) * rows.x + b - rows.y)
    shape = np.broadcast_shapes(np.shape(w), np.shape(b))
    result = np.full(shape, np.nan) if out is None else out
    if rows is None or order >= len(POWER):
        result[...] = np.nan
    else:
        slopes, levels = np.broadcast_to(w, shape).ravel(), np.broadcast_to(b, shape).ravel()
        found = np.empty(slopes.shape)
        size = max(PIECE // len(rows.x), 1)
        lines = np.stack([slopes, levels, np.ones_like(slopes)], axis=1)
        with np.errstate(all="ignore"):
            for i in range(0, len(slopes), size):
                found[i : i + size] = _mean(rows, order, lines[i : i + size] @ rows.design)
        result[...] = found.reshape(shape)
    return result[()] if out is None else result


def _mean(rows: Rows, order: int, off: FloatArray) -> Number:
    """The mean over the last axis of residuals (*points, n), which are overwritten."""
    return _error(off, rows.delta, DEGREE[order]) @ rows.powers[POWER[order]]


def _error(off: FloatArray, delta: float, degree: int) -> FloatArray:
    """The error of residuals, or its first or second derivative; sign(0) = 0."""
    if delta == 0:
        return np.abs(off, off) if degree == 0 else np.sign(off, off) if degree == 1 else np.multiply(off, 0, off)
    if degree == 1:
        return np.minimum(np.maximum(off, -delta, out=off), delta, out=off)
    size = np.abs(off)
    if degree == 2:
        return np.where(np.isnan(off), off, size <= delta)
    return np.where(size <= delta, off * off / 2, delta * (size - delta / 2))
