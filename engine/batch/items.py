"""What a step is made of when it is compiled: numbers known before the run, lanes with a factor, and passes."""

from dataclasses import dataclass, replace

import numpy as np

from engine.symbolic.arrays import Traceable

Operand = tuple[str, int]  # ("array", register), ("step", place), ("column", place)


@dataclass(frozen=True, eq=False)
class Uniform:
    """Known before the run: a number, one per step (T,), or a column (n,); `axis` is "", "step" or "column"."""

    value: Traceable
    axis: str = ""


@dataclass(frozen=True, eq=False)
class Lane:
    """A register of the run, one number for each of n points, times a factor.

    `varies_by_step`: made of columns and numbers of the step alone, so computed anew at every step. `is_state`: a state
    that is carried from step to step, or a multiple of one.
    """

    register: int
    factor: "Item | None" = None
    varies_by_step: bool = False
    is_state: bool = False

    def unscaled(self) -> "Lane":
        return replace(self, factor=None)


Item = Uniform | Lane


@dataclass(frozen=True)
class Pass:
    """One call over all points: out = op(operands)."""

    op: str
    operands: tuple[Operand, ...]
    out: int

    @property
    def arrays(self) -> list[int]:
        return [place for kind, place in self.operands if kind == "array"]


def scaled(factor: Item | None, array: Lane) -> Lane:
    """The array times a factor."""
    return replace(array, factor=None if number_of(factor) == 1 else factor)


def is_uniform(item: Item) -> bool:
    """Whether the item does not depend on the points."""
    return isinstance(item, Uniform) or item.varies_by_step


def factor_of(item: Item) -> Item | None:
    """The factor of an array that depends on the points; None for 1, and for everything else."""
    return None if is_uniform(item) else item.factor  # type: ignore[union-attr]


def number_of(item: "Item | None") -> float | None:
    """The value of a plain number."""
    return float(item.value) if isinstance(item, Uniform) and not item.axis else None


def usable(factor: Item) -> bool:
    """Whether it is known, and dividing by it loses nothing."""
    if not isinstance(factor, Uniform):
        return False
    size = np.abs(factor.value)
    return bool(np.all((size > 1e-100) & (size < 1e100)))
