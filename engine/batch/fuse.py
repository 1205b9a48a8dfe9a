"""Fuses a step program into passes over arrays of points, with as few of them as its algebra allows.

Where a state is only ever read with one and the same factor it is carried without it: Adam's m and v so lose their
(1 − β), and with what engine/batch/algebra.py saves a third of its lines need no pass. Results differ from the
program's own by rounding.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.batch.algebra import Builder
from engine.batch.items import Item, Operand, Pass, Uniform, factor_of, is_uniform, number_of, scaled, usable
from engine.batch.liveness import live_states, uniform_states, values_by_step
from engine.symbolic.arrays import FloatArray, Number
from engine.trace.loop import Loop


@dataclass(frozen=True)
class Kernel:
    """A step of n points as passes over arrays.

    The first registers hold the carried arrays, the next ones what is fed as arrays.
    """

    begin: tuple[Number, ...]  # the carried arrays before the first step, (n,) or numbers; x and y come first
    feeds: int
    fed: FloatArray  # (T, feeds, n)
    passes: tuple[Pass, ...]
    ends: tuple[Operand, ...]  # where the next value of each carried array stands
    slope: tuple[Operand, ...]  # the squares of the true gradient's coordinates before the step, if watched,
    scale: float  # divided by this
    steps: tuple[FloatArray, ...]  # (T,) each: numbers of every step
    columns: tuple[FloatArray, ...]  # (n,) each


def fuse(
    loop: Loop, start: FloatArray, values: Sequence[Number], fed: FloatArray, steps: int, watch: bool = False
) -> Kernel:
    """The passes of a loop from (2, n) starts; `fed` is (T, feeds) or (T, feeds, n); with `watch` the slope too."""
    program = loop.step
    with np.errstate(all="ignore"):
        begin = loop.start(*start, *values)
    folded: dict[Hashable, Uniform] = {}
    given = _given(loop, values, fed, steps, Builder(folded))
    counted = uniform_states(loop, begin, given)
    given |= values_by_step(loop, begin, given, counted, steps)
    carried = live_states(loop, counted)
    slope = [len(loop.carried), len(loop.carried) + 1] if watch else []
    scales: dict[int, Item] = {}  # the factors without which states are carried
    tried: set[int] = set()
    while True:
        maker = Builder(folded)
        items = dict(given)
        for i in carried:
            items[1 + i] = scaled(scales.get(i), maker.register(is_state=i > 1))
        if fed.ndim > 2:
            first = len(program.inputs) - loop.feeds
            items |= {first + i: maker.register() for i in range(loop.feeds)}
        for register, op, args in program.cone(program.outputs[i] for i in (*carried, *slope)):
            items[register] = maker.line(op, *(items[arg] for arg in args))
        found = {i: factor_of(items[program.outputs[i]]) for i in carried[2:]}
        other = {i for i, factor in found.items() if factor is not scales.get(i)} - tried
        other |= {i for i in scales if found[i] is not scales[i]}
        if not other:
            break
        # A state whose next value has another factor than it had itself is carried whole.
        for i in other:
            factor = found[i]
            if i not in tried and isinstance(factor, Uniform) and usable(factor) and factor.axis != "step":
                scales[i] = factor
            else:
                scales.pop(i, None)
        tried |= other
    ends = []
    for i in carried:
        end = items[program.outputs[i]]
        whole = end.unscaled() if i in scales else maker.whole(end)  # type: ignore[union-attr]
        # What is carried on is always an array of its own.
        ends.append(maker.operand(maker.emit("add", whole, maker.number(0)) if is_uniform(whole) else whole))
    squares, scale = _squares(maker, [items[program.outputs[i]] for i in slope])
    return Kernel(
        begin=tuple(begin[i] / scales[i].value if i in scales else begin[i] for i in carried),  # type: ignore[union-attr]
        feeds=loop.feeds if fed.ndim > 2 else 0,
        fed=fed,
        passes=tuple(_read(maker.passes, (*ends, *squares))),
        ends=tuple(ends),
        slope=squares,
        scale=scale,
        steps=tuple(np.broadcast_to(np.asarray(value, dtype=float), (steps,)) for value in maker.steps),
        columns=tuple(maker.columns),
    )


def _given(loop: Loop, values: Sequence[Number], fed: FloatArray, steps: int, maker: Builder) -> dict[int, Item]:
    """What is known of the registers of a step before the run: the step, numbers, constants, what all are fed."""
    given: dict[int, Item] = {0: Uniform(np.arange(float(steps)), "step")}
    for i, value in enumerate(values, start=1 + len(loop.carried)):
        given[i] = Uniform(np.asarray(value, dtype=float), "column") if np.ndim(value) else maker.number(float(value))
    if fed.ndim == 2:
        for i in range(loop.feeds):
            given[len(loop.step.inputs) - loop.feeds + i] = Uniform(np.ascontiguousarray(fed[:, i]), "step")
    for i, value in enumerate(loop.step.constants, start=len(loop.step.inputs)):
        given[i] = maker.number(value)
    return given


def _read(passes: list[Pass], results: Sequence[Operand]) -> list[Pass]:
    """Those passes on which the results depend."""
    needed = {register for kind, register in results if kind == "array"}
    found = []
    for each in reversed(passes):
        if each.out in needed:
            needed |= set(each.arrays)
            found.append(each)
    return found[::-1]


def _squares(maker: Builder, gradient: Sequence[Item]) -> tuple[tuple[Operand, ...], float]:
    """The squares of the coordinates, without a factor that they share, and the factor."""
    if not gradient:
        return (), 1.0
    x, y = (maker.line("multiply", each, each) for each in gradient)
    scale = factor_of(x)
    if scale is None or not number_of(scale) or not usable(scale):
        return (maker.operand(maker.whole(x)), maker.operand(maker.whole(y))), 1.0
    rest = maker.whole(maker.without(y, scale))
    return (maker.operand(x.unscaled()), maker.operand(rest)), number_of(scale)  # type: ignore[union-attr,return-value]
