"""A step program as generated Python over NumPy arrays: one call for each line that differs from lane to lane.

A lane is one of n runs side by side. What all lanes share is computed before the run (engine/single/numpy_arrays.py),
results that are kept are written where they are kept, all others into a few scratch arrays that stay in the cache.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.symbolic.arrays import FloatArray, Number, Traceable
from engine.symbolic.operations import OPERATIONS
from engine.trace.loop import Loop

Run = Callable[..., None]  # (k, stop, rows, table, now, fixed, scratch)


@dataclass(frozen=True)
class ArrayProgram:
    """How a loop runs over lanes; registers are those of the step program, outputs those of the loop, in its order."""

    run: Run
    carried: tuple[int, ...]  # places in loop.carried of the states that differ from lane to lane; θ comes first
    slots: tuple[int, ...]  # the output that each slot of a row keeps, those of `carried` first
    before: dict[int, int]  # output -> place in `carried`: it is a state as it was before the step
    shared: tuple[int, ...]  # registers of the step that are one number for all lanes, read by lines over lanes
    fixed: tuple[int, ...]  # registers read by lines over lanes that no step changes: numbers, or columns (n,)
    dtypes: tuple[type, ...]  # of the scratch arrays
    lanes: frozenset[int]  # registers that differ from lane to lane
    unchanging: frozenset[int]  # registers that no step changes


def lanes_of(loop: Loop, numbers: tuple[bool, ...], begin: tuple[bool, ...]) -> set[int]:
    """The registers that differ from lane to lane, told which numbers do, and which states before the first step."""
    program, m = loop.step, len(loop.carried)
    wide = {1 + i for i, each in enumerate(begin) if each} | {1 + m + i for i, each in enumerate(numbers) if each}
    while True:
        found = set(wide)
        for register, (_, args) in enumerate(program.lines, start=len(program.inputs) + len(program.constants)):
            if not found.isdisjoint(args):
                found.add(register)
        more = {1 + i for i in range(m) if program.outputs[i] in found}
        if more <= wide:
            return found
        wide |= more


def unchanging_of(loop: Loop) -> set[int]:
    """The registers that no step changes: numbers, constants, and what follows from them alone."""
    program, m = loop.step, len(loop.carried)
    first = len(program.inputs)
    found = {*range(1 + m, first - loop.feeds), *range(first, first + len(program.constants))}
    for register, (_, args) in enumerate(program.lines, start=first + len(program.constants)):
        if found.issuperset(args):
            found.add(register)
    return found


@lru_cache(maxsize=256)
def compiled(loop: Loop, numbers: tuple[bool, ...], begin: tuple[bool, ...]) -> ArrayProgram:
    """The loop for many lanes at once, told which of its numbers and first states are columns (n,)."""
    program, lanes, unchanging = loop.step, lanes_of(loop, numbers, begin), unchanging_of(loop)
    first = len(program.inputs) + len(program.constants)
    carried = [i for i in range(len(loop.carried)) if 1 + i in lanes]
    place = {1 + i: at for at, i in enumerate(carried)}
    before = {j: place[r] for j, r in enumerate(program.outputs) if r in place and j >= len(loop.carried)}
    moving = [j for j, r in enumerate(program.outputs) if r in lanes - unchanging and j not in before]
    slots = [*carried, *(j for j in moving if j >= len(loop.carried))]
    lines = [
        (register, op, args)
        for register, op, args in program.cone(program.outputs[j] for j in slots)
        if register in lanes - unchanging
    ]
    home: dict[int, str] = {}  # the first slot that keeps a line's result
    copies = []
    for at, j in enumerate(slots):
        register = program.outputs[j]
        if register >= first and register not in unchanging and register not in home:
            home[register] = f"o{at}"
        else:
            copies.append((at, register))
    names = {1 + i: f"c{at}" for at, i in enumerate(carried)}
    read = [arg for _, _, args in lines for arg in args] + [register for _, register in copies]
    fixed = sorted({r for r in read if r in unchanging})
    shared = sorted({r for r in read if r not in unchanging and r not in lanes})
    names |= {r: f"f{r}" for r in fixed} | {r: f"s{r}" for r in shared}
    body, dtypes = _body(lines, home, names)
    body += [f"copyto(o{at}, {names[register]})" for at, register in copies]
    states = "".join(f"c{at}, " for at in range(len(carried)))
    nexts = "".join(f"o{at}, " for at in range(len(carried)))
    source = "\n".join(
        [
            "def run(k, stop, rows, table, now, fixed, scratch):",
            *([f"    ({''.join(f'f{r}, ' for r in fixed)}) = fixed"] if fixed else []),
            *([f"    ({''.join(f'b{i}, ' for i in range(len(dtypes)))}) = scratch"] if dtypes else []),
            *(f"    s{r} = now[{i}, ...]" for i, r in enumerate(shared)),
            f"    ({states}) = rows[k][:{len(carried)}]",
            "    for k in range(k, stop):",
            *(["        now[:] = table[k]"] if shared else []),
            f"        ({''.join(f'o{at}, ' for at in range(len(slots)))}) = rows[k + 1]",
            *(f"        {line}" for line in body),
            f"        ({states}) = ({nexts})",
        ]
    )
    space: dict[str, Callable[..., Traceable]] = {name: operation.function for name, operation in OPERATIONS.items()}
    space |= {"copyto": np.copyto, "choose": choose}
    exec(compile(source, "<step program over lanes>", "exec"), space)
    return ArrayProgram(
        space["run"],
        tuple(carried),
        tuple(slots),
        before,
        tuple(shared),
        tuple(fixed),
        tuple(dtypes),
        frozenset(lanes),
        frozenset(unchanging),
    )


def choose(condition: Number, a: Number, b: Number, out: FloatArray) -> None:
    """np.where into an array that is none of the three."""
    np.copyto(out, b)
    np.copyto(out, a, where=np.not_equal(condition, 0))


def _body(
    lines: list[tuple[int, str, tuple[int, ...]]], home: dict[int, str], names: dict[int, str]
) -> tuple[list[str], list[type]]:
    """A call for each line, and the kinds of the scratch arrays: each is free again after its last reader."""
    last = {arg: i for i, (_, _, args) in enumerate(lines) for arg in args}
    kinds: dict[int, type] = {}
    dtypes: list[type] = []
    free: list[int] = []
    held: dict[int, int] = {}
    body = []
    for i, (register, op, args) in enumerate(lines):
        kinds[register] = _kind(op, [kinds.get(arg, float) for arg in args])
        done = [arg for arg in dict.fromkeys(args) if arg in held and last[arg] == i]
        careful = op == "where"  # it writes before it has read everything
        if not careful:
            free += [held.pop(arg) for arg in done]
        kept = register in home
        if kept and kinds[register] is float:
            out = home[register]
        else:
            # The one freed last is the one that is surely in the cache.
            at = next((each for each in reversed(free) if dtypes[each] is kinds[register]), None)
            if at is None:
                at = len(dtypes)
                dtypes.append(kinds[register])
            else:
                free.remove(at)
            held[register], out = at, f"b{at}"
        if careful:
            free += [held.pop(arg) for arg in done]
        operands = ", ".join(names[arg] for arg in args)
        function = OPERATIONS[op].function
        if op == "where":
            body.append(f"choose({operands}, {out})")
        elif not isinstance(function, np.ufunc):
            body.append(f"copyto({out}, {op}({operands}))")
        elif op in ("maximum", "minimum"):  # NumPy wants their result by name
            body.append(f"{op}({operands}, out={out})")
        else:
            body.append(f"{op}({operands}, {out})")
        names[register] = out
        if kept and out != home[register]:
            body.append(f"copyto({home[register]}, {out})")
        if register in held and register not in last:
            free.append(held.pop(register))
    return body, dtypes


def _kind(op: str, kinds: list[type]) -> type:
    with np.errstate(all="ignore"):
        found = OPERATIONS[op].function(*(np.ones(1, kind) for kind in kinds))
    return bool if found.dtype == bool else float
