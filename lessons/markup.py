"""The markup of a lesson's text, taken apart into pieces that a page can show.

| written | is |
|---|---|
| a blank line | a new paragraph |
| `- ` at the beginning of a line | an item of a list |
| `**…**` | strong |
| `$…$`, `$$…$$` | a formula in LaTeX, in the line or by itself |
| `[Momentum](runner:1)` | a word for a runner, counted from 0: it has the runner's colour |
| `[0.1](drag:0.learning_rate)` | a number of the scene that can be dragged: a setting as in `lessons/settings.py` |
| `[…](lesson:05-momentum)` | a way to another lesson |
| `[…](scene:surface=…&run=…)` | a share link |
| `[…](https://…)` | a page elsewhere |
| `{name}`, `{name:.2f}` | what the claim of that name measures; `d` rounds, `%` is a share |
| `{name.at_most}` | a number that the claim was given |
| `{name.scene.0.learning_rate}` | a setting of the claim's own race |
| `{scene.0.learning_rate}` | a setting of the scene |

Outside formulas a brace is always a placeholder. Without a format a number has three digits; one that was given is
exact.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from figures.number import exact, three_digits

Kind = Literal["text", "strong", "formula", "display", "runner", "drag", "lesson", "scene", "web"]
TARGETS: dict[str, Kind] = {"runner": "runner", "drag": "drag", "lesson": "lesson", "scene": "scene", "https": "web"}
PIECE = re.compile(
    r"\$\$(?P<display>[^$]+)\$\$|\$(?P<formula>[^$\n]+)\$|\*\*(?P<strong>[^*\n]+)\*\*"
    r"|\[(?P<said>[^\]\n]+)\]\((?P<head>\w+):(?P<target>(?:[^()\s]|\([^()\s]*\))+)\)"
)
PLACE = re.compile(r"\{(?P<name>[\w.]+)(?::(?P<form>d|%|\.\d[f%])?)?\}")
FORMULA = re.compile(r"\$\$[^$]+\$\$|\$[^$]+\$")
FORM = re.compile(r"\{[^{}]*\}?|\}")


class MarkupError(ValueError):
    """What is wrong with a text, and the number of its line, counted from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line, self.problem = line, problem


class Piece(NamedTuple):
    """A stretch of text; `target` is what stands behind the colon of a link, else empty."""

    kind: Kind
    text: str
    target: str = ""


def pieces(text: str, line: int = 1) -> Iterator[Piece]:
    """The pieces of a text, in order; MarkupError for what is not closed or leads nowhere."""
    at = 0
    for found in PIECE.finditer(text):
        yield from _plain(text, at, found.start(), line)
        here = line + text.count("\n", 0, found.start())
        if head := found["head"]:
            if head not in TARGETS:
                raise MarkupError(here, f"a link cannot lead to {head!r}; known are {', '.join(TARGETS)}")
            whole = f"{head}:{found['target']}" if head == "https" else found["target"]
            yield Piece(TARGETS[head], found["said"], whole)
        else:
            kind: Kind = next(name for name in ("display", "formula", "strong") if found[name])
            yield Piece(kind, found[kind])
        at = found.end()
    yield from _plain(text, at, len(text), line)


def _plain(text: str, begin: int, end: int, line: int) -> Iterator[Piece]:
    plain = text[begin:end]
    for sign, name in (("$", "formula"), ("**", "strong word"), ("](", "link")):
        if sign in plain:
            place = begin + plain.index(sign)
            raise MarkupError(line + text.count("\n", 0, place), f"a {name} is not closed")
    if plain:
        yield Piece("text", plain)


def filled(text: str, value_of: Callable[[str], tuple[float, bool]], line: int = 1) -> str:
    """The text with its placeholders replaced; formulas stay as they are.

    Args:
        text: of the markup above.
        value_of: the number that a placeholder names, and whether it was set rather than measured; KeyError for a
            name that does not exist.
        line: of the first character.
    """

    def fill(found: re.Match[str]) -> str:
        here = line + text.count("\n", 0, found.start())
        place = PLACE.fullmatch(found[0])
        if found[0].startswith("$"):
            return found[0]
        if not place:
            raise MarkupError(here, f"{found[0]!r} is no placeholder")
        try:
            value, is_set = value_of(place["name"])
        except KeyError as problem:
            raise MarkupError(here, str(problem.args[0])) from None
        return number(value, place["form"], is_set)

    return re.sub(rf"{FORMULA.pattern}|{FORM.pattern}", fill, text)


def number(value: float, form: str | None, is_set: bool) -> str:
    """A number as a text shows it."""
    if form is None:
        return exact(value) if is_set else three_digits(value)
    return format(round(value) if form == "d" else value, ".0%" if form == "%" else form).replace("-", "−")


def names(text: str) -> set[str]:
    """The names of all placeholders outside formulas."""
    return {found["name"] for found in PLACE.finditer(FORMULA.sub("", text))}
