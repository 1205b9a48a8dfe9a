"""Every scene of the product, in the order of the sheet that shows them: idea by idea."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from engine.config import RunConfig
from engine.link import decode
from engine.spec.ideas import IDEAS
from engine.spec.preset import Preset
from scenes.schedules import SCENES as OF_SCHEDULES
from surfaces import SURFACES
from surfaces.regression import Regression


class Scene(NamedTuple):
    """A scene, and the page that shows it best: its file in pages/."""

    preset: Preset
    page: str


def _all() -> list[Scene]:
    found = [
        Scene(preset, "noise" if surface is Regression else "race")
        for surface in SURFACES.values()
        for preset in surface.presets
    ]
    found += [Scene(preset, "schedules") for preset in OF_SCHEDULES]
    order = list(IDEAS)
    return sorted(found, key=lambda scene: (order.index(scene.preset.idea), not scene.preset.leads))


SCENES: tuple[Scene, ...] = tuple(_all())


@cache
def races() -> tuple[RunConfig, ...]:
    """The race of each scene."""
    return tuple(decode(scene.preset.link)[0] for scene in SCENES)


@cache
def _places() -> dict[RunConfig, int]:
    return {race: number for number, race in enumerate(races())}


def scene_of(race: RunConfig) -> int | None:
    """Which scene a race is, to the last digit, whatever pages remember beside it; None for any other race."""
    return _places().get(replace(race, page_settings=()))
