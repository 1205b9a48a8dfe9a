"""Basins: for some runners side by side, which minimum every start comes to."""

import zlib
from base64 import b64encode
from functools import lru_cache
from typing import Any

import streamlit as st

from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.outcome.score import REACH
from engine.page_settings.basins import Basins
from engine.run import race as run
from engine.spec.surface import Surface
from engine.spec.text import Language
from engine.sweeps.grid import basins
from figures.basins import LETTERS, LEVELS, codes, figure, lettered, limits, palette, template
from stage import component
from stage.catalog import seen_surface
from stage.compiled_rules import SLOWER, on_server
from stage.labels import names
from ui.maps.words_basins import BASINS, NO_BASINS, NOBODY, spoken
from ui.session.runners import on_edit, runners
from ui.session.state import config, revision, set_config
from ui.shell.frame import STATIC
from ui.shell.live import draw

MOST = 4  # maps side by side
FIRST = 3  # maps where none were chosen
SIDE = 200  # starts along each side of a map, fewer where the runs are long
WORK = SIDE * SIDE * 600  # steps of all runs of one map
NAME = "basins"


def show(race: RunConfig, say: Language) -> None:
    """The maps above the stage, of which they leave the sliders and the time."""
    everyone = runners(race)
    if not race.surface.minima or not everyone:
        st.info((NO_BASINS if everyone else NOBODY)[say])
        draw(race, everyone, run(race), on_edit)
        return
    st.html(STATIC / "panels/basins/basins.css")
    with st.container(key=NAME):
        maps = st.container()
        draw(race, everyone, run(race), on_edit)  # at once: the maps take longer
        with maps:
            component.follow(NAME, _data(race, everyone, say), lambda: _choose(component.edit(NAME)))


def chosen(race: RunConfig) -> tuple[int, ...]:
    """Whose maps are shown: the runners of the link, else the first two and the last."""
    count = len(race.entries)
    asked = race.settings(Basins).runners or ()
    known = tuple(sorted({i for i in asked if i < count}))[:MOST]
    return known or tuple(range(count) if count <= FIRST else (*range(FIRST - 1), count - 1))


def _choose(message: Any) -> None:
    """Take the choice of maps; a message is from outside and may be anything."""
    wished = message.get("shown") if isinstance(message, dict) else None
    if not isinstance(wished, list):
        return
    race = config()
    shown = tuple(i for i, runner in enumerate(runners(race)) if runner.id in wished)
    if 0 < len(shown) <= MOST:
        set_config(race.with_settings(Basins(shown)))


def _data(race: RunConfig, everyone: tuple[Runner, ...], say: Language) -> dict[str, Any]:
    seen = seen_surface(race)
    return {
        "lang": say,
        "words": spoken(BASINS, say),
        "revision": revision(),
        "names": dict(zip((runner.id for runner in everyone), names(race.entries, say), strict=True)),
        "most": MOST,
        "reach": REACH,
        "levels": LEVELS,
        "limits": limits(race.steps),
        "letters": LETTERS,
        "minima": lettered(race.surface),
        "palettes": {theme: palette(theme) for theme in ("light", "dark")},
        "templates": {theme: template(theme) for theme in ("light", "dark")},
        "figure": _still(race.surface),
        "maps": [
            {"id": everyone[i].id, **_map(race.entries[i], race.surface, seen, race.steps, race.seed)}
            for i in chosen(race)
        ],
    }


@lru_cache(maxsize=16)
def _still(surface: Surface) -> str:
    return figure(surface).to_json()  # type: ignore[no-any-return]


@lru_cache(maxsize=64)
def _map(entry: Entry, surface: Surface, seen: Surface, steps: int, seed: int) -> dict[str, Any]:
    """The codes of a map row by row, compressed, and how many stand in a row."""
    work = WORK / SLOWER**2 if on_server(entry.optimizer, seen) else WORK
    side = min(SIDE, max(12, int((work / steps) ** 0.5)))
    found = basins(entry, seen, surface.view, (side, side), steps, seed)
    packed = zlib.compress(codes(surface, found, steps).tobytes())
    return {"side": side, "codes": b64encode(packed).decode()}
