"""The types of numbers: arrays of one kind, and what one formula may be handed."""

from types import EllipsisType
from typing import Any, SupportsIndex, TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
StrArray: TypeAlias = npt.NDArray[np.str_]
ObjectArray: TypeAlias = npt.NDArray[np.object_]  # of words, and None where there is none

# A float, a FloatArray, or a symbol of `engine.symbolic.expression`: the same text of a rule or of a loss runs on all
# three. NumPy's stubs refuse symbols in its functions, so the checker knows nothing of it.
Traceable: TypeAlias = Any

Number: TypeAlias = float | FloatArray  # one for all runs, or a column (n,) of one each

# What stands in square brackets behind a symbol.
Place: TypeAlias = "SupportsIndex | slice | EllipsisType | tuple[Place, ...] | None"

# A point (2,), or n of them (2, n): whatever NumPy makes an array of.
Points: TypeAlias = npt.ArrayLike
