"""Painting a landscape on the page Race: what the browser needs to shape it, and what it says on release."""

from dataclasses import replace
from typing import Any

from engine.config import RunConfig
from engine.fields import read_field
from engine.spec.hyper import hypers
from engine.spec.text import Language
from stage import component
from stage.painting_programs import bend
from surfaces.painted import Painted, painted
from surfaces.painted.landscapes import LANDSCAPES
from surfaces.painted.shape import TERMS
from surfaces.painted.text import read_all
from ui.race.words_paint import WORDS
from ui.session.moved import reshaped
from ui.session.state import config, set_config, visit

KEY = "paint"


def paint(say: Language) -> None:
    """The tools and the list of shapes; nothing for a surface that nobody paints."""
    race = config()
    if isinstance(race.surface, Painted):
        data = packed(race, race.surface, say, component.edit(KEY))
        component.follow(KEY, data, on_edit=lambda: on_edit(component.edit(KEY)))


def packed(race: RunConfig, surface: Painted, say: Language, last: object = None) -> dict[str, Any]:
    """The landscape of a race with its programs, words and limits, and the number of the last message."""
    return {
        "lang": say,
        "words": {name: text[say] for name, text in WORDS.items()},
        "examples": {name: each.title[say] for name, each in LANDSCAPES.items()},
        "limits": {name: [term.minimum, term.maximum] for name, term in TERMS.items()},
        "shapes": [list(shape) for shape in surface.shapes],
        "bowl": surface.bowl,
        "bend": bend(race),
        "echo": last.get("n") if isinstance(last, dict) else None,
    }


def on_edit(message: object) -> None:
    """Take the landscape that the hand has let go of, or one to start from. A message may be anything.

    Runs stay what the hand has seen: their rates follow a landscape to start from only, and can be found anew.
    """
    race = config()
    before = race.surface
    if not isinstance(message, dict) or not isinstance(before, Painted):
        return
    name, given = message.get("example"), message.get("shapes")
    notices: list[Any] = []
    if isinstance(name, str) and name in LANDSCAPES:
        surface, race = painted(name), reshaped(race, painted(name))
    elif isinstance(given, list):
        shapes, notices = read_all(given)
        bowl = read_field(Painted, "bowl", hypers(Painted)["bowl"], message.get("bowl")).value
        surface = Painted(shapes, before.bowl if bowl is None else float(bowl))
    else:
        return
    visit().painting = surface
    set_config(replace(race, surface=surface), notices)
