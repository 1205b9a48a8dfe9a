"""The sheet Export as it is sent: nothing until it is opened, then its words, then one file at a time."""

from functools import lru_cache
from typing import Any

from engine.config import RunConfig
from engine.spec.text import Language
from export.kinds import KINDS
from export.offline_page import page
from export.runners import CannotSay
from export.scripts import FRAMEWORKS, remarks
from export.words_sheet import EXPORT
from stage.wire import pack

MOST = 300_000  # rows that a page can hand over
PAGE = "html"  # the kind of a page of its own: two and a half megabytes
WRITTEN = {*FRAMEWORKS, "notebook"}
LISTED = ("csv", "json")  # kinds with a row for every step


def sheet(
    language: Language,
    n: object = None,
    race: RunConfig | None = None,
    kind: str | None = None,
    address: str = "",
) -> bytes:
    """One message: the answer to the question `n`, with the words of the sheet or the file of a kind.

    A page of its own links to the app at `address`. It is packed already: it is neither kept nor compressed once more.
    """
    header: dict[str, Any] = {"lang": language}
    if n is not None:
        header["n"] = n
        if kind is None or race is None:
            header["kinds"] = list(KINDS)
            header["words"] = {name: text[language] for name, text in EXPORT.items()}
        elif kind == PAGE:
            made = KINDS[kind]
            header["file"] = {"name": made.name, "mime": made.mime, "text": page(race, language, address)}
        else:
            header["file"] = file(race, kind, language)
    return pack(header, compress=kind != PAGE)


def file(race: RunConfig, kind: str, language: Language) -> dict[str, Any]:
    """The file of a race: its name, type and text; or why there is none."""
    rows = (race.steps + 1) * len(race.entries)
    if kind in LISTED and rows > MOST:
        return {"why": EXPORT["too_long"][language].replace("{rows}", f"{rows:,}").replace("{kind}", kind)}
    found = _script(race, kind, language) if kind in WRITTEN else _table(race, kind, language)
    if kind in FRAMEWORKS and "text" in found:
        found = found | {"remarks": [remark[language] for remark in remarks(race, kind)]}
    if kind == "notebook" and "text" in found:
        found = found | {"remarks": [EXPORT["notebook_note"][language]]}
    return found


def _made(race: RunConfig, kind: str, language: Language) -> dict[str, Any]:
    made = KINDS[kind]
    try:
        return {"name": made.name, "mime": made.mime, "text": made.make(race, language)}
    except CannotSay as problem:
        return {"why": problem.why[language]}


_script = lru_cache(maxsize=32)(_made)
_table = lru_cache(maxsize=4)(_made)  # one may hold ten megabytes
