"""A race as rows: CSV for a spreadsheet, JSON for a program. Numbers are exact, and what is none is left out."""

import csv as comma_separated
import io
import json as notation
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.config import RunConfig
from engine.outcome.trajectory import Trajectory
from engine.run import race as run
from export.caption import caption, ended, names

COLUMNS = {
    "runner": "number of the runner, from 0",
    "name": "its rule",
    "step": "steps taken, 0 is the start",
    "x": "first coordinate",
    "y": "second coordinate",
    "loss": "loss of all data and without noise at (x, y)",
    "learning_rate": "rate of the step that led here, after the schedule; empty at the start",
    "status": "ok; no_loss where the loss is no finite number; diverged in the last row of a run that diverged",
}
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute, at the beginning of a text


class Row(NamedTuple):
    """One runner at one step; None for what is no finite number."""

    runner: int
    name: str
    step: int
    x: float | None
    y: float | None
    loss: float | None
    learning_rate: float | None
    status: str


def csv(race: RunConfig) -> str:
    """A race as CSV: lines of settings that begin with #, a header, and a line for every runner and step.

    A run that diverged ends with the row in which it did. A text that begins as a formula of a spreadsheet does has an
    apostrophe before it.

    Example:
        >>> from surfaces import SURFACES
        >>> csv(RunConfig(SURFACES["booth"](), steps=1)).splitlines()[-1].split(",")[:3]
        ['4', 'Adam', '1']
    """
    settings, runners = caption(race)
    runs = run(race)
    # A link may say its commas in another way; in a spreadsheet each would end a cell.
    said = [f"{name}: {text.replace(',', '%2C') if name == 'link' else text}" for name, text in settings]
    said += [
        f"runner {i}: {text}; {ended(each.status)}" for i, (text, each) in enumerate(zip(runners, runs, strict=True))
    ]
    said += [f"column {name}: {meaning}" for name, meaning in COLUMNS.items()]
    out = io.StringIO()
    # A comment is one cell of a spreadsheet: nothing in it may end the cell or begin the next one.
    out.writelines(f"# {line.replace(',', ' ;').replace(chr(34), chr(39))}\n" for line in said)
    writer = comma_separated.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in rows(race, runs))
    return out.getvalue()


def json(race: RunConfig) -> str:
    """A race as JSON: `about` it, what the `columns` mean, and for each of the `runners` a list for each column.

    Example:
        >>> from surfaces import SURFACES
        >>> found = notation.loads(json(RunConfig(SURFACES["booth"](), steps=1)))
        >>> found["runners"][0]["name"], found["runners"][0]["x"]
        ('GD', [-6.0, -5.2])
    """
    settings, runners = caption(race)
    runs = run(race)
    exact = {"start": race.start, "steps": race.steps, "seed": race.seed}
    whole: dict[str, Any] = {"about": dict(settings) | exact, "columns": COLUMNS, "runners": []}
    found = list(rows(race, runs))
    for i, (name, text, each) in enumerate(zip(names(race.entries), runners, runs, strict=True)):
        own = [row for row in found if row.runner == i]
        columns = {column: [getattr(row, column) for row in own] for column in Row._fields[2:]}
        kind, step, cause = each.status
        end = {"kind": kind, "step": step, "cause": cause, "said": ended(each.status)}
        whole["runners"].append({"runner": i, "name": name, "settings": text, "end": end, **columns})
    return notation.dumps(whole, allow_nan=False, ensure_ascii=False) + "\n"


def rows(race: RunConfig, runs: tuple[Trajectory, ...]) -> Iterator[Row]:
    """Every runner's rows, up to the last step or the one that diverged."""
    for i, (name, each) in enumerate(zip(names(race.entries), runs, strict=True)):
        gone = each.status.step if each.status.kind == "diverged" else None
        theta, loss, rates = each.theta.tolist(), each.loss.tolist(), [math.nan, *each.lr.tolist()]
        for step in range(race.steps + 1 if gone is None else gone + 1):
            x, y = theta[step]
            status = "diverged" if step == gone else "ok" if math.isfinite(loss[step]) else "no_loss"
            numbers = [value if math.isfinite(value) else None for value in (x, y, loss[step], rates[step])]
            yield Row(i, name, step, numbers[0], numbers[1], numbers[2], numbers[3], status)


def _cell(value: float | str | None) -> str:
    """A cell of CSV: exact, empty for no number, and no formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULAS) else value
    return repr(value)
