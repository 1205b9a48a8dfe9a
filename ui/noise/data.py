"""The data beside the loss they make: what the browser needs to draw lines through them."""

from dataclasses import replace
from functools import cache
from typing import Any

from engine.config import RunConfig
from engine.spec.parse import read_value
from engine.spec.surface import Minimum
from engine.spec.text import Language
from stage import component
from stage.outlier_programs import bend
from surfaces.data.students import WRONG, least, students
from surfaces.regression import SLIP, Regression
from ui.noise.words import FIT, said
from ui.session.moved import reshaped
from ui.session.state import config, revision, set_config

FINE = 10  # scores that can be chosen between one point and the next


def show(race: RunConfig, say: Language) -> None:
    """The scatter of a regression, with a line for every runner; nothing for a surface without data."""
    if isinstance(race.surface, Regression):
        component.follow(
            "data", packed(race, race.surface, say, revision()), on_edit=lambda: on_edit(component.edit("data"))
        )


def packed(race: RunConfig, surface: Regression, say: Language, revision: int) -> dict[str, Any]:
    """The rows, the best line, and the best line for every score that the wrong row can be dragged to."""
    hours, scores = surface.data
    return {
        "lang": say,
        "words": said(FIT, say),
        "error": surface.error,
        "noisy": race.noise is not None,
        "outlier": surface.outlier,
        "hours": hours.tolist(),
        "scores": scores.tolist(),
        "wrong": WRONG,
        "honest": float(students()[1][WRONG]),
        "highest": SLIP.maximum,
        "fine": FINE,
        "best": surface.minima[0][:2],
        "least": _lines(surface.error),
        "bend": bend(race),
        "revision": revision,
    }


@cache
def _lines(error: str) -> list[Minimum]:
    scores = [k / FINE for k in range(round(SLIP.maximum * FINE) + 1)]
    return [least(error, *students(score)) for score in scores]


def on_edit(message: Any) -> None:
    """Take the score that the wrong row was dragged to; none brings the true one back. A message may be anything."""
    race = config()
    if not isinstance(message, dict) or "slip" not in message or not isinstance(race.surface, Regression):
        return
    slip = read_value(SLIP, message["slip"]).value
    if isinstance(slip, (int, float)):
        set_config(reshaped(race, replace(race.surface, outlier=True, slip=slip)))
    elif message["slip"] is None:
        set_config(reshaped(race, replace(race.surface, outlier=False)))
