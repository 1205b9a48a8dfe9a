"""Modules of static/ that need no server: one import map, in which each stands as a data URL.

A page that was opened from disk may not import files. A data URL has no folder to look beside, so every import says the
whole name of its module below static/, and what a module reads beside itself is put into it.
"""

import json
import mimetypes
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

STATIC = Path(__file__).parents[1] / "static"
NAME = "descent/"  # what every name of a module begins with: a name with a path would be looked for on a disk
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(r'(?<=from )"(\.[^"\n]+)"|(?<=import )"(\.[^"\n]+)"|(?<=import\()"(\.[^"\n]+)"(?=\))')
BESIDE = re.compile(r'new URL\("([^"\n]+)", import\.meta\.url\)')


@cache
def modules(root: str, *stand_ins: tuple[str, str]) -> Mapping[str, str]:
    """The code of every module that `root` needs now or later, by its name below static/; none imports by path.

    Args:
        root: the module that is run, `stage/stage.js`.
        stand_ins: pairs of names: the second module is taken wherever the first is asked for.
    """
    other = dict(stand_ins)
    found: dict[str, str] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name], asked = _named(name, other)
            waiting += asked
    return found


def _named(name: str, other: Mapping[str, str]) -> tuple[str, list[str]]:
    """The code of a module with whole names in its imports, and those names."""
    asked: list[str] = []

    def whole(match: re.Match[str]) -> str:
        there = beside(name, next(group for group in match.groups() if group))
        asked.append(other.get(there, there))
        return f'"{NAME}{asked[-1]}"'

    def held(match: re.Match[str]) -> str:
        return f'"{data_url(beside(name, match[1]))}"'

    code = COMMENT.sub("", (STATIC / name).read_text(encoding="utf-8"))
    return BESIDE.sub(held, IMPORT.sub(whole, code)), asked


def files_of(found: Mapping[str, str]) -> set[str]:
    """The files below static/ that these modules are and that they read beside themselves."""
    code = {name: (STATIC / name).read_text(encoding="utf-8") for name in found}
    return set(found) | {beside(name, path) for name, text in code.items() for path in BESIDE.findall(text)}


def beside(name: str, path: str) -> str:
    """The name below static/ of what a module calls by a path from its own place."""
    return (STATIC / PurePosixPath(name).parent / path).resolve().relative_to(STATIC.resolve()).as_posix()


def data_url(name: str) -> str:
    """A file of static/ as an address that holds it."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode((STATIC / name).read_bytes()).decode()}"


def import_map(found: Mapping[str, str]) -> str:
    """The text of a script of type importmap: each module by its name, letters that mean nothing in markup."""
    names = {
        NAME + name: f"data:text/javascript;base64,{b64encode(code.encode()).decode()}" for name, code in found.items()
    }
    return json.dumps({"imports": names}, separators=(",", ":"))
