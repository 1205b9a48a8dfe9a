"""A lesson's TOML as it stands on disk: its values, checked, and the line of each."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from engine.config import RunConfig
from engine.link import decode
from engine.spec.text import LANGUAGES, Text
from lessons.error import LessonError


@dataclass(frozen=True)
class Table:
    """One table of a TOML file; whatever is asked of it and is not there, or is another kind, is a LessonError."""

    file: Path
    lines: tuple[str, ...]
    path: tuple[str, ...]
    values: Mapping[str, Any]
    asked: set[str] = field(default_factory=set)

    def wrong(self, key: str, problem: str) -> NoReturn:
        """Raise the LessonError of a key of this table."""
        raise LessonError(self.file, line_of(self.lines, self.path, key), problem)

    def get(self, key: str, kind: type | tuple[type, ...], default: Any = ...) -> Any:
        """The value of a key, of one of these types; without a default it has to be there."""
        self.asked.add(key)
        if key not in self.values:
            if default is ...:
                self.wrong(key, f"{'.'.join((*self.path, key))} is missing")
            return default
        value = self.values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and bool not in _each(kind)):
            names = " or ".join(each.__name__ for each in _each(kind))
            self.wrong(key, f"{key} must be of type {names}, not {type(value).__name__}")
        return value

    def text(self, key: str) -> Text:
        """A sentence in every language: { en = "…", ko = "…" }."""
        said = self.get(key, dict)
        for language in LANGUAGES:
            if not isinstance(said.get(language), str) or not said[language].strip():
                self.wrong(key, f"{key} is missing in {LANGUAGES[language]}")
        if extra := set(said) - set(LANGUAGES):
            self.wrong(key, f"{key} has no language {min(extra)!r}")
        return Text(en=said["en"], ko=said["ko"])

    def race(self, key: str) -> RunConfig:
        """The race of a share link that is taken exactly as it stands."""
        race, notices = decode(self.get(key, str))
        if notices:
            self.wrong(key, f"{key} cannot be taken as it stands: {notices[0].en}")
        return race

    def table(self, key: str) -> "Table":
        """A table inside this one."""
        return Table(self.file, self.lines, (*self.path, key), self.get(key, dict))

    def tables(self, key: str) -> list["Table"]:
        """A list of tables inside this one; empty where it is left out."""
        items = self.get(key, list, [])
        if any(not isinstance(item, dict) for item in items):
            self.wrong(key, f"{key} must hold tables")
        return [Table(self.file, self.lines, (*self.path, key), item) for item in items]

    def done(self) -> None:
        """LessonError for a key that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                self.wrong(key, f"{key} is not known here; known are {', '.join(sorted(self.asked))}")


def read(file: Path) -> Table:
    """The outermost table of a TOML file."""
    try:
        text = file.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except FileNotFoundError:
        raise LessonError(file, 1, "the file is missing") from None
    except UnicodeDecodeError:
        raise LessonError(file, 1, "the file is not UTF-8") from None
    except tomllib.TOMLDecodeError as problem:
        place = re.search(r"line (\d+)", str(problem))
        line = int(place[1]) if place else len(text.splitlines()) or 1
        raise LessonError(file, line, f"not TOML: {str(problem).partition(' (at')[0]}") from None
    return Table(file, tuple(text.splitlines()), (), values)


def line_of(lines: Iterable[str], path: tuple[str, ...], key: str) -> int:
    """The line of a key of the table at a dotted path; of the table's own head where the key is not written there."""
    dotted = re.compile(rf"\s*\[+\s*{re.escape('.'.join(path))}\s*\]+")
    written = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    parent = re.compile(rf"""\s*["']?{re.escape(path[-1])}["']?\s*=""") if path else None
    found, inside = 1, not path
    for number, line in enumerate(lines, start=1):
        if line.lstrip().startswith("["):
            inside = bool(path) and bool(dotted.match(line))
            found = number if inside else found
        elif inside and written.match(line):
            return number
        elif parent and found == 1 and parent.match(line):
            found = number
    return found


def _each(kind: type | tuple[type, ...]) -> tuple[type, ...]:
    return kind if isinstance(kind, tuple) else (kind,)
