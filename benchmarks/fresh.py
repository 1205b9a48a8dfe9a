"""The first map of a process: from its start to the answer, imports and compilation included."""

import subprocess
import sys
from time import perf_counter

FIRST = """
from benchmarks.rivals.{module} import ends
from benchmarks.task import BASINS
ends(BASINS["adam"])()
print(flush=True)
"""


def first(module: str) -> float:
    """Seconds until a new process, in which only this rival is imported, has its first map."""
    begin = perf_counter()
    with subprocess.Popen([sys.executable, "-c", FIRST.format(module=module)], stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline(), f"{module} has no answer"
        return perf_counter() - begin
