"""A line of a table as cells, and a cell as a number, in the ways in which spreadsheets of all countries write them."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from engine.spec.parse import read_number
from engine.spec.text import Text
from surfaces.data import paste_words as words

CUTS = ("\t", ";", "|", " ", ",")  # what may part cells; of equally good ones the first
Comma = Literal["decimal", "thousands", "none", "any"]
MINUS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-")
AROUND = re.compile(r"^[$€£¥₩]\s*|\s*(?:%|원|개|시간|점|[$€£¥₩])$")
SIGNED = re.compile(r"^([+-])\s*[$€£¥₩]\s*")
LONGEST = 60  # characters of a number
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")
DOTTED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]*")
SPACED = re.compile(r"(?<=[0-9])['’ ](?=[0-9]{3}(?![0-9]))")
QUOTED = '"'


class Cells(NamedTuple):
    """How lines are cut: the mark between cells, which two columns count, and what a comma in a number is."""

    mark: str
    columns: tuple[int, int]
    comma: Comma
    rows: int  # lines that have both numbers
    strange: int  # cells that are no numbers in those lines
    wide: int  # columns that hold numbers

    def split(self, line: str) -> list[str]:
        return split(line, self.mark)

    def number(self, cell: str) -> float | None:
        return number_of(cell, self.comma)


def split(line: str, mark: str) -> list[str]:
    """The cells of a line, without the quotes around them; a mark between quotes parts nothing."""
    if mark == " ":
        return line.split()
    if line.count(QUOTED) % 2 or QUOTED not in line:
        return [cell.strip(f" {QUOTED}") for cell in line.split(mark)]
    cells, inside = [""], False
    for letter in line:
        if letter == QUOTED:
            inside = not inside
        elif letter == mark and not inside:
            cells.append("")
        else:
            cells[-1] += letter
    return [cell.strip() for cell in cells]


def number_of(cell: str, comma: Comma) -> float | None:
    """The number of a cell; None for what is none, and for one that float64 does not have."""
    if len(cell) > LONGEST or not any(letter in "0123456789" for letter in cell):
        return None
    text = SIGNED.sub(r"\1", AROUND.sub("", cell.translate(MINUS).strip(" \"'")))
    text = SPACED.sub("", AROUND.sub("", text))
    if "," in text and not text.endswith(","):
        if DOTTED.fullmatch(text) and comma != "thousands":
            text = text.replace(".", "").replace(",", ".")
        elif GROUPED.fullmatch(text) and comma != "decimal":
            text = text.replace(",", "")
        elif text.count(",") == 1 and "." not in text and comma in ("decimal", "any"):
            text = text.replace(",", ".")
    number = read_number(text)
    return None if number is None or number in (float("inf"), float("-inf")) else number


def cells_of(mark: str, lines: Iterable[str]) -> Cells:
    """How these lines are cut at a mark: the first two columns in which most cells are numbers."""
    cut = [split(line, mark) for line in lines]
    comma = _comma(mark, [cell for row in cut for cell in row])
    numbers = [[number_of(cell, comma) is not None for cell in row] for row in cut]
    width = max(map(len, numbers))
    filled = [sum(row[at] for row in numbers if at < len(row)) for at in range(min(width, 50))]
    most = max(filled, default=0)
    columns = [at for at, count in enumerate(filled) if count and 2 * count >= most]
    if len(columns) < 2:
        return Cells(mark, (0, 1), comma, 0, 0, len(columns))
    x, y = columns[:2]
    both = [row for row in numbers if y < len(row) and row[x] and row[y]]
    strange = sum(not each for row in both for each in row)
    return Cells(mark, (x, y), comma, len(both), strange, len(columns))


def _comma(mark: str, cells: list[str]) -> Comma:
    """What a comma inside a number is: a decimal one where it cannot be one of thousands, or where cells stand apart
    by semicolons, as they do where commas are decimal.
    """
    written = [cell.strip(" \"'") for cell in cells if "," in cell and number_of(cell, "any") is not None]
    if not written:
        return "none"
    if mark == ";" or any(not GROUPED.fullmatch(AROUND.sub("", cell).translate(MINUS)) for cell in written):
        return "decimal"
    return "thousands"


def said_comma(cells: Cells) -> Text | None:
    """What was taken for what, where a comma stood in a number."""
    return {"decimal": words.DECIMAL, "thousands": words.THOUSANDS}.get(cells.comma)
