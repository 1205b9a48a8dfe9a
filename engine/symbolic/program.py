"""A graph as a straight-line program: run it on floats, arrays or symbols, or pack it for the browser."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np

from engine.symbolic.arrays import Traceable
from engine.symbolic.derivative import ordered
from engine.symbolic.expression import Node, Stack, as_symbolic
from engine.symbolic.operations import OPERATIONS
from engine.symbolic.trace_error import TraceError

PLACES = {name: place for place, name in enumerate(OPERATIONS)}
WIDTHS = (np.int8, np.int16, np.int32)  # of packed code: the narrowest that holds it


@dataclass(frozen=True)
class Program:
    """Registers hold the inputs, then the constants, then the result of each line."""

    inputs: tuple[str, ...]
    constants: tuple[float, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]
    outputs: tuple[int, ...]

    def __call__(self, *values: Traceable) -> list[Traceable]:
        """The outputs for these inputs, whatever NumPy's functions accept."""
        registers: list[Traceable] = [*values, *self.constants]
        for function, args in self._calls:
            registers.append(function(*[registers[i] for i in args]))
        return [registers[i] for i in self.outputs]

    @cached_property
    def _calls(self) -> list[tuple[Callable[..., Traceable], tuple[int, ...]]]:
        return [(OPERATIONS[op].function, args) for op, args in self.lines]

    def cone(self, registers: Iterable[int]) -> list[tuple[int, str, tuple[int, ...]]]:
        """The lines that these registers depend on: register, operation, arguments."""
        first = len(self.inputs) + len(self.constants)
        needed = set(registers)
        found = []
        for register in range(first + len(self.lines) - 1, first - 1, -1):
            if register in needed:
                op, args = self.lines[register - first]
                needed |= set(args)
                found.append((register, op, args))
        return found[::-1]

    def ending(self, names: Sequence[str]) -> "Program":
        """The same program with these inputs after all others, in their order, as far as it has them."""
        last = [name for name in names if name in self.inputs]
        inputs = [*(name for name in self.inputs if name not in last), *last]
        place = {self.inputs.index(name): i for i, name in enumerate(inputs)}
        lines = tuple((op, tuple(place.get(arg, arg) for arg in args)) for op, args in self.lines)
        return Program(tuple(inputs), self.constants, lines, tuple(place.get(i, i) for i in self.outputs))

    def pack(self) -> dict[str, object]:
        """The program for the browser, with `code` as an array of whole numbers.

        First how many outputs there are and where they stand; then for each line its place in OPERATIONS and where its
        arguments stand: 2i is input i, 2i + 1 constant i, and −n the result n lines before, counted from the end for
        outputs. Lines that many programs share, like those of a gradient, so become the same bytes and compress well.
        """
        outputs = [self._address(register, len(self.lines)) for register in self.outputs]
        code = [len(outputs), *outputs]
        for line, (op, args) in enumerate(self.lines):
            code += [PLACES[op], *(self._address(register, line) for register in args)]
        far = max(map(abs, code))
        width = next(width for width in WIDTHS if far <= np.iinfo(width).max)
        constants = [c if abs(c) < float("inf") else str(c) for c in self.constants]
        return {"inputs": len(self.inputs), "constants": constants, "code": np.array(code, width)}

    def _address(self, register: int, line: int) -> int:
        inputs, first = len(self.inputs), len(self.inputs) + len(self.constants)
        if register >= first:
            return register - first - line
        return 2 * register if register < inputs else 2 * (register - inputs) + 1


def build(inputs: Sequence[Node], outputs: Iterable[Traceable]) -> Program:
    """The program that computes `outputs` from the symbols `inputs`.

    Raises TraceError when two inputs share a name, or when an output needs a symbol that is no input.
    """
    names = [node.name for node in inputs]
    if len(set(names)) < len(names):
        raise TraceError(f"inputs must have distinct names: {names}")
    wanted = [_scalar(output) for output in outputs]
    order = ordered(wanted)
    constants = [node for node in order if node.op == "constant"]
    operations = [node for node in order if node.args]
    register = {id(node): i for i, node in enumerate([*inputs, *constants, *operations])}
    missing = [node.name for node in order if id(node) not in register]
    if missing:
        raise TraceError(f"these symbols are no inputs: {missing}")
    return Program(
        tuple(names),
        tuple(cast(float, node.value) for node in constants),
        tuple((node.op, tuple(register[id(arg)] for arg in node.args)) for node in operations),
        tuple(register[id(node)] for node in wanted),
    )


def _scalar(output: Traceable) -> Node:
    node = as_symbolic(output)
    if isinstance(node, Stack):
        raise TraceError("a program's outputs are single numbers")
    return node
