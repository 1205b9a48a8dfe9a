"""A text cut into numbers, names and signs; what LaTeX calls otherwise has its usual name afterwards."""

import math
import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from surfaces.formula.characters import Plain
from surfaces.formula.error import FormulaError
from surfaces.formula.latex import DROPPED, NAMING, SIGNS
from surfaces.formula.names import ALIASES, FUNCTIONS, LETTERS, NAMES
from surfaces.formula.problems import (
    COMPARES,
    EQUALS,
    NO_COMMAND,
    NO_INDEX,
    NO_NAME,
    NO_NUMBER,
    NO_SIGN,
    POINT,
    about,
)

NUMBER = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
WORD = re.compile(r"(?:log10|log2)(?![0-9])|[A-Za-z]+")
INDEX = re.compile(r"_\s*(?:\{\s*([0-9]+)\s*\}|([0-9]+))")
COMMAND = re.compile(r"\\([A-Za-z]+|.)?")
NAMED = re.compile(r"\s*\{\s*([A-Za-z]+[0-9]*)\s*\}")
HEAD = re.compile(r"\s*(?:\$+|\\\[|\\\()?\s*(?:(?:[fFLJ]\s*(?:\\left)?\(\s*x\s*,\s*y\s*(?:\\right)?\)|z)\s*:?=)?")
TAIL = re.compile(r"\s*(?:\$+|\\\]|\\\))?\s*[.,;]?\s*(?:\$+|\\\]|\\\))?\s*$")
PLAIN = "+-*/^()[]{}|,"
SENSELESS = {"=": EQUALS, "<": COMPARES, ">": COMPARES, ".": POINT, "_": NO_INDEX}
INDEXED = {"x": {"1": "x", "2": "y"}, "log": {"2": "log2", "10": "log10", "e": "log"}}


class Token(NamedTuple):
    """A piece of a formula: `kind` is number, letter, function, frac, end, or the sign itself."""

    kind: str
    text: str
    start: int  # of its first character in the typed text
    gap: bool = False  # whether a space stands before it
    value: float = 0.0


def tokens(typed: str) -> list[Token]:
    """The tokens of a typed text, and one for its end. What stands around a formula is left out: `f(x, y) =`, `$`."""
    plain = Plain(typed)
    text = plain.text
    start, stop = HEAD.match(text).end(), TAIL.search(text).start()  # type: ignore[union-attr]
    found = list(_cut(plain, start, max(start, stop)))
    return [*found, Token("end", "", plain.places[max(start, stop)])]


def _cut(plain: Plain, at: int, stop: int) -> Iterator[Token]:
    text, gap = plain.text[:stop], False
    while at < stop:
        sign, place = text[at], plain.places[at]
        if sign in " ~":
            at, gap = at + 1, True
            continue
        if sign.isdigit() or (sign == "." and text[at + 1 : at + 2].isdigit()):
            match = NUMBER.match(text, at)
            said = match[0] if match else ""
            value = float(said)
            if math.isinf(value):
                raise FormulaError(NO_NUMBER, place)
            yield Token("number", said, place, gap, value)
            at += len(said)
        elif sign.isalpha():
            at = yield from _named(plain, text, at, WORD.match(text, at)[0], gap)  # type: ignore[index]
        elif sign == "\\":
            at = yield from _command(plain, text, at, gap)
        elif text.startswith("**", at):
            yield Token("^", "^", place, gap)
            at += 2
        elif sign in PLAIN:
            yield Token(sign, sign, place, gap)
            at += 1
        else:
            raise FormulaError(SENSELESS.get(sign, NO_SIGN), place)
        gap = False


def _command(plain: Plain, text: str, at: int, gap: bool) -> Generator[Token, None, int]:
    """A LaTeX command; returns where the text goes on."""
    match = COMMAND.match(text, at)
    name, end = (match[1] or "", match.end()) if match else ("", at)
    if name in DROPPED:
        return end
    if name in SIGNS:
        for sign in SIGNS[name].split():
            kind = "function" if sign in FUNCTIONS else sign
            yield Token(kind, sign, plain.places[at], gap)
        return end
    if name in NAMING:
        inside = NAMED.match(text, end)
        if inside:
            word = Plain(inside[1])
            yield from _letters(inside[1], [plain.places[inside.start(1) + i] for i in range(len(word.text))], gap)
            return inside.end()
    if ALIASES.get(name, name) in NAMES:
        return (yield from _named(plain, text, at + 1, name, gap))
    raise FormulaError(NO_COMMAND, plain.places[at])


def _named(plain: Plain, text: str, at: int, word: str, gap: bool) -> Generator[Token, None, int]:
    """A run of letters, with its index where it has one; returns where the text goes on."""
    end = at + len(word)
    index = INDEX.match(text, end)
    if index:
        # Only the last letter of a product carries the index: 2ax_1.
        name = ALIASES.get(word.lower(), word.lower())
        base = name if name in INDEXED else name[-1:]
        known = INDEXED.get(base, {}).get(index[1] or index[2])
        if known is None:
            raise FormulaError(NO_INDEX, plain.places[end])
        if base != name:
            yield from _letters(word[:-1], plain.places[at:end], gap)
        yield Token("function" if known in FUNCTIONS else "letter", known, plain.places[end - len(base)], gap)
        return index.end()
    yield from _letters(word, plain.places[at:end], gap)
    return end


def _letters(word: str, places: list[int], gap: bool) -> Iterator[Token]:
    """A known name, or letters side by side, perhaps before a function: `xy`, `2axexp(y)`."""
    low = word.lower()
    cut = 0
    while cut < len(low):
        rest = ALIASES.get(low[cut:], low[cut:])
        if rest in NAMES:
            yield Token("function" if rest in FUNCTIONS else "letter", rest, places[cut], gap)
            return
        letter = next((name for name in ("pi", *LETTERS) if low.startswith(name, cut)), None)
        if letter is None:
            break
        yield Token("letter", letter, places[cut], gap)
        cut, gap = cut + len(letter), False
    if cut < len(low):
        raise FormulaError(about(NO_NAME, name=word[:20]), places[0])
