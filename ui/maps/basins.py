"""Basins: for some runners side by side, which minimum every start comes to."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import streamlit as st

from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.outcome.score import REACH
from engine.page_settings.basins import Basins
from engine.run import race as run
from engine.spec.surface import Surface
from engine.spec.text import Language, Text
from figures.basins import LETTERS, LEVELS, codes, figure, lettered, limits, palette, telling, template
from figures.message import message
from stage import component
from stage.basins_plan import MOST, shown, starts
from stage.catalog import seen_surface
from stage.labels import names
from stage.wire import pack
from ui.maps.examples import race_of
from ui.maps.words_basins import BASINS, FOUR, NO_BASINS, NO_PATTERN, NOBODY, spoken
from ui.session.runners import on_edit, runners
from ui.session.state import config, revision, set_config
from ui.shell.live import draw
from ui.widgets.offer import offer

NAME = "basins"


def show(race: RunConfig, say: Language) -> None:
    """The maps above the stage, of which they leave the sliders and the time."""
    everyone = runners(race)
    if not race.surface.minima or not everyone:
        if everyone:
            _offer(NO_BASINS, say)
        else:
            st.info(NOBODY[say])
        draw(race, everyone, run(race), on_edit)
        return
    count = len(shown(race))
    st.html(f"<style>.st-key-{NAME} {{ --maps: {count} }}</style>")  # they have their place before they are there
    with st.container(key=NAME):
        maps = st.container()
        draw(race, everyone, run(race), on_edit)  # at once: the maps take longer
        with maps:
            data = packed(race, everyone, say, revision())
            if not _telling(race):
                _offer(NO_PATTERN, say)
            component.follow(NAME, data, lambda: _choose(component.edit(NAME)))


def _offer(why: Text, say: Language) -> None:
    offer("basins", why, FOUR, lambda: replace(race_of("basins"), page_settings=config().page_settings), say)


def _choose(message: Any) -> None:
    """Take the choice of maps; a message is from outside and may be anything."""
    wished = message.get("shown") if isinstance(message, dict) else None
    if not isinstance(wished, list):
        return
    race = config()
    wanted = tuple(i for i, runner in enumerate(runners(race)) if runner.id in wished)
    if 0 < len(wanted) <= MOST:
        set_config(race.with_settings(Basins(wanted)))


def packed(race: RunConfig, everyone: tuple[Runner, ...], say: Language, revision: int) -> dict[str, Any]:
    """What goes to the browser: the maps of the runners that are shown."""
    seen = seen_surface(race)
    return {
        "lang": say,
        "words": spoken(BASINS, say),
        "revision": revision,
        "names": dict(zip((runner.id for runner in everyone), names(race.entries, say), strict=True)),
        "most": MOST,
        "reach": REACH,
        "levels": LEVELS,
        "limits": limits(race.steps),
        "letters": LETTERS,
        "minima": lettered(race.surface),
        "palettes": {theme: palette(theme) for theme in ("light", "dark")},
        "templates": {theme: template(theme) for theme in ("light", "dark")},
        "surface": repr(race.surface),
        "figure": _still(race.surface),
        "maps": [
            {"id": everyone[i].id, "map": _map(race.entries[i], race.surface, seen, race.steps, race.seed)}
            for i in shown(race)
        ],
    }


@lru_cache(maxsize=16)
def _still(surface: Surface) -> dict[str, Any]:
    return message(figure(surface))


@lru_cache(maxsize=64)
def _codes(entry: Entry, surface: Surface, seen: Surface, steps: int, seed: int) -> npt.NDArray[np.uint8]:
    """The codes of a map, (ny, nx), row by row."""
    found = starts(entry, surface, seen, steps, seed)
    return codes(surface, found, steps)  # type: ignore[no-any-return]


@lru_cache(maxsize=64)
def _map(*asked: Any) -> Any:
    """The same, and how many stand in a row: a compressed message within the message."""
    coded = _codes(*asked)
    return np.frombuffer(pack({"side": len(coded)}, {"codes": coded}, compress=True), np.uint8)


def _telling(race: RunConfig) -> bool:
    """Whether any of the maps that are shown shows basins."""
    asked = race.surface, seen_surface(race), race.steps, race.seed
    return any(telling(_codes(race.entries[i], *asked)) for i in shown(race))
