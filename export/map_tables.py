"""The maps of a race as rows: a map over two hyperparameters, maps of starts, losses over learning rates.

Numbers are exact, and what is none is left out; the status says why.
"""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from engine.config import RunConfig
from engine.fields import rate_name
from engine.sweeps.colour_classes import best, missing
from engine.sweeps.grid import Map, TooLarge, reached
from export.caption import caption, names
from export.runners import CannotSay
from export.sheets import Sheet, written_csv, written_json
from export.words_maps import NO_BASINS, NO_MAP, NO_RATES, TOO_LARGE
from figures.basins import LETTERS, lettered
from stage import basins_plan, map_plan, rate_curves
from stage.catalog import seen_surface
from stage.map_message import colour_of

CELL = {
    "status": "how the run ended: converged, stuck, moving, diverged; no_number where its loss is no number",
    "step": "the step at which it had ended so",
    "loss": "loss of all data and without noise at its end; empty where it diverged or has no number",
    "end_x": "first coordinate of its end; empty where it diverged or has no number",
    "end_y": "second coordinate of its end; likewise",
}


class Part(NamedTuple):
    """One runner's rows: its number, shape of its grid (rows, columns), and a list for each column."""

    runner: int
    shape: tuple[int, ...]
    columns: dict[str, list[Any]]


class Told(NamedTuple):
    """What is said of a map besides its race, what its columns mean, and its parts."""

    said: dict[str, str]
    columns: dict[str, str]
    parts: list[Part]


def numbers(race: RunConfig) -> Told:
    """The map over two hyperparameters of the runner that the page shows; raises CannotSay where there is none."""
    place = map_plan.chosen(race)
    plan = None if place is None else map_plan.planned(race, race.entries[place])
    if place is None or plan is None:
        raise CannotSay(NO_MAP)
    kept = map_plan.kept(*plan.asked)
    try:
        found = kept[0] if kept else plan.run()
    except TooLarge:
        raise CannotSay(TOO_LARGE) from None
    across, up = (side.axis.name for side in (plan.x, plan.y))
    spot = best(found, colour_of(plan.race, plan.arrives))
    at = "none" if spot is None else f"{across} = {float(found.x[spot[1]])!r}; {up} = {float(found.y[spot[0]])!r}"
    said = {"map": f"{up} over {across}", "steps of a run": str(plan.race.steps), "best cell": at}
    meaning = {
        across: "this hyperparameter, equal along a column of the map",
        up: "this hyperparameter, equal along a row of the map",
        **CELL,
        "arrived": "the step from which the run stays near a minimum; empty where it does not",
        "period": "steps after which a run that never settles is back where it was; 0 for none",
    }
    arrived = [None if step < 0 else step for step in found.arrived.ravel().tolist()]
    cells = _cells(found) | {"arrived": arrived, "period": found.period.ravel().tolist()}
    return Told(said, meaning, [Part(place, found.status.shape, _sides(found, across, up) | cells)])


def basins(race: RunConfig) -> Told:
    """The maps of starts that the page shows; raises CannotSay where there are none."""
    if not race.surface.minima or not race.entries:
        raise CannotSay(NO_BASINS)
    seen, order = seen_surface(race), lettered(race.surface)
    letters = {race.surface.minima.index(minimum): LETTERS[i] for i, minimum in enumerate(order)}
    parts = []
    for i in basins_plan.shown(race):
        found = basins_plan.starts(race.entries[i], race.surface, seen, race.steps, race.seed)
        near = [None if k < 0 else letters.get(k, "other") for k in reached(race.surface, found).ravel().tolist()]
        columns = _sides(found, "start_x", "start_y") | {"minimum": near} | _cells(found)
        parts.append(Part(i, found.status.shape, columns))
    said = {f"minimum {LETTERS[i]}": f"{minimum.x!r}; {minimum.y!r}" for i, minimum in enumerate(order)}
    meaning = {
        "start_x": "first coordinate of the start",
        "start_y": "second coordinate of the start",
        "minimum": "the minimum that the run has reached; other for one without a letter; empty for none",
        **CELL,
    }
    return Told({"map": "where every start ends"} | said, meaning, parts)


def rates(race: RunConfig) -> Told:
    """The loss at the end of each learning rate, by runner; raises CannotSay where nobody has such a curve."""
    named = any(rate_name(entry.optimizer) for entry in race.entries)
    found = rate_curves.curves(race, rate_curves.suited(race)) if named and race.surface.minima else []
    parts = []
    for i, curve in enumerate(found):
        if curve is None:
            continue
        losses = np.asarray(curve.losses)
        kind = np.select([np.isposinf(losses), ~np.isfinite(losses)], ["diverged", "no_number"], "ok")
        columns = {
            "learning_rate": curve.rates.tolist(),
            "status": kind.tolist(),
            "loss": [value if math.isfinite(value) else None for value in losses.tolist()],
        }
        parts.append(Part(i, losses.shape, columns))
    if not parts:
        raise CannotSay(NO_RATES)
    meaning = {
        "learning_rate": "that the run had, before its schedule",
        "status": "diverged; no_number where the loss is no number; ok",
        "loss": "loss of all data and without noise after the last step; empty where it diverged or has no number",
    }
    return Told({"map": "loss at the end over the learning rate"}, meaning, parts)


TABLES: dict[str, Callable[[RunConfig], Told]] = {"map": numbers, "basins": basins, "rates": rates}


def map_csv(race: RunConfig, table: str) -> str:
    """A table as CSV: lines of settings that begin with #, a header, and a line for each cell."""
    told, called = TABLES[table](race), names(race.entries)
    rows = [
        [part.runner, called[part.runner], *cells]
        for part in told.parts
        for cells in zip(*part.columns.values(), strict=True)
    ]
    return written_csv(_sheet(race, told), rows)


def map_json(race: RunConfig, table: str) -> str:
    """A table as JSON: `about`, `columns`, and for each of the `runners` its `shape` and a list for each column."""
    told, called = TABLES[table](race), names(race.entries)
    runners = [
        {"runner": part.runner, "name": called[part.runner], "shape": part.shape, **part.columns} for part in told.parts
    ]
    return written_json(_sheet(race, told), {"start": race.start, "steps": race.steps, "seed": race.seed}, runners)


def _sheet(race: RunConfig, told: Told) -> Sheet:
    settings, runners = caption(race)
    mine = {f"runner {part.runner}": runners[part.runner] for part in told.parts}
    whose = {"runner": "number of the runner, from 0", "name": "its rule"}
    return Sheet(dict(settings) | told.said | mine, whose | told.columns)


def _sides(found: Map, across: str, up: str) -> dict[str, list[Any]]:
    columns, rows = np.meshgrid(found.x, found.y)
    return {across: columns.ravel().tolist(), up: rows.ravel().tolist()}


def _cells(found: Map) -> dict[str, list[Any]]:
    gone = found.status == "diverged"
    none = missing(found) & ~gone
    ends = np.where(gone, np.nan, found.end)
    numbers = {"loss": np.where(gone, np.nan, found.loss), "end_x": ends[0], "end_y": ends[1]}
    listed = {
        name: [value if math.isfinite(value) else None for value in column.ravel().tolist()]
        for name, column in numbers.items()
    }
    status = np.where(none, "no_number", found.status).ravel().tolist()
    return {"status": status, "step": found.steps.ravel().tolist()} | listed
