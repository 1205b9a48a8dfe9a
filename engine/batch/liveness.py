"""What a loop carries from step to step: what is the same for all points, and what a later step reads."""

from collections.abc import Sequence

import numpy as np

from engine.batch.items import Item, Uniform
from engine.symbolic.arrays import Number, Traceable
from engine.symbolic.operations import OPERATIONS
from engine.trace.loop import Loop


def _inputs(loop: Loop) -> list[set[int]]:
    """For each register of the step, the inputs that it depends on."""
    program = loop.step
    first = len(program.inputs)
    reads: list[set[int]] = [{i} for i in range(first)] + [set() for _ in program.constants]
    for _, args in program.lines:
        reads.append(set().union(*(reads[arg] for arg in args)))
    return reads


def uniform_states(loop: Loop, begin: Sequence[Number], given: dict[int, Item]) -> set[int]:
    """The carried numbers that are the same for all points, such as a step count."""
    reads = _inputs(loop)
    numbers = {i for i, item in given.items() if isinstance(item, Uniform) and item.axis != "column"}
    counted = {i for i in range(2, len(loop.carried)) if np.ndim(begin[i]) == 0}
    while True:
        allowed = numbers | {1 + i for i in counted}
        good = {i for i in counted if reads[loop.step.outputs[i]] <= allowed}
        if good == counted:
            return counted
        counted = good


def values_by_step(
    loop: Loop, begin: Sequence[Number], given: dict[int, Item], counted: set[int], steps: int
) -> dict[int, Item]:
    """The value of each of the `counted` numbers before step k, as {register: (T,)}: Adam's step count, for one."""
    program = loop.step
    lines = program.cone(program.outputs[i] for i in counted)
    read = {arg for _, _, args in lines for arg in args}
    calls = [(register, OPERATIONS[op].function, args) for register, op, args in lines]
    now: dict[int, Traceable] = {1 + i: np.float64(begin[i]) for i in counted}
    kept = {register: np.empty(steps) for register in now}
    values: dict[int, Number] = {
        i: item.value for i, item in given.items() if isinstance(item, Uniform) and not item.axis
    }
    moving = [
        (i, item.value) for i, item in given.items() if isinstance(item, Uniform) and item.axis == "step" and i in read
    ]
    with np.errstate(all="ignore"):
        for k in range(steps if counted else 0):
            for register, value in now.items():
                values[register] = kept[register][k] = value
            for register, column in moving:
                values[register] = column[k]
            for register, function, args in calls:
                values[register] = function(*[values[arg] for arg in args])
            now = {1 + i: values[program.outputs[i]] for i in counted}
    return {register: Uniform(column, "step") for register, column in kept.items()}


def live_states(loop: Loop, counted: set[int]) -> list[int]:
    """The carried arrays that x, y and each other depend on."""
    reads, found = _inputs(loop), {0, 1}
    while True:
        read = {i - 1 for w in found for i in reads[loop.step.outputs[w]] if 1 <= i <= len(loop.carried)}
        if (read - counted) <= found:
            return sorted(found)
        found |= read - counted
