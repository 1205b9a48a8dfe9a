"""What all pages of the site share: each file stands once, under a name that says what is in it, to be kept for ever.

The modules of a page are one file, so that a browser waits for one answer and not for a hundred; what is imported later
is a file of its own, which finds there what has run already.
"""

import re
from functools import cache
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path

from export.bundle import BESIDE, COMMENT, STATIC, beside, data_url

DIGITS = 12  # of the hash of a file, in its name
IMPORT = re.compile(r'^import\s+(?:\{([^}]*)\}\s+from\s+)?"(\.[^"\n]+)";\n?', re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.[^"\n]+)"\)')
EXPORT = re.compile(
    r"^export (?=(?:async function|function\*?|class|const) *(?P<one>\w+)|const (?P<some>[\[{][^=]*[\]}]) =)",
    re.MULTILINE,
)
LIST = re.compile(r"^export \{([^}]*)\};\n?", re.MULTILINE)
# What a later file needs of the first: what has run, and the way to files that come later still.
BEGIN = (
    "const $ = {};\nconst $later = async (file, name) => (await (await import(file)).default($, $later), $[name]);\n"
)


class SharedFiles:
    """A folder of files that never change: another content has another name."""

    def __init__(self, folder: Path, stand_ins: dict[str, str]):
        self.folder = folder
        self.stand_ins = stand_ins
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, name: str, content: bytes) -> str:
        """Put a file there; returns what it is called."""
        stem, _, kind = name.rpartition(".")
        called = f"{stem}.{sha256(content).hexdigest()[:DIGITS]}.{kind}"
        if not (self.folder / called).exists():
            (self.folder / called).write_bytes(content)
        return called

    def script(self, root: str) -> str:
        """The file of a module with all that it needs at once."""
        there = self._needed(root)
        code = BEGIN + "".join(self._run(name, frozenset(there)) for name in there)
        return self.add(f"{Path(root).stem}.js", code.encode())

    def _chunk(self, root: str, there: frozenset[str]) -> str:
        """The file of a module that is imported later, by a page where those `there` have run."""
        own = [name for name in self._needed(root) if name not in there]
        code = "".join(self._run(name, there | set(own)) for name in own)
        return self.add(f"{Path(root).stem}.js", f"export default async ($, $later) => {{\n{code}}};\n".encode())

    def _run(self, name: str, there: frozenset[str]) -> str:
        """A module as a promise of what it exports, in its place among the others."""
        code, exported = self._code(name)

        def later(match: re.Match[str]) -> str:
            root = self._whole(name, match[1])
            return f'$later("./{self._chunk(root, there)}", "{root}")'

        code = LATER.sub(later, code)
        return f'await ($["{name}"] ??= (async () => {{\n{code}return {{ {", ".join(exported)} }};\n}})());\n'

    def _code(self, name: str) -> tuple[str, list[str]]:
        """The code of a module with its imports and exports taken out, and what it exports."""
        code, exported = _text(name), []

        def taken(match: re.Match[str]) -> str:
            names = re.sub(r"(\w+) as (\w+)", r"\1: \2", match[1] or "")
            other = f'await $["{self._whole(name, match[2])}"]'
            return f"const {{{names}}} = {other};\n" if names else f"{other};\n"

        for match in EXPORT.finditer(code):
            exported += re.findall(r"\w+", match["one"] or match["some"])
        for match in LIST.finditer(code):
            exported += [each.strip() for each in match[1].split(",") if each.strip()]
        code = BESIDE.sub(lambda match: f'"{data_url(beside(name, match[1]))}"', IMPORT.sub(taken, code))
        return EXPORT.sub("", LIST.sub("", code)), exported

    def _needed(self, root: str) -> list[str]:
        """The modules that run before `root` can, and itself, in an order in which they may run."""
        graph: dict[str, list[str]] = {}
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name not in graph:
                graph[name] = [self._whole(name, path) for _, path in IMPORT.findall(_text(name))]
                waiting += graph[name]
        return list(TopologicalSorter(graph).static_order())

    def _whole(self, name: str, path: str) -> str:
        there = beside(name, path)
        return self.stand_ins.get(there, there)


@cache
def _text(name: str) -> str:
    return COMMENT.sub("", (STATIC / name).read_text(encoding="utf-8"))
