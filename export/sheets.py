"""How a table is written: CSV for a spreadsheet, in which nothing is a formula, and JSON for a program."""

import csv as comma_separated
import io
import json as notation
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute, at the beginning of a text


class Sheet(NamedTuple):
    """What is said of a table, by name, and what its columns mean."""

    about: Mapping[str, str]
    columns: Mapping[str, str]


def written_csv(sheet: Sheet, rows: Iterable[Sequence[Any]]) -> str:
    """Lines of settings that begin with #, a header, and the rows; None is an empty cell.

    A text that begins as a formula of a spreadsheet does has an apostrophe before it.
    """
    # A link may say its commas in another way; in a spreadsheet each would end a cell.
    said = [f"{name}: {text.replace(',', '%2C') if name == 'link' else text}" for name, text in sheet.about.items()]
    said += [f"column {name}: {meaning}" for name, meaning in sheet.columns.items()]
    out = io.StringIO()
    # A comment is one cell of a spreadsheet: nothing in it may end the cell or begin the next one.
    out.writelines(f"# {line.replace(',', ' ;').replace(chr(34), chr(39))}\n" for line in said)
    writer = comma_separated.writer(out, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def written_json(sheet: Sheet, exact: Mapping[str, Any], runners: Sequence[Mapping[str, Any]]) -> str:
    """`about` a table, with numbers that are `exact`; what its `columns` mean; and its `runners`."""
    whole = {"about": {**sheet.about, **exact}, "columns": dict(sheet.columns), "runners": runners}
    return notation.dumps(whole, allow_nan=False, ensure_ascii=False) + "\n"


def _cell(value: float | str | None) -> str:
    """A cell of CSV: exact, empty for no number, and no formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULAS) else value
    return repr(value)
