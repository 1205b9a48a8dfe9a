"""Compiled C: the floor under all the others. floor.c is built for this processor, in a folder that does not stay."""

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.task import BETA2, EPSILON, TOLERANCE, Ends, Task

COMPILER = shutil.which("gcc") or shutil.which("cc")
SOURCE = Path(__file__).with_name("floor.c")

if COMPILER is None:
    raise ImportError("no C compiler is installed")


@cache
def _library() -> Any:
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "floor.so"
        flags = ["-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math", "-shared", "-fPIC"]
        subprocess.run([str(COMPILER), *flags, str(SOURCE), "-o", str(built), "-lm"], check=True)
        return ctypes.CDLL(str(built))


def ends(task: Task, early: bool = True) -> Callable[[], Ends]:
    """A call that does the task; without `early`, runs go on to their last step, and the step count is exact."""
    n = task.starts.shape[1]
    starts = np.ascontiguousarray(task.starts)
    rates, betas = (np.ascontiguousarray(part, dtype=float) for part in (task.rate, task.beta))
    run = getattr(_library(), f"{task.rule}_{task.surface}")
    given = [ctypes.c_double(number) for number in (BETA2, EPSILON, TOLERANCE, *task.bound)]

    def work() -> Ends:
        found = Ends(np.empty((2, n)), np.empty(n), np.empty(n), np.empty(n))
        arrays = [ctypes.c_void_p(part.ctypes.data) for part in (starts, rates, betas)]
        outs = [ctypes.c_void_p(part.ctypes.data) for part in found]
        counts = ctypes.c_long(n), ctypes.c_int(task.steps), ctypes.c_int(early)
        run(*counts, *arrays, ctypes.c_long(task.columns), *given, *outs)
        return found

    return work
