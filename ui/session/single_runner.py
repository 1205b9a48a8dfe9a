"""One runner of the race shown by itself: what the hand does to it goes back into the whole race."""

from dataclasses import replace
from typing import Any

from engine.config import RunConfig
from engine.edits import Runner, apply_edits, stretched
from ui.session.runners import answered, runners
from ui.session.state import config, set_config


def alone(runner: Runner) -> RunConfig:
    """The race as if only this runner ran."""
    return replace(config(), entries=(runner.entry,))


def on_edit(message: Any, runner: Runner) -> None:
    """Take what the hand edited for this runner, for the surface, the start and the steps, into the whole race."""
    edited = apply_edits(alone(runner), message, {runner.id: runner.entry})
    answered(message)
    mine = edited.config.entries[0] if edited.config.entries else runner.entry
    race = config()
    surface, start, steps = edited.config.surface, edited.config.start, edited.config.steps
    others = {each.id: stretched(each.entry, race.steps, steps) for each in runners(race)}
    entries = tuple((others | {runner.id: mine}).values())
    set_config(replace(race, surface=surface, start=start, steps=steps, entries=entries), edited.notices)
