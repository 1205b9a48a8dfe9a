"""A map as its message says it: what it is the map of; status, period, steps and loss of every cell."""

from typing import Any

import numpy as np

from engine.config import RunConfig
from engine.edits import Runner
from engine.sweeps.colour_classes import Scale, best, missing
from engine.sweeps.grid import Axis, Map
from stage.card_schema import params
from stage.catalog import name_of
from stage.compiled_rules import kind

KINDS = ("moving", "converged", "stuck", "diverged")  # in the order of static/core/batch.js
NOWHERE = 255  # in place of a period, where there is no number
KEPT = np.uint32(0xFFFFF800)  # of a loss as float32: three digits are said of it, the others would only weigh


def spec(race: RunConfig, runner: Runner, x: Axis, y: Axis, say: Any) -> dict[str, Any]:
    """All that a map depends on: while the stage shows another race than this, the map is another."""
    entry = runner.entry
    found = params(entry.optimizer) + (params(entry.schedule, "schedule.") if entry.schedule else [])
    return {
        "kind": kind(entry.optimizer),
        "plan": kind(entry.schedule) if entry.schedule else None,
        "values": {p.name: p.value for p in found if p.name not in (x.name, y.name)},
        "start": race.start,
        "steps": race.steps,
        "catalog": name_of(race, say),
        "axes": [[axis.name, axis.values[0], axis.values[-1], len(axis.values)] for axis in (x, y)],
    }


def cells(found: Map, scale: Scale) -> dict[str, Any]:
    """The cells of a map row by row, what their colours say, and the row and column of the best."""
    with np.errstate(all="ignore"):
        loss = (found.loss.astype("<f4").view("<u4") & KEPT).view("<f4")
    return {
        "scale": vars(scale),
        "best": best(found, scale.colour),
        "loss": loss,
        "steps": found.steps.astype("u2" if found.steps.max(initial=0) < 2**16 else "u4"),
        "arrived": found.arrived.astype("i4"),
        "status": np.select([found.status == name for name in KINDS], range(len(KINDS))).astype("u1"),
        "period": np.where(missing(found), NOWHERE, found.period).astype("u1"),
    }
