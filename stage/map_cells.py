"""A map as bytes for static/panels/numbers/cells.js: a header, then status, period, steps and loss of every cell."""

import json
import zlib
from typing import Any

import numpy as np

from engine.config import RunConfig
from engine.edits import Runner
from engine.sweeps.colour_classes import Scale, best, missing
from engine.sweeps.grid import Axis, Map
from stage.card_schema import params
from stage.catalog import NAME, catalog
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
        "catalog": catalog(race, say)[:NAME].decode(),
        "axes": [[axis.name, axis.values[0], axis.values[-1], len(axis.values)] for axis in (x, y)],
    }


def pack(found: Map, scale: Scale, told: dict[str, Any], figure: str) -> bytes:
    """The cells of a map, its figure, and what it is the map of."""
    spot = best(found, scale.colour)
    header = {"spec": told, "figure": json.loads(figure), "scale": vars(scale), "best": spot}
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-(4 + len(text)) % 4)
    status = np.select([found.status == name for name in KINDS], range(len(KINDS)))
    with np.errstate(all="ignore"):
        loss = (found.loss.astype("<f4").view("<u4") & KEPT).view("<f4")
    period = np.where(missing(found), NOWHERE, found.period)
    columns = (loss, found.steps.astype("<u4"), status.astype("u1"), period.astype("u1"))
    return zlib.compress(len(text).to_bytes(4, "little") + text + b"".join(part.tobytes() for part in columns), 9)
