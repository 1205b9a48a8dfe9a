"""Rows of two columns out of whatever somebody pastes or drops: read, and said what was read."""

import re
import unicodedata
from typing import NamedTuple

from engine.spec.parse import read_number
from engine.spec.text import Text
from surfaces.data import paste_words as words
from surfaces.data.cells import CUTS, Cells, cells_of, number_of, said_comma
from surfaces.data.table import MOST, Table, table_of, usable

LONGEST = 1_000_000  # characters that are looked at
LOOKED = 200  # lines that decide how all are cut
LINE = 2000  # characters of a line
WIDEST = 50  # cells of a line
COLUMN = 24  # letters of a column's name
MARKUP = re.compile(r"[<>`\\$*_\[\]{}|~&]")


class DataError(ValueError):
    """A text that holds no rows to fit a line to; `said`: one sentence why."""

    def __init__(self, said: Text):
        self.said = said
        super().__init__(said.en)


class Pasted(NamedTuple):
    """The rows, what was done to read them, and what the columns are called."""

    table: Table
    said: tuple[Text, ...]
    columns: tuple[str, str] | None


def read_rows(text: str) -> Pasted:
    """The first two columns of numbers of a text from anyone; raises DataError where there are none."""
    if len(text) > LONGEST:
        raise DataError(words.too_long(LONGEST))
    plain = unicodedata.normalize("NFKC", text.replace("\0", "").removeprefix("\ufeff"))
    lines = [(i, line[:LINE]) for i, line in enumerate(plain.splitlines(), start=1) if line.strip(" \t,;|\"'")]
    if not lines:
        raise DataError(words.EMPTY)
    cells = _cut([line for _, line in lines[:LOOKED]])
    rows: list[tuple[float, float]] = []
    dropped: list[int] = []
    huge: list[int] = []
    header: list[str] | None = None
    left = 0
    for place, (i, line) in enumerate(lines):
        if len(rows) == MOST:
            left = len(lines) - place
            break
        row = cells.split(line)[:WIDEST]
        x, y = (cells.number(row[at]) if at < len(row) else None for at in cells.columns)
        if x is not None and y is not None:
            if usable(x) and usable(y):
                rows.append((x, y))
            else:
                huge.append(i)
        elif place == 0 and x is y is None and _titles(row):
            header = row
        else:
            dropped.append(i)
    if len(rows) < 2:
        raise DataError(words.ONE_ROW if rows else words.NO_ROWS)
    table = table_of(rows)
    said = [words.read(len(rows))]
    said += [words.HEADER] if header else []
    said += [words.other_columns(cells.columns)] if cells.wide > 2 else []
    said += [each for each in (said_comma(cells),) if each]
    said += [words.dropped(dropped)] if dropped else []
    said += [words.huge(huge)] if huge else []
    said += [words.left(left, MOST)] if left else []
    same = len(rows) - len(set(rows))
    said += [words.same(same)] if same else []
    said += [words.SAME_X] if table.moments.xx == 0 else []
    said += [words.SAME_Y] if table.moments.yy == 0 else []
    return Pasted(table, tuple(said), _names(header, cells.columns))


def _cut(lines: list[str]) -> Cells:
    """How the lines are cut into cells: the way that makes two numbers of most of them."""
    found = [cells_of(mark, lines) for mark in CUTS]
    best = max(found, key=lambda cells: (cells.rows, -cells.strange))
    if not best.rows:
        one = any(number_of(line.strip().strip('"'), "any") is not None for line in lines)
        raise DataError(words.ONE_COLUMN if one else words.NO_ROWS)
    return best


def _titles(row: list[str]) -> bool:
    """Whether a line has words in it, none of them a number that could not be used."""
    return any(cell and read_number(cell) is None for cell in row)


def _names(header: list[str] | None, columns: tuple[int, int]) -> tuple[str, str] | None:
    """What the first line calls the two columns, as plain short text."""
    if header is None or max(columns) >= len(header):
        return None
    x, y = (" ".join(MARKUP.sub(" ", header[at]).split()).lstrip("=+-@ ")[:COLUMN].strip() for at in columns)
    return (x, y) if x and y else None
