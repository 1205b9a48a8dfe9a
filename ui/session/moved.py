"""The race of this visit on another surface, or on its own with other numbers."""

from dataclasses import replace

from engine.config import RunConfig
from engine.fields import untuned
from engine.race_length import USUAL, chosen, fitted, refitted
from engine.retune import followed
from engine.spec.surface import Surface


def reshaped(race: RunConfig, surface: Surface) -> RunConfig:
    """The race on its surface with other numbers: rates and a length that suited the old ones suit the new ones."""
    moved = surface.brought and race.start == race.surface.start
    after = followed(race, replace(race, surface=surface, start=surface.start if moved else race.start))
    return after if untuned(surface) else refitted(race, after)


def on_surface(race: RunConfig, surface: Surface) -> RunConfig:
    """The same runners on another surface: from its own start, at rates that suit it where they had such.

    It is as long as it takes the runners to arrive, where nobody chose its length. Rates of one's own surface were
    found for so many steps, and hold for no other number of them.
    """
    steps = race.steps if chosen(race) else USUAL
    there = followed(race, replace(race, surface=surface, start=surface.start, steps=steps))
    return there if chosen(race) or untuned(surface) else replace(there, steps=fitted(there))
