"""The line of controls of the page Noise: where the loss comes from, and what makes its gradients tremble."""

from dataclasses import replace
from typing import Any

import streamlit as st

from engine.config import SEED, RunConfig, default_race
from engine.fields import own
from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.spec.text import Language
from scenes import scene_of
from surfaces.data.batch import MOST
from surfaces.data.terms import ERROR, OUTLIER
from surfaces.regression import Regression
from ui.noise.examples import HANDFUL
from ui.noise.words import CONTROLS
from ui.session.bind import bind
from ui.session.moved import on_surface, reshaped
from ui.session.state import config, set_config, visit
from ui.text.words import WORDS
from ui.widgets.controls import number
from ui.widgets.data_box import data_box, last_data
from ui.widgets.scenes import all_scenes
from ui.widgets.surface_toolbar import choose_noise, choose_surface

WIDE = {"noise.ground": 156}  # px, known before it is drawn: what follows does not move


def toolbar(say: Language) -> None:
    """Scenes, data or an analytic surface, and the controls of its chance."""
    race = config()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        line = st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="strip")
        _remark(race, say)  # with the line's place: what follows the two does not move
        with line:
            all_scenes(say)
            _ground(race, say)
            if isinstance(race.surface, Regression):
                _data(race.surface, say)
            else:
                choose_surface(say)
            choose_noise(race, say)
            if isinstance(race.surface, Regression) and not race.noise:
                with st.popover(f"{CONTROLS['seed'][say]} **{race.seed}**"):
                    number("seed", SEED, race.seed, say, lambda seed: set_config(replace(config(), seed=seed)))


def _ground(race: RunConfig, say: Language) -> None:
    data = isinstance(race.surface, Regression)
    if not data:
        # A registered surface comes back as it is declared, one's own as it was left.
        visit().analytic = race.surface if own(race.surface) else type(race.surface)()

    def choose(ground: str) -> None:
        known = visit().analytic or default_race().surface
        set_config(on_surface(config(), replace(last_data(), batch=HANDFUL) if ground == "data" else known))

    _segments(
        "noise.ground", CONTROLS["ground"][say], ("data", "analytic"), "data" if data else "analytic", choose, say
    )


def _data(surface: Regression, say: Language) -> None:
    def change(**news: Any) -> None:
        set_config(reshaped(config(), replace(surface, **news)))

    def see(rows: str) -> None:
        change(batch={"rows_all": None, "rows_one": 1}.get(rows, HANDFUL))

    shown = {None: "rows_all", 1: "rows_one"}.get(surface.batch, "rows_batch")
    bind(
        st.selectbox,
        "noise.error",
        surface.error,
        lambda error: change(error=error),
        label=ERROR.title[say],
        label_visibility="collapsed",
        options=ERROR.choices,
        format_func=lambda error: capital(ERROR.call(error, say)),
        width=150,
    )
    _segments("noise.rows", CONTROLS["rows"][say], ("rows_all", "rows_batch", "rows_one"), shown, see, say)
    most = min(surface.total, MOST)
    if shown == "rows_batch" and most > 2:
        bind(
            st.slider,
            "noise.batch",
            min(surface.batch or most, most),
            lambda rows: change(batch=rows),
            label=CONTROLS["rows"][say],
            min_value=2,
            max_value=most,
            label_visibility="collapsed",
            width=130,
        )
    if not surface.table:
        title = capital(OUTLIER.title[say])
        bind(st.toggle, "noise.outlier", surface.outlier, lambda on: change(outlier=on), label=title)
    data_box(say)


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def _segments(name: str, label: str, options: tuple[str, ...], value: str, choose: Any, say: Language) -> None:
    bind(
        st.segmented_control,
        f"{name}.{say}",
        value,
        choose,
        label=label,
        label_visibility="collapsed",
        options=options,
        format_func=lambda option: CONTROLS[option][say],
        required=True,
        width=WIDE.get(name, "content"),
    )


def _remark(race: RunConfig, say: Language) -> None:
    """That it is an example, with what to watch where the stage does not say it; else who keeps his own rows."""
    known = scene_of(race) is not None
    if visit().example:
        st.caption(WORDS["guest"][say] if known else f"{race.surface.presets[0].watch[say]} {WORDS['guest'][say]}")
    elif (
        not known
        and isinstance(race.surface, Regression)
        and any(_chooses_rows(entry.optimizer, race.surface) for entry in race.entries)
    ):
        st.caption(CONTROLS["rows_own"][say])


def _chooses_rows(rule: Optimizer, surface: Surface) -> bool:
    """Whether a rule has its own number of rows per step, whatever the race is set to."""
    return bool(rule.data(surface.sample(2)) == rule.data(surface.sample(3)))
