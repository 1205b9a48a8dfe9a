"""A loop without what it only records: for runs of which nothing but the points is asked."""

from functools import lru_cache

from engine.symbolic.program import Program
from engine.trace.loop import Loop

# What plain floats do without ever raising: leaving these out changes no step.
SAFE = {"add", "subtract", "multiply", "negative", "absolute", "sign", "maximum", "minimum", "where"}


@lru_cache(maxsize=512)
def ends_only(loop: Loop) -> Loop:
    """The same steps to the bit, carrying on only θ and what a later step reads; nothing is recorded.

    The loop itself where a line that would be left out may overflow: the step in question is taken with NumPy then, and
    both must take the same ones.
    """
    step, n = loop.step, len(loop.carried)
    kept, read = {0, 1}, set[int]()
    while True:
        lines = step.cone(step.outputs[i] for i in kept)
        read = {step.outputs[i] for i in kept}.union(*(args for _, _, args in lines))
        if kept >= (more := {i for i in range(n) if 1 + i in read}):
            break
        kept |= more
    written = {register for register, _, _ in lines}
    first = len(step.inputs) + len(step.constants)
    if any(op not in SAFE for i, (op, _) in enumerate(step.lines, start=first) if i not in written):
        return loop
    carried = sorted(kept)
    dropped = {1 + i for i in range(n)} - {1 + i for i in carried}
    registers = [i for i in range(first) if i not in dropped] + [register for register, _, _ in lines]
    place = {register: i for i, register in enumerate(registers)}
    return Loop(
        start=Program(
            loop.start.inputs, loop.start.constants, loop.start.lines, tuple(loop.start.outputs[i] for i in carried)
        ),
        step=Program(
            tuple(name for i, name in enumerate(step.inputs) if i not in dropped),
            step.constants,
            tuple((op, tuple(place[arg] for arg in args)) for _, op, args in lines),
            tuple(place[step.outputs[i]] for i in carried),
        ),
        carried=tuple(loop.carried[i] for i in carried),
        numbers=loop.numbers,
        feeds=loop.feeds,
        recorded=(),
    )
