"""Maps over two hyperparameters for a page without a server: their frames; the browser runs the cells."""

from typing import Any

import numpy as np

from engine.config import RunConfig
from engine.edits import Runner
from engine.spec.text import Language
from stage.catalog import seen_surface
from stage.compiled_rules import on_server
from stage.map_message import colour_of, map_message
from stage.map_plan import planned
from stage.wire import pack


def maps(config: RunConfig, runners: tuple[Runner, ...], lang: Language) -> bytes:
    """The frame of every runner's map by its id, as one message; those of rules without two numbers are left out."""
    found: dict[str, Any] = {}
    for runner in runners:
        message = _frame(config, runner, lang)
        if message is not None:
            found[runner.id] = np.frombuffer(message, np.uint8)
    return pack({"maps": found})


def _frame(config: RunConfig, runner: Runner, lang: Language) -> bytes | None:
    plan = None if on_server(runner.entry.optimizer, seen_surface(config)) else planned(config, runner.entry)
    if plan is None:
        return None
    return map_message(plan.race, runner, plan.x, plan.y, colour_of(plan.race, plan.arrives), lang, None)
