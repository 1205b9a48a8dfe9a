"""The algebra of passes: a factor that is equal for all points is kept beside an array, not multiplied in.

Whatever does not depend on the points is computed before the run: numbers, one number per step, one column per
hyperparameter.
"""

from collections.abc import Hashable

import numpy as np

from engine.batch.items import (
    Array,
    Item,
    Known,
    Operand,
    Pass,
    factor_of,
    is_still,
    number_of,
    scaled,
    usable,
)
from engine.symbolic.arrays import FloatArray
from engine.symbolic.operations import OPERATIONS


class Planner:
    """Turns lines into passes, given what the inputs are."""

    def __init__(self, stills: dict[Hashable, Known]) -> None:
        self.passes: list[Pass] = []
        self.steps: list[FloatArray] = []
        self.columns: list[FloatArray] = []
        self.registers = 0
        self._made: dict[Hashable, Array] = {}
        self._places: dict[Hashable, Operand] = {}
        self._quotients: dict[int, tuple[Known, Item]] = {}  # columns over what changes with the steps
        self._stills = stills  # what was computed before, also by another planner: equal factors are one object

    def register(self, steady: bool = False, kept: bool = False) -> Array:
        self.registers += 1
        return Array(self.registers - 1, None, steady, kept)

    def number(self, value: float) -> Known:
        return self._stills.setdefault(float(value).hex(), Known(float(value)))

    def operand(self, item: Item) -> Operand:
        if isinstance(item, Array):
            return "array", item.register
        kind, store = ("column", self.columns) if item.axis == "column" else ("step", self.steps)
        key = (kind, id(item))
        if key not in self._places:
            self._places[key] = kind, len(store)
            store.append(item.value)
        return self._places[key]

    def emit(self, op: str, *items: Item) -> Array:
        key = (op, tuple(map(self.operand, items)))
        if key not in self._made:
            steady = all(isinstance(item, Known) or item.steady for item in items)
            self._made[key] = self.register(steady=steady)
            self.passes.append(Pass(op, key[1], self._made[key].register))
        return self._made[key]

    def whole(self, item: Item) -> Item:
        """The item with its factor multiplied in."""
        if isinstance(item, Known) or item.factor is None:
            return item
        if number_of(item.factor) == -1:
            return self.emit("negative", item.bare())
        return self.emit("multiply", item.factor, item.bare())

    def still(self, op: str, *items: Item) -> Item:
        """An operation on what is equal for all points: done now, unless it is a column that changes with the steps."""
        axes = {item.axis for item in items if isinstance(item, Known) and item.axis}
        if len(axes) > 1 or any(isinstance(item, Array) for item in items):
            if op in ("multiply", "divide") and isinstance(items[0], Array) and items[0].register in self._quotients:
                above, below = self._quotients[items[0].register]
                if isinstance(items[1], Known) and not {"step"} & {items[1].axis, above.axis}:
                    return self.still("divide", self.still(op, above, items[1]), below)
            if op == "divide" and isinstance(items[1], Known) and usable(items[1]):
                return self.still("multiply", items[0], self.still("divide", self.number(1), items[1]))
            made = self.emit(op, *items)
            if op == "divide" and isinstance(items[0], Known):
                self._quotients[made.register] = items  # type: ignore[assignment]
            return made
        key = (op, *map(id, items))
        if key not in self._stills:
            with np.errstate(all="ignore"):
                value = OPERATIONS[op].function(*(item.value for item in items))  # type: ignore[union-attr]
            constant = axes == {"step"} and value.size and np.all(value == value[0])  # a term that was switched off
            found = self.number(value[0]) if constant else Known(value, *axes) if axes else self.number(value)
            self._stills[key] = found
            self._stills[key, "of"] = items  # type: ignore[assignment]  # an id is only good while its object lives
        return self._stills[key]

    def line(self, op: str, *items: Item) -> Item:
        """One line of the program."""
        if all(is_still(item) for item in items):
            return self.still(op, *items)
        match op, items:
            case "multiply", (a, b):
                return self._product(a, b)
            case "divide", (a, b):
                return self._quotient(a, b)
            case (("add" | "subtract"), (a, b)):
                return self._sum(op, a, b)
            case "negative", (Array() as a,):
                return self._product(self.number(-1), a)
            case "square", (a,):
                return self._product(a, a)
            case "sqrt", (Array(factor=Known() as f) as a,) if np.all(f.value >= 0):
                return scaled(self.still("sqrt", f), self.emit("sqrt", a.bare()))
            case "absolute", (Array(factor=Known() as f) as a,):
                return scaled(self.still("absolute", f), self.emit("absolute", a.bare()))
            case "sign", (Array(factor=Known() as f) as a,) if np.all(f.value > 0):
                return self.emit("sign", a.bare())
            case "where", (Known(axis="") as c, a, b):
                return a if c.value else b
        return self.emit(op, *map(self.whole, items))

    def _product(self, a: Item, b: Item) -> Item:
        if is_still(b):
            a, b = b, a
        if number_of(a) == 0:
            return a
        if is_still(a):
            return scaled(self._times(b.factor, a), b)  # type: ignore[union-attr,arg-type]
        factor = self._times(a.factor, b.factor)  # type: ignore[union-attr]
        return scaled(factor, self.emit("multiply", a.bare(), b.bare()))  # type: ignore[union-attr]

    def _quotient(self, a: Item, b: Item) -> Item:
        below = b if is_still(b) else b.factor  # type: ignore[union-attr]
        if isinstance(below, Known) and not usable(below):
            return self.emit("divide", self.whole(a), self.whole(b))
        above = a if is_still(a) else a.factor  # type: ignore[union-attr]
        factor = above if below is None else self.still("divide", above or self.number(1), below)
        if is_still(b):
            return scaled(factor, a)  # type: ignore[arg-type]
        if is_still(a):
            return self.emit("divide", factor or a, b.bare())  # type: ignore[union-attr]
        return scaled(factor, self.emit("divide", a.bare(), b.bare()))  # type: ignore[union-attr]

    def _sum(self, op: str, a: Item, b: Item) -> Item:
        if number_of(b) == 0:
            return a
        if number_of(a) == 0:
            return b if op == "add" else self._product(self.number(-1), b)
        f, g = factor_of(a), factor_of(b)
        if number_of(g) == -1:
            return self._sum("subtract" if op == "add" else "add", a, b.bare())  # type: ignore[union-attr]
        if number_of(f) == -1:
            if op == "add":
                return self._sum("subtract", b, a.bare())  # type: ignore[union-attr]
            return self._product(self.number(-1), self._sum("add", a.bare(), b))  # type: ignore[union-attr]
        if not is_still(a) and not is_still(b) and a.register == b.register:  # type: ignore[union-attr]
            one = self.number(1)
            return self._product(self.still(op, f or one, g or one), a.bare())  # type: ignore[union-attr]
        # Of two factors one can be taken out of the sum, so that one pass multiplies instead of two. A state's own
        # stays in it: then the state's next value has the other one, and has it again at the next step.
        if is_still(a) or is_still(b):
            out = g if is_still(a) else f
        elif f is None or g is None:
            out = None
        else:
            out = g if a.kept else f  # type: ignore[union-attr]
        if out is None or not usable(out):
            return self.emit(op, self.whole(a), self.whole(b))
        return scaled(out, self.emit(op, self.without(a, out), self.without(b, out)))

    def without(self, item: Item, factor: Item) -> Item:
        """The item divided by a factor, whole."""
        if is_still(item):
            return self.still("divide", item, factor)
        own = item.factor  # type: ignore[union-attr]
        return self.whole(scaled(None if own is factor else self.still("divide", own, factor), item))  # type: ignore[arg-type]

    def _times(self, f: Item | None, g: Item | None) -> Item | None:
        if f is None or g is None:
            return g if f is None else f
        return self.still("multiply", f, g)
