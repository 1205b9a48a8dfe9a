"""Rows of two columns that somebody brought: as a value, as a link says them, and what follows from them alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from math import fsum, isfinite, sqrt
from typing import Any

import numpy as np

from engine.spec.parse import read_number, write_value

MOST = 500  # rows
LINKED = 40  # rows that a link holds
LONGEST = 1500  # characters of them there
LARGEST = 1e12  # a number of a row; beyond, sums of squares lose what tells rows apart
SMALLEST = 1e-100  # and not 0: the square of a smaller one is none that float64 has
APART = "rows"  # data=rows:137:… : the link does not hold them
NAMED = re.compile(rf"{APART}:([0-9]{{1,3}}):([0-9a-f]{{12}})")


@dataclass(frozen=True)
class Table:
    """Rows (x, y), 2 to MOST of them, in the order in which they came."""

    x: tuple[float, ...]
    y: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.x) != len(self.y) or not 2 <= len(self.x) <= MOST:
            raise ValueError(f"a table has two columns of 2 to {MOST} numbers")
        if not all(map(usable, (*self.x, *self.y))):
            raise ValueError(f"every number of a table is 0, or {SMALLEST:g} to {LARGEST:g} in size")

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.x, self.y))

    def __len__(self) -> int:
        return len(self.x)

    @cached_property
    def columns(self) -> tuple[Any, Any]:
        """(x, y) as arrays (n,), read-only."""
        return _frozen(self.x), _frozen(self.y)

    @cached_property
    def moments(self) -> "Moments":
        """Means, variances and covariance."""
        return Moments.of(self)

    @cached_property
    def standardised(self) -> "Table":
        """Both columns with mean 0 and standard deviation 1; one that is constant with all its numbers 0."""
        m = self.moments
        return Table(_standard(self.x, m.x, m.xx), _standard(self.y, m.y, m.yy))

    @cached_property
    def name(self) -> str:
        """What a link says of rows that it does not hold: how many there are, and which."""
        return f"{APART}:{len(self)}:{sha256(self._text.encode()).hexdigest()[:12]}"

    @cached_property
    def _text(self) -> str:
        return ",".join(f"{write_value(p)}:{write_value(q)}" for p, q in zip(self.x, self.y, strict=True))

    @property
    def in_link(self) -> bool:
        """Whether a link holds the rows themselves."""
        return len(self) <= LINKED and len(self._text) <= LONGEST

    @property
    def said(self) -> str:
        """What a link says: `1:2.5,2:4`."""
        return self._text if self.in_link else self.name


@dataclass(frozen=True)
class Moments:
    """Means of x and y, their variances and their covariance, all over n."""

    x: float
    y: float
    xx: float
    xy: float
    yy: float

    @classmethod
    def of(cls, table: Table) -> "Moments":
        """Sums are exact, and of deviations: years lose nothing."""
        n = len(table)
        x, y = fsum(table.x) / n, fsum(table.y) / n
        pairs = [(p - x, q - y) for p, q in zip(table.x, table.y, strict=True)]
        same = [min(column) == max(column) for column in (table.x, table.y)]  # of which no rounding makes a variance
        xx = 0.0 if same[0] else fsum(p * p for p, _ in pairs) / n
        yy = 0.0 if same[1] else fsum(q * q for _, q in pairs) / n
        return cls(x, y, xx, 0.0 if any(same) else fsum(p * q for p, q in pairs) / n, yy)

    @property
    def slope(self) -> float:
        """The least squares' slope; 0 where all x are equal, and every slope does as well."""
        return self.xy / self.xx if self.xx else 0.0

    @property
    def rest(self) -> float:
        """The mean squared error of the best line."""
        return max(self.yy - self.slope * self.xy, 0.0)


def usable(value: float) -> bool:
    """Whether a table may hold this number."""
    return isfinite(value) and (value == 0 or SMALLEST <= abs(value) <= LARGEST)


def read_said(text: str) -> Table | None:
    """The rows of a link; None for what `said` would not write."""
    pairs = [pair.split(":") for pair in text.split(",")[: LINKED + 1]]
    numbers = [[read_number(cell) for cell in pair] for pair in pairs]
    if len(numbers) > LINKED or any(len(row) != 2 or None in row for row in numbers):
        return None
    try:
        return table_of(numbers)  # type: ignore[arg-type]
    except ValueError:
        return None


def count_of(text: str) -> int | None:
    """How many rows there are that a link only names."""
    named = NAMED.fullmatch(text)
    return int(named[1]) if named else None


def table_of(rows: Iterable[Iterable[float]]) -> Table:
    """The table of rows (x, y)."""
    x, y = zip(*rows, strict=True)
    return Table(tuple(map(float, x)), tuple(map(float, y)))


def _standard(column: tuple[float, ...], mean: float, variance: float) -> tuple[float, ...]:
    spread = sqrt(variance) or 1.0
    return tuple((value - mean) / spread for value in column)


def _frozen(column: tuple[float, ...]) -> Any:
    array = np.array(column)
    array.flags.writeable = False
    return array
