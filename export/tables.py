"""A race as rows: CSV for a spreadsheet, JSON for a program. Numbers are exact, and what is none is left out."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from engine.config import RunConfig
from engine.outcome.trajectory import Trajectory
from engine.run import race as run
from export.caption import caption, ended, names
from export.sheets import Sheet, written_csv, written_json

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

    A run that diverged ends with the row in which it did.

    Example:
        >>> from surfaces import SURFACES
        >>> csv(RunConfig(SURFACES["booth"](), steps=1)).splitlines()[-1].split(",")[:3]
        ['4', 'Adam', '1']
    """
    settings, runners = caption(race)
    runs = run(race)
    ends = [f"{text}; {ended(each.status)}" for text, each in zip(runners, runs, strict=True)]
    about = dict(settings) | {f"runner {i}": text for i, text in enumerate(ends)}
    return written_csv(Sheet(about, COLUMNS), rows(race, runs))


def json(race: RunConfig) -> str:
    """A race as JSON: `about` it, what the `columns` mean, and for each of the `runners` a list for each column.

    Example:
        >>> from surfaces import SURFACES
        >>> import json as notation
        >>> found = notation.loads(json(RunConfig(SURFACES["booth"](), steps=1)))
        >>> found["runners"][0]["name"], found["runners"][0]["x"]
        ('GD', [-6.0, -5.2])
    """
    settings, runners = caption(race)
    runs = run(race)
    exact = {"start": race.start, "steps": race.steps, "seed": race.seed}
    found, told = list(rows(race, runs)), []
    for i, (name, text, each) in enumerate(zip(names(race.entries), runners, runs, strict=True)):
        own = [row for row in found if row.runner == i]
        columns = {column: [getattr(row, column) for row in own] for column in Row._fields[2:]}
        kind, step, cause = each.status
        end = {"kind": kind, "step": step, "cause": cause, "said": ended(each.status)}
        told.append({"runner": i, "name": name, "settings": text, "end": end, **columns})
    return written_json(Sheet(dict(settings), COLUMNS), exact, told)


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
