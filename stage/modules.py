"""The modules that the stage is made of, so that a browser asks for all of them at once and not one after another."""

import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
IMPORT = re.compile(r'^(?:import|export)\s[^"();]*"(\.[^"]+)"', re.MULTILINE)


@cache
def imported(*roots: str) -> list[str]:
    """The modules below static/ that are needed before `roots` can run, themselves included; each once."""
    found = list(roots)
    for file in found:  # grows while it is walked
        path = STATIC / file
        for name in IMPORT.findall(path.read_text(encoding="utf-8")):
            other = (path.parent / name).resolve().relative_to(STATIC.resolve()).as_posix()
            if other not in found:
                found.append(other)
    return found
