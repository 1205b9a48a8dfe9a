"""The algebra of passes: a factor that is equal for all points is kept beside an array, not multiplied in.

Whatever does not depend on the points is computed before the run: numbers, one number per step, one column per
hyperparameter.
"""

from collections.abc import Hashable

import numpy as np

from engine.batch.items import (
    Item,
    Lane,
    Operand,
    Pass,
    Uniform,
    factor_of,
    is_uniform,
    number_of,
    scaled,
    usable,
)
from engine.symbolic.arrays import FloatArray
from engine.symbolic.operations import OPERATIONS


class Builder:
    """Turns lines into passes, given what the inputs are."""

    def __init__(self, folded: dict[Hashable, Uniform]) -> None:
        self.passes: list[Pass] = []
        self.steps: list[FloatArray] = []
        self.columns: list[FloatArray] = []
        self.registers = 0
        self._made: dict[Hashable, Lane] = {}
        self._places: dict[Hashable, Operand] = {}
        self._quotients: dict[int, tuple[Uniform, Item]] = {}  # columns over what changes with the steps
        self._folded = folded  # what was computed before, also by another planner: equal factors are one object

    def register(self, varies_by_step: bool = False, is_state: bool = False) -> Lane:
        self.registers += 1
        return Lane(self.registers - 1, None, varies_by_step, is_state)

    def number(self, value: float) -> Uniform:
        return self._folded.setdefault(float(value).hex(), Uniform(float(value)))

    def operand(self, item: Item) -> Operand:
        if isinstance(item, Lane):
            return "array", item.register
        kind, store = ("column", self.columns) if item.axis == "column" else ("step", self.steps)
        key = (kind, id(item))
        if key not in self._places:
            self._places[key] = kind, len(store)
            store.append(item.value)
        return self._places[key]

    def emit(self, op: str, *items: Item) -> Lane:
        key = (op, tuple(map(self.operand, items)))
        if key not in self._made:
            varies_by_step = all(isinstance(item, Uniform) or item.varies_by_step for item in items)
            self._made[key] = self.register(varies_by_step=varies_by_step)
            self.passes.append(Pass(op, key[1], self._made[key].register))
        return self._made[key]

    def whole(self, item: Item) -> Item:
        """The item with its factor multiplied in."""
        if isinstance(item, Uniform) or item.factor is None:
            return item
        if number_of(item.factor) == -1:
            return self.emit("negative", item.unscaled())
        return self.emit("multiply", item.factor, item.unscaled())

    def fold(self, op: str, *items: Item) -> Item:
        """An operation on what is equal for all points: done now, unless it is a column that changes with the steps."""
        axes = {item.axis for item in items if isinstance(item, Uniform) and item.axis}
        if len(axes) > 1 or any(isinstance(item, Lane) for item in items):
            if op in ("multiply", "divide") and isinstance(items[0], Lane) and items[0].register in self._quotients:
                above, below = self._quotients[items[0].register]
                if isinstance(items[1], Uniform) and not {"step"} & {items[1].axis, above.axis}:
                    return self.fold("divide", self.fold(op, above, items[1]), below)
            if op == "divide" and isinstance(items[1], Uniform) and usable(items[1]):
                return self.fold("multiply", items[0], self.fold("divide", self.number(1), items[1]))
            made = self.emit(op, *items)
            if op == "divide" and isinstance(items[0], Uniform):
                self._quotients[made.register] = items  # type: ignore[assignment]
            return made
        key = (op, *map(id, items))
        if key not in self._folded:
            with np.errstate(all="ignore"):
                value = OPERATIONS[op].function(*(item.value for item in items))  # type: ignore[union-attr]
            constant = axes == {"step"} and value.size and np.all(value == value[0])  # a term that was switched off
            found = self.number(value[0]) if constant else Uniform(value, *axes) if axes else self.number(value)
            self._folded[key] = found
            self._folded[key, "of"] = items  # type: ignore[assignment]  # an id is only good while its object lives
        return self._folded[key]

    def line(self, op: str, *items: Item) -> Item:
        """One line of the program."""
        if all(is_uniform(item) for item in items):
            return self.fold(op, *items)
        match op, items:
            case "multiply", (a, b):
                return self._product(a, b)
            case "divide", (a, b):
                return self._quotient(a, b)
            case (("add" | "subtract"), (a, b)):
                return self._sum(op, a, b)
            case "negative", (Lane() as a,):
                return self._product(self.number(-1), a)
            case "square", (a,):
                return self._product(a, a)
            case "sqrt", (Lane(factor=Uniform() as f) as a,) if np.all(f.value >= 0):
                return scaled(self.fold("sqrt", f), self.emit("sqrt", a.unscaled()))
            case "absolute", (Lane(factor=Uniform() as f) as a,):
                return scaled(self.fold("absolute", f), self.emit("absolute", a.unscaled()))
            case "sign", (Lane(factor=Uniform() as f) as a,) if np.all(f.value > 0):
                return self.emit("sign", a.unscaled())
            case "where", (Uniform(axis="") as c, a, b):
                return a if c.value else b
        return self.emit(op, *map(self.whole, items))

    def _product(self, a: Item, b: Item) -> Item:
        if is_uniform(b):
            a, b = b, a
        if number_of(a) == 0:
            return a
        if is_uniform(a):
            return scaled(self._times(b.factor, a), b)  # type: ignore[union-attr,arg-type]
        factor = self._times(a.factor, b.factor)  # type: ignore[union-attr]
        return scaled(factor, self.emit("multiply", a.unscaled(), b.unscaled()))  # type: ignore[union-attr]

    def _quotient(self, a: Item, b: Item) -> Item:
        below = b if is_uniform(b) else b.factor  # type: ignore[union-attr]
        if isinstance(below, Uniform) and not usable(below):
            return self.emit("divide", self.whole(a), self.whole(b))
        above = a if is_uniform(a) else a.factor  # type: ignore[union-attr]
        factor = above if below is None else self.fold("divide", above or self.number(1), below)
        if is_uniform(b):
            return scaled(factor, a)  # type: ignore[arg-type]
        if is_uniform(a):
            return self.emit("divide", factor or a, b.unscaled())  # type: ignore[union-attr]
        return scaled(factor, self.emit("divide", a.unscaled(), b.unscaled()))  # type: ignore[union-attr]

    def _sum(self, op: str, a: Item, b: Item) -> Item:
        if number_of(b) == 0:
            return a
        if number_of(a) == 0:
            return b if op == "add" else self._product(self.number(-1), b)
        f, g = factor_of(a), factor_of(b)
        if number_of(g) == -1:
            return self._sum("subtract" if op == "add" else "add", a, b.unscaled())  # type: ignore[union-attr]
        if number_of(f) == -1:
            if op == "add":
                return self._sum("subtract", b, a.unscaled())  # type: ignore[union-attr]
            return self._product(self.number(-1), self._sum("add", a.unscaled(), b))  # type: ignore[union-attr]
        if not is_uniform(a) and not is_uniform(b) and a.register == b.register:  # type: ignore[union-attr]
            one = self.number(1)
            return self._product(self.fold(op, f or one, g or one), a.unscaled())  # type: ignore[union-attr]
        # Of two factors one can be taken out of the sum, so that one pass multiplies instead of two. A state's own
        # stays in it: then the state's next value has the other one, and has it again at the next step.
        if is_uniform(a) or is_uniform(b):
            out = g if is_uniform(a) else f
        elif f is None or g is None:
            out = None
        else:
            out = g if a.is_state else f  # type: ignore[union-attr]
        if out is None or not usable(out):
            return self.emit(op, self.whole(a), self.whole(b))
        return scaled(out, self.emit(op, self.without(a, out), self.without(b, out)))

    def without(self, item: Item, factor: Item) -> Item:
        """The item divided by a factor, whole."""
        if is_uniform(item):
            return self.fold("divide", item, factor)
        own = item.factor or self.number(1)  # type: ignore[union-attr]
        return self.whole(scaled(None if own is factor else self.fold("divide", own, factor), item))  # type: ignore[arg-type]

    def _times(self, f: Item | None, g: Item | None) -> Item | None:
        if f is None or g is None:
            return g if f is None else f
        return self.fold("multiply", f, g)
