"""A step program planned as passes over arrays of points, with as few of them as its algebra allows.

Whatever no point decides is computed before the run: numbers, one number per step, one column per hyperparameter.
A factor that is the same for all points is not multiplied in where it appears but carried along beside the array, and
where a state is only ever read with the same factor it is kept without it: Adam's m and v so lose their (1 − β), and
7 of 43 passes go. Results differ from the program's own by rounding.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.loop import Loop
from engine.operations import OPERATIONS

Operand = tuple[str, int]  # ("array", register), ("step", place), ("column", place)


@dataclass(frozen=True, eq=False)
class Known:
    """Decided by no point: a number, one per step (T,), or one per column (n,); `axis` is "", "step" or "column"."""

    value: Any
    axis: str = ""


@dataclass(frozen=True, eq=False)
class Array:
    """A register of the run, times a factor.

    `steady`: no point decides it, it is a column that changes with the steps. `kept`: a state, or a multiple of one.
    """

    register: int
    factor: "Item | None" = None
    steady: bool = False
    kept: bool = False

    def bare(self) -> "Array":
        return replace(self, factor=None)


Item = Known | Array


@dataclass(frozen=True)
class Pass:
    """One call over all points: out = op(operands)."""

    op: str
    operands: tuple[Operand, ...]
    out: int

    @property
    def arrays(self) -> list[int]:
        return [place for kind, place in self.operands if kind == "array"]


@dataclass(frozen=True)
class Passes:
    """What to run at each step. The first registers hold the carried arrays, the next ones what is fed as arrays."""

    begin: tuple[Any, ...]  # the carried arrays before the first step, (n,) or numbers; x and y come first
    feeds: int
    fed: Any  # (T, feeds, n)
    passes: tuple[Pass, ...]
    ends: tuple[Operand, ...]  # where the next value of each carried array stands
    slope: tuple[Operand, ...]  # the squares of the true gradient's coordinates before the step, if watched,
    scale: float  # divided by this
    steps: tuple[Any, ...]  # (T,) each: numbers of every step
    columns: tuple[Any, ...]  # (n,) each


class Planner:
    """Turns lines into passes, given what the inputs are."""

    def __init__(self, stills: dict[Any, Known]) -> None:
        self.passes: list[Pass] = []
        self.steps: list[Any] = []
        self.columns: list[Any] = []
        self.registers = 0
        self._made: dict[Any, Array] = {}
        self._places: dict[Any, Operand] = {}
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
        if _number(item.factor) == -1:
            return self.emit("negative", item.bare())
        return self.emit("multiply", item.factor, item.bare())

    def still(self, op: str, *items: Item) -> Item:
        """An operation on what no point decides: done now, unless it is a column that changes with the steps."""
        axes = {item.axis for item in items if isinstance(item, Known) and item.axis}
        if len(axes) > 1 or any(isinstance(item, Array) for item in items):
            return self.emit(op, *items)
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
        if all(_still(item) for item in items):
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
                return _scaled(self.still("sqrt", f), self.emit("sqrt", a.bare()))
            case "absolute", (Array(factor=Known() as f) as a,):
                return _scaled(self.still("absolute", f), self.emit("absolute", a.bare()))
            case "sign", (Array(factor=Known() as f) as a,) if np.all(f.value > 0):
                return self.emit("sign", a.bare())
            case "where", (Known(axis="") as c, a, b):
                return a if c.value else b
        return self.emit(op, *map(self.whole, items))

    def _product(self, a: Item, b: Item) -> Item:
        if _still(b):
            a, b = b, a
        if _number(a) == 0:
            return a
        if _still(a):
            return _scaled(self._times(b.factor, a), b)  # type: ignore[union-attr,arg-type]
        factor = self._times(a.factor, b.factor)  # type: ignore[union-attr]
        return _scaled(factor, self.emit("multiply", a.bare(), b.bare()))  # type: ignore[union-attr]

    def _quotient(self, a: Item, b: Item) -> Item:
        below = b if _still(b) else b.factor  # type: ignore[union-attr]
        if isinstance(below, Known) and not _usable(below):
            return self.emit("divide", self.whole(a), self.whole(b))
        above = a if _still(a) else a.factor  # type: ignore[union-attr]
        factor = above if below is None else self.still("divide", above or self.number(1), below)
        if _still(b):
            return _scaled(factor, a)  # type: ignore[arg-type]
        if _still(a):
            return self.emit("divide", factor or a, b.bare())  # type: ignore[union-attr]
        return _scaled(factor, self.emit("divide", a.bare(), b.bare()))  # type: ignore[union-attr]

    def _sum(self, op: str, a: Item, b: Item) -> Item:
        if _number(b) == 0:
            return a
        if _number(a) == 0:
            return b if op == "add" else self._product(self.number(-1), b)
        f, g = _factor(a), _factor(b)
        if _number(g) == -1:
            return self._sum("subtract" if op == "add" else "add", a, b.bare())  # type: ignore[union-attr]
        if _number(f) == -1:
            if op == "add":
                return self._sum("subtract", b, a.bare())  # type: ignore[union-attr]
            return self._product(self.number(-1), self._sum("add", a.bare(), b))  # type: ignore[union-attr]
        if not _still(a) and not _still(b) and a.register == b.register:  # type: ignore[union-attr]
            one = self.number(1)
            return self._product(self.still(op, f or one, g or one), a.bare())  # type: ignore[union-attr]
        # Of two factors one can be taken out of the sum, so that one pass multiplies instead of two. A state's own
        # stays in it: then the state's next value has the other one, and has it again at the next step.
        if _still(a) or _still(b):
            out = g if _still(a) else f
        elif f is None or g is None:
            out = None
        else:
            out = g if a.kept else f  # type: ignore[union-attr]
        if out is None or not _usable(out):
            return self.emit(op, self.whole(a), self.whole(b))
        return _scaled(out, self.emit(op, self.without(a, out), self.without(b, out)))

    def without(self, item: Item, factor: Item) -> Item:
        """The item divided by a factor, whole."""
        if _still(item):
            return self.still("divide", item, factor)
        own = item.factor  # type: ignore[union-attr]
        return self.whole(_scaled(None if own is factor else self.still("divide", own, factor), item))  # type: ignore[arg-type]

    def _times(self, f: Item | None, g: Item | None) -> Item | None:
        if f is None or g is None:
            return g if f is None else f
        return self.still("multiply", f, g)


def _scaled(factor: Item | None, array: Array) -> Array:
    return replace(array, factor=None if _number(factor) == 1 else factor)


def _still(item: Item) -> bool:
    return isinstance(item, Known) or item.steady


def _factor(item: Item) -> Item | None:
    return None if _still(item) else item.factor  # type: ignore[union-attr]


def _number(item: Any) -> float | None:
    """The value of a plain number."""
    return float(item.value) if isinstance(item, Known) and not item.axis else None


def _usable(factor: Item) -> bool:
    """Whether it is known, and dividing by it loses nothing."""
    return isinstance(factor, Known) and bool(np.all((np.abs(factor.value) > 1e-100) & (np.abs(factor.value) < 1e100)))


def plan(loop: Loop, start: Any, values: Sequence[Any], fed: Any, steps: int, watch: bool = True) -> Passes:
    """The passes of a loop from (2, n) starts; `fed` is (T, feeds) or (T, feeds, n); with `watch` the slope too."""
    program = loop.step
    with np.errstate(all="ignore"):
        begin = loop.start(*start, *values)
    first = len(program.inputs)
    given: dict[int, Item] = {}
    stills: dict[Any, Known] = {}
    maker = Planner(stills)
    given[0] = Known(np.arange(float(steps)), "step")
    for i, value in enumerate(values, start=1 + len(loop.carried)):
        given[i] = Known(np.asarray(value, dtype=float), "column") if np.ndim(value) else maker.number(value)
    if fed.ndim == 2:
        for i in range(loop.feeds):
            given[first - loop.feeds + i] = Known(np.ascontiguousarray(fed[:, i]), "step")
    for i, value in enumerate(program.constants, start=first):
        given[i] = maker.number(value)
    counted = _counters(loop, begin, given)
    given |= _counts(loop, begin, given, counted, steps)
    wanted = _wanted(loop, counted)
    carried = [i for i in range(len(loop.carried)) if i in wanted]
    scales: dict[int, Item | None] = {}
    refused: set[int] = set()
    while True:
        maker = Planner(stills)
        items = dict(given)
        for i in carried:
            state = maker.register(kept=i > 1)
            items[1 + i] = _scaled(scales.get(i), state)
        if fed.ndim > 2:
            items |= {first - loop.feeds + i: maker.register() for i in range(loop.feeds)}
        _lines(maker, loop, items, [*carried, *(len(loop.carried) + j for j in (0, 1) if watch)])
        found = {i: _factor(items[program.outputs[i]]) for i in carried}
        if all(found[i] is scales.get(i) or i in refused or i < 2 for i in carried):
            break
        for i in carried[2:]:
            factor = found[i]
            constant = factor is not None and _usable(factor) and factor.axis != "step"  # type: ignore[union-attr]
            if i in scales and scales[i] is not factor:
                refused.add(i)
            scales[i] = factor if constant and i not in refused else None
    ends = []
    for i in carried:
        end = items[program.outputs[i]]
        kept = i > 1 and i not in refused and scales.get(i) is not None
        whole = end.bare() if kept else maker.whole(end)  # type: ignore[union-attr]
        # What is carried on is always an array of its own.
        ends.append(maker.operand(maker.emit("add", whole, maker.number(0)) if _still(whole) else whole))
    slope, scale = _squares(maker, [items[program.outputs[len(loop.carried) + j]] for j in (0, 1)] if watch else [])
    return Passes(
        tuple(begin[i] if scales.get(i) is None or i in refused else begin[i] / scales[i].value for i in carried),  # type: ignore[union-attr]
        loop.feeds if fed.ndim > 2 else 0,
        fed,
        tuple(maker.passes),
        tuple(ends),
        slope,
        scale,
        tuple(np.broadcast_to(np.asarray(value, dtype=float), (steps,)) for value in maker.steps),
        tuple(maker.columns),
    )


def _squares(maker: Planner, gradient: Sequence[Item]) -> tuple[tuple[Operand, ...], float]:
    """The squares of the coordinates, without a factor that they share, and the factor."""
    if not gradient:
        return (), 1.0
    x, y = (maker.line("multiply", each, each) for each in gradient)
    scale = _factor(x)
    if not _number(scale):
        return (maker.operand(maker.whole(x)), maker.operand(maker.whole(y))), 1.0
    rest = maker.whole(maker.without(y, scale))  # type: ignore[arg-type]
    return (maker.operand(x.bare()), maker.operand(rest)), _number(scale)  # type: ignore[union-attr,return-value]


def _lines(maker: Planner, loop: Loop, items: dict[int, Item], outputs: Sequence[int]) -> None:
    """Plan the lines that these outputs need."""
    program = loop.step
    first = len(program.inputs) + len(program.constants)
    needed = {program.outputs[i] for i in outputs}
    for register in range(first + len(program.lines) - 1, first - 1, -1):
        if register in needed:
            needed |= set(program.lines[register - first][1])
    for register, (op, args) in enumerate(program.lines, start=first):
        if register in needed:
            items[register] = maker.line(op, *(items[arg] for arg in args))


def _reads(loop: Loop) -> list[set[int]]:
    """For each register of the step, the inputs that it depends on."""
    program = loop.step
    first = len(program.inputs)
    reads: list[set[int]] = [{i} for i in range(first)] + [set() for _ in program.constants]
    for _, args in program.lines:
        reads.append(set().union(*(reads[arg] for arg in args)))
    return reads


def _counters(loop: Loop, begin: Sequence[Any], given: dict[int, Item]) -> set[int]:
    """The carried numbers that are the same for all points, such as a step count."""
    reads = _reads(loop)
    numbers = {i for i, item in given.items() if isinstance(item, Known) and item.axis != "column"}
    counted = {i for i in range(2, len(loop.carried)) if np.ndim(begin[i]) == 0}
    while True:
        allowed = numbers | {1 + i for i in counted}
        good = {i for i in counted if reads[loop.step.outputs[i]] <= allowed}
        if good == counted:
            return counted
        counted = good


def _counts(loop: Loop, begin: Sequence[Any], given: dict[int, Item], counted: set[int], steps: int) -> dict[int, Item]:
    """What those numbers are before every step."""
    program = loop.step
    first = len(program.inputs) + len(program.constants)
    needed = {program.outputs[i] for i in counted}
    for register in range(first + len(program.lines) - 1, first - 1, -1):
        if register in needed:
            needed |= set(program.lines[register - first][1])
    lines = [(r, program.lines[r - first]) for r in sorted(needed) if r >= first]
    now = {1 + i: np.float64(begin[i]) for i in counted}
    kept = {register: np.empty(steps) for register in now}
    values: dict[int, Any] = {i: item.value for i, item in given.items() if isinstance(item, Known) and not item.axis}
    moving = {i: item.value for i, item in given.items() if isinstance(item, Known) and item.axis == "step"}
    with np.errstate(all="ignore"):
        for k in range(steps if counted else 0):
            for register, value in now.items():
                values[register] = kept[register][k] = value
            values |= {i: column[k] for i, column in moving.items() if i in needed}
            for register, (op, args) in lines:
                values[register] = OPERATIONS[op].function(*(values[arg] for arg in args))
            now = {1 + i: values[program.outputs[i]] for i in counted}
    return {register: Known(column, "step") for register, column in kept.items()}


def _wanted(loop: Loop, counted: set[int]) -> set[int]:
    """The carried arrays that x, y and each other depend on."""
    reads, wanted = _reads(loop), {0, 1}
    while True:
        read = {i - 1 for w in wanted for i in reads[loop.step.outputs[w]] if 1 <= i <= len(loop.carried)}
        if (read - counted) <= wanted:
            return wanted
        wanted |= read - counted
