"""The native controls of the page Schedules: which rule, on which surface, under which schedules, with noise."""

from collections import Counter
from dataclasses import replace

import streamlit as st

from engine.config import RunConfig, fresh
from engine.page_settings.shapes import Shapes
from engine.schedules import SCHEDULES
from engine.spec.registry import key
from engine.spec.text import Language
from optimizers import OPTIMIZERS
from scenes.schedules import SIX, races
from ui.schedules.lineup import NONE, is_of_schedules, name, one_rule, six, under, with_rule
from ui.schedules.words import WORDS
from ui.session.bind import bind
from ui.session.example import own, untouched
from ui.session.opening import set_scene
from ui.session.runners import enter, runners
from ui.session.state import config, set_config
from ui.widgets.controls import adjust
from ui.widgets.scenes import all_scenes
from ui.widgets.surface_toolbar import choose_surface, noise_numbers, switch_noise


def example() -> RunConfig | None:
    """What stands in for a race that compares no schedules: a scene, or his first rule under six of them."""
    if untouched():
        return races()[0]
    return None if is_of_schedules(own()) else six(own())


def toolbar(say: Language) -> None:
    """Scenes, rule, surface, schedules, noise, and six schedules at once."""
    race = config()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="strip"):
        all_scenes(say)
        _rule(race, say)
        choose_surface(say)
        with st.popover(f"{WORDS['shown'][say]} **{len(race.entries)}**"):
            _schedules(race, say)
        switch_noise(WORDS["noise"][say])
        if race.noise:
            with st.popover(f"**σ {race.noise.scale:g}**"):
                noise_numbers(race, say)
        _six(race, say)


def _rule(race: RunConfig, say: Language) -> None:
    def choose(new: str) -> None:
        now = config()
        rule = fresh(new, now.surface)
        enter(now, [runner._replace(entry=with_rule(runner.entry, rule)) for runner in runners(now)])

    rule = one_rule(race)
    bind(
        st.selectbox,
        "schedules.rule",
        key(rule) if rule else None,
        choose,
        label=WORDS["rule"][say],
        label_visibility="collapsed",
        options=list(OPTIMIZERS),
        format_func=lambda name: OPTIMIZERS[name].title,
        width=150,
        **({} if rule else {"index": None, "placeholder": WORDS["rules" if race.entries else "rule"][say]}),
    )


def _schedules(race: RunConfig, say: Language) -> None:
    def choose(chosen: list[str]) -> None:
        now = config()
        enter(now, under(now, chosen, runners(now)))

    options = [NONE, *SCHEDULES]
    present = {name(entry) for entry in race.entries}
    bind(
        st.pills,
        "schedules.shown",
        [option for option in options if option in present],
        choose,
        label=WORDS["shown"][say],
        help=WORDS["shown_help"][say],
        options=options,
        format_func=lambda option: (SCHEDULES[option].title if option else WORDS["none"])[say],
        selection_mode="multi",
    )
    settings = race.settings(Shapes)
    adjust(settings, "shapes", say, lambda new: set_config(config().with_settings(new)))


def _six(race: RunConfig, say: Language) -> None:
    """The race at hand, its first rule under six schedules."""

    def choose() -> None:
        now = config()
        set_scene(replace(six(now), page_settings=now.page_settings))

    # Six shapes with other numbers are six shapes: then there is nothing to offer.
    there = one_rule(race) is not None and Counter(map(name, race.entries)) == Counter(map(name, six(race).entries))
    st.button(SIX[say], key="schedules.six", on_click=choose, disabled=there)
