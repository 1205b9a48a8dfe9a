"""What this visit wants to take home, as the sheet Export asked for it."""

from typing import NamedTuple

from engine.spec.text import Language
from export import KINDS
from export.sheet import sheet
from ui.session.share import share
from ui.session.state import config, visit

LARGEST = 1e15  # of the number of a question; what is none is not below it


class Wanted(NamedTuple):
    """A question of the sheet: its number, which kind of file (None: the words), and the race that it was about."""

    n: float
    kind: str | None
    revision: int


def on_edit(message: object) -> None:
    """Take a question. A message may be anything."""
    if not isinstance(message, dict):
        return
    n, kind = message.get("n"), message.get("kind")
    if isinstance(n, int | float) and abs(n) < LARGEST and (kind is None or (isinstance(kind, str) and kind in KINDS)):
        visit().wanted = Wanted(float(n), kind, visit().revision)


def answer(language: Language) -> bytes:
    """What the sheet is sent: the answer to its last question, as long as the race is the one it asked about."""
    wanted = visit().wanted
    if wanted is None or wanted[2] != visit().revision:
        return sheet(language)
    n, kind, _ = wanted
    return sheet(language, n, config(), kind, share(""))
