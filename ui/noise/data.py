"""The data beside the loss they make: what the browser needs to draw lines through them."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from engine.config import RunConfig
from engine.spec.parse import read_value
from engine.spec.surface import Minimum
from engine.spec.text import Language
from stage import component
from stage.outlier_programs import bend
from surfaces.data.students import WRONG, least, students
from surfaces.data.terms import SLIP
from surfaces.regression import Regression
from ui.noise.words import FIT, OWN, said
from ui.session.moved import reshaped
from ui.session.state import config, revision, set_config
from ui.widgets.data_box import column_names

FINE = 10  # scores that can be chosen between one point and the next
HOUR, POINT = 0.25, 0.4  # room beside the last hours, and above and below the scores
ROOM = 0.06  # of the range of a column of one's own


def show(race: RunConfig, say: Language) -> None:
    """The scatter of a regression, with a line for every runner; nothing for a surface without data."""
    if isinstance(race.surface, Regression):
        told = packed(race, race.surface, say, revision(), column_names())
        component.follow("data", told, on_edit=lambda: on_edit(component.edit("data")))


def packed(
    race: RunConfig, surface: Regression, say: Language, revision: int, names: tuple[str, str] | None = None
) -> dict[str, Any]:
    """The rows, the best line; of the students the best line for every score that the wrong row can be dragged to."""
    hours, scores = surface.data
    found = {
        "lang": say,
        "words": said(FIT, say),
        "error": surface.error,
        "noisy": race.noise is not None,
        "outlier": surface.outlier,
        "hours": hours.tolist(),
        "scores": scores.tolist(),
        "best": surface.minima[0][:2],
        "revision": revision,
    }
    return found | (_own(surface, say, names) if surface.table else _students(race, surface))


def _own(surface: Regression, say: Language, names: tuple[str, str] | None) -> dict[str, Any]:
    """The ends of both axes, and what the columns are called."""
    x, y = names or ("x", "y")
    unit = f" ({OWN['scaled'][say]})" if surface.standard else ""
    words = said(FIT, say) | said(OWN, say) | {"hours": x + unit, "score": y + unit}
    across, up = map(_around, surface.data)
    return {"words": words, "across": across, "up": up}


def _around(column: Any) -> tuple[float, float]:
    """The ends of an axis with all its numbers and some room."""
    low, high = float(column.min()), float(column.max())
    room = ROOM * (high - low) or max(abs(low) * ROOM, 1e-3)
    return low - room, high + room


def _students(race: RunConfig, surface: Regression) -> dict[str, Any]:
    """Which row may be wrong, and what follows from each of its scores."""
    return {
        "across": (0.0, float(surface.data[0].max()) + HOUR),
        "up": (-POINT, SLIP.maximum + POINT),
        "wrong": WRONG,
        "honest": float(students()[1][WRONG]),
        "highest": SLIP.maximum,
        "fine": FINE,
        "least": _lines(surface.error, surface.delta),
        "bend": bend(race),
    }


@lru_cache(maxsize=8)
def _lines(error: str, delta: float) -> list[Minimum]:
    scores = [k / FINE for k in range(round(SLIP.maximum * FINE) + 1)]
    return [least(error, *students(score), delta) for score in scores]


def on_edit(message: Any) -> None:
    """Take the score that the wrong row was dragged to; none brings the true one back. A message may be anything."""
    race = config()
    if not isinstance(message, dict) or "slip" not in message or not isinstance(race.surface, Regression):
        return
    if race.surface.table:
        return
    slip = read_value(SLIP, message["slip"]).value
    if isinstance(slip, (int, float)):
        set_config(reshaped(race, replace(race.surface, outlier=True, slip=slip)))
    elif message["slip"] is None:
        set_config(reshaped(race, replace(race.surface, outlier=False)))
