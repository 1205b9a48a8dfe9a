"""Maps over two hyperparameters for a page without a server: their frames; the browser runs the cells."""

from dataclasses import replace
from typing import Any

import numpy as np

from engine.config import RunConfig
from engine.edits import Runner
from engine.page_settings.maps import Maps
from engine.spec.text import Language
from engine.sweeps.axis_range import pair, still
from engine.sweeps.map_length import length
from stage.catalog import seen_surface
from stage.compiled_rules import on_server
from stage.map_message import colour_of, map_message, side_of
from stage.wire import pack

SIDE = 100  # cells along a side, as in the app
LONG = 2000  # steps of a race whose map is as long as it is


def maps(config: RunConfig, runners: tuple[Runner, ...], lang: Language) -> bytes:
    """The frame of every runner's map by its id, as one message; those of rules without two numbers are left out."""
    found: dict[str, Any] = {}
    for runner in runners:
        message = _frame(config, runner, lang)
        if message is not None:
            found[runner.id] = np.frombuffer(message, np.uint8)
    return pack({"maps": found})


def _frame(config: RunConfig, runner: Runner, lang: Language) -> bytes | None:
    entry, surface, settings = runner.entry, seen_surface(config), config.settings(Maps)
    both = pair(entry.optimizer, settings.x, settings.y)
    if both is None or on_server(entry.optimizer, surface):
        return None
    race = replace(config, entries=(entry,))
    x, y = (side_of(race, surface, entry, name, both, SIDE) for name in both)
    ranges = [(side.axis.name, *side.axis.values[[0, -1]]) for side in (x, y)]
    fixed, arrives = still(entry, *both), True
    if race.steps <= LONG:
        steps, arrives = length(fixed, surface, race.start, race.steps, *ranges)
        race = replace(race, steps=steps)
    return map_message(race, runner, x, y, colour_of(race, arrives), lang, None)
