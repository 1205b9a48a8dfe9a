"""One runner of the race shown by itself: what the hand does to it goes back into the whole race."""

from dataclasses import replace
from typing import Any

from engine.config import RunConfig
from engine.edits import Runner, wish
from ui.runners import answered, runners
from ui.state import config, set_config


def alone(runner: Runner) -> RunConfig:
    """The race as if only this runner ran."""
    return replace(config(), entries=(runner.entry,))


def obey(message: Any, runner: Runner) -> None:
    """Take what the hand wished for this runner, for the start and the steps, into the whole race."""
    wished = wish(alone(runner), message, {runner.id: runner.entry})
    answered(message)
    mine = wished.config.entries[0] if wished.config.entries else runner.entry
    race = config()
    entries = tuple(mine if each.id == runner.id else each.entry for each in runners(race))
    set_config(replace(race, start=wished.config.start, steps=wished.config.steps, entries=entries), wished.notices)
