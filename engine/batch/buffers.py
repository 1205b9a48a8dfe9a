"""Which buffer holds which array of a step: few buffers for many arrays, each free again after its last reader."""

from functools import cached_property

import numpy as np

from engine.batch.fuse import Kernel
from engine.batch.items import Pass
from engine.symbolic.operations import OPERATIONS

TRUE_OR_FALSE = ("greater", "less", "equal", "not_equal", "logical_")


class Buffers:
    """The buffers of a step; `inputs` is where the carried arrays, and after them the fed ones, stand at first."""

    def __init__(self, kernel: Kernel):
        self.kernel = kernel
        self.inputs = tuple(range(len(kernel.begin) + kernel.feeds))
        self.buffers = len(self.inputs)
        end = len(kernel.passes)
        self.last = {register: i for i, each in enumerate(kernel.passes) for register in each.arrays}
        self.last |= {register: end for kind, register in (*kernel.ends, *kernel.slope) if kind == "array"}
        self.last |= dict.fromkeys(self.inputs[len(kernel.begin) :], end)
        truths = [op for op in OPERATIONS if op.startswith(TRUE_OR_FALSE)]
        self.truths = {each.out for each in kernel.passes if each.op in truths}
        self._steps: dict[tuple[int, ...], tuple[dict[int, int], tuple[int, ...]]] = {}

    @cached_property
    def powers(self) -> set[int]:
        """Registers of column ** t with t one more at each step: updated by one multiplication instead of a power."""
        return {each.out for each in self.kernel.passes if self._climbs(each)}

    def _climbs(self, each: Pass) -> bool:
        if each.op != "power" or [kind for kind, _ in each.operands] != ["column", "step"]:
            return False
        return bool(np.all(np.diff(self.kernel.steps[each.operands[1][1]]) == 1))

    def step(self, inputs: tuple[int, ...]) -> tuple[dict[int, int], tuple[int, ...]]:
        """The buffer of every register but `powers` in a step that begins like this; and how the next one begins."""
        if inputs not in self._steps:
            place = self._placed(inputs)
            after = tuple(place[register] for _, register in self.kernel.ends)
            self._steps[inputs] = place, after + inputs[len(after) :]
        return self._steps[inputs]

    def _placed(self, inputs: tuple[int, ...]) -> dict[int, int]:
        place = dict(enumerate(inputs))
        held = {buffer: max(self.last.get(r, -1) for r, b in place.items() if b == buffer) for buffer in place.values()}
        home: dict[int, int] = {}  # an array that is carried on had best stand where it stood
        for (_, register), buffer in zip(self.kernel.ends, inputs, strict=False):
            home.setdefault(register, buffer)
        for i, each in enumerate(self.kernel.passes):
            if each.out in self.powers:
                continue
            read = {place[register] for register in each.arrays if register not in self.powers}
            done = {buffer for buffer in read if held[buffer] <= i}
            # A comparison's result is of another size, and `where` writes before it has read everything.
            fresh = each.op == "where" or each.out in self.truths or any(r in self.truths for r in each.arrays)
            free = {buffer for buffer in range(self.buffers) if held.get(buffer, -1) < i} - (read if fresh else set())
            free |= set() if fresh else done
            out = home.get(each.out, -1)
            if out not in free:
                out = min(free & done or free, default=self.buffers)
            self.buffers = max(self.buffers, out + 1)
            place[each.out] = out
            held[out] = self.last.get(each.out, i)
        return place
