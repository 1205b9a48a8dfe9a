"""What symbols of every kind share: NumPy's operators, functions and methods arrive here, or are refused."""

from collections.abc import Callable, Iterable
from functools import partial
from operator import index
from types import EllipsisType
from typing import NoReturn, Self

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from engine.symbolic import whole_arrays
from engine.symbolic.arrays import Place, Traceable
from engine.symbolic.operations import NAMES
from engine.symbolic.trace_error import MissingAttributeError, TraceError


class Symbolic(NDArrayOperatorsMixin):
    """One number, or a leading axis of them, of which only the formula is known.

    A subclass says how an operation is applied to it, what its leading axis holds, and how to stack things of its kind.
    """

    __slots__ = ("__weakref__",)
    __hash__ = object.__hash__

    @staticmethod
    def applied(op: str, *inputs: Traceable) -> "Symbolic":
        """An operation of the table, element by element."""
        raise NotImplementedError

    @staticmethod
    def stacked(items: Iterable[Traceable]) -> "Symbolic":
        """Things along a new leading axis."""
        raise NotImplementedError

    def pieces(self) -> list["Symbolic"]:
        """What stands along the leading axis; nothing for one number."""
        raise NotImplementedError

    def became(self, result: "Symbolic") -> "Symbolic":
        """What `x *= 2` leaves x to be; a single number is rebound, as any number of Python."""
        return result

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Traceable, **kwargs: Traceable) -> "Symbolic":
        (out,) = kwargs.pop("out", (None,))
        if method != "__call__" or kwargs or not (out is None or (out is inputs[0] and isinstance(out, Symbolic))):
            raise TraceError(f"np.{ufunc.__name__} works on symbols only as a plain call, without `out`")
        name = NAMES.get(ufunc)
        if name is not None:
            result = self.applied(name, *inputs)
        elif ufunc in whole_arrays.UFUNCS:
            result = whole_arrays.UFUNCS[ufunc](self, *inputs)
        else:
            raise TraceError(f"np.{ufunc.__name__} is not in the table of operations")
        return result if out is None else out.became(result)  # x *= 2

    def __array_function__(
        self,
        function: Callable[..., Traceable],
        types: object,
        args: tuple[Traceable, ...],
        kwargs: dict[str, Traceable],
    ) -> Traceable:
        known = whole_arrays.FUNCTIONS.get(function)
        if known is None:
            raise TraceError(f"np.{_full_name(function)} is not in the table of operations")
        return known(self, *args, **kwargs)

    def __array__(self, *_: object, **__: object) -> NoReturn:
        raise TraceError("np.array and np.asarray make arrays of numbers only: use np.stack")

    def __getattr__(self, name: str) -> Callable[..., Traceable]:
        method = whole_arrays.METHODS.get(name)
        if method is None:
            raise MissingAttributeError(f"a symbol has no .{name}: it does not do all that an array does")
        return partial(method, self, self)

    @property
    def shape(self) -> tuple[int, ...]:
        """As of a single point: (2,) for a point, (2, 2) for a Hessian."""
        pieces = self.pieces()
        return (len(pieces), *pieces[0].shape) if pieces else ()

    @property
    def ndim(self) -> int:
        return len(self.shape)

    @property
    def size(self) -> int:
        return int(np.prod(self.shape))

    @property
    def T(self) -> Traceable:
        return whole_arrays.transposed(self, self)

    def __bool__(self) -> bool:
        raise TraceError("if, and, or need a number: use np.where")

    def __float__(self) -> float:
        raise TraceError("a symbol has no value yet: use NumPy's functions, not those of math")

    __int__ = __index__ = __complex__ = __float__

    def __round__(self, digits: int = 0) -> Self:
        raise TraceError("a symbol has no value yet that could be rounded")

    def __setitem__(self, place: Place, value: Traceable) -> None:
        raise TraceError("one number cannot be set inside a symbol: build the whole with np.stack or np.where")


def coordinate(place: Place) -> int:
    """What stands in square brackets behind a symbol, as an integer."""
    if place is None or isinstance(place, (slice, EllipsisType, tuple)):
        raise TraceError("a coordinate is an integer: x[0], x[1]")
    return index(place)


def _full_name(function: Callable[..., Traceable]) -> str:
    module = function.__module__.removeprefix("numpy").lstrip(".")
    return f"{module}.{function.__name__}" if module and not module.startswith("_") else str(function.__name__)
