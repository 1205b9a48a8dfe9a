"""One runner of the race, chosen and shown by itself."""

import streamlit as st

from engine.config import MOST, Entry, fresh
from engine.edits import Runner
from engine.spec.registry import key
from engine.spec.text import Language
from engine.symbolic.trace_error import TraceError
from optimizers import OPTIMIZERS
from stage import component
from stage.anatomy.lines import pack
from stage.labels import names
from ui.session.bind import bind
from ui.session.runners import join, runners
from ui.session.state import config, visit
from ui.shell.frame import STATIC
from ui.text.markup import tex
from ui.text.words import WORDS
from ui.widgets.surface_toolbar import choose_surface

MARKUP = (STATIC / "panels/anatomy/anatomy.html").read_text(encoding="utf-8")
RICH = "adam"  # who is shown first where it runs: it has the most to show


def toolbar(say: Language) -> Runner | None:
    """Which runner, on which surface; returns the runner, None in a race without any."""
    everyone = runners(config())
    chosen = _chosen(everyone)
    called = dict(zip((runner.id for runner in everyone), names(config().entries, say), strict=True))
    racing = {key(runner.entry.optimizer) for runner in everyone}
    new = [name for name in OPTIMIZERS if name not in racing] if len(everyone) < MOST else []
    called |= {name: WORDS["joins"][say].format(name=OPTIMIZERS[name].title) for name in new}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="strip"):
        bind(
            st.selectbox,
            "anatomy.runner",
            chosen.id if chosen else None,
            _choose,
            label=WORDS["runner"][say],
            label_visibility="collapsed",
            options=list(called),
            format_func=called.__getitem__,
            width=230,
            **({} if chosen else {"index": None, "placeholder": WORDS["runner"][say]}),
        )
        choose_surface(say)
    return chosen


def show(runner: Runner, say: Language) -> None:
    """The lines and strips of the runner's rule; a sentence where a rule can only be run."""
    try:
        data = pack(runner.entry, runner.id, say)
    except TraceError:
        st.info(WORDS["no_anatomy"][say])
        return
    component.follow("anatomy", data, html=MARKUP)


def published(runner: Runner, say: Language) -> None:
    """The rule as LaTeX, from the file of the rule."""
    rule = type(runner.entry.optimizer)
    with st.expander(f"{WORDS['formula'][say]}: {rule.paper.authors}, {rule.paper.year}"):
        st.latex(tex(rule.tex, say))


def _chosen(everyone: tuple[Runner, ...]) -> Runner | None:
    known = visit().chosen
    rich = [runner for runner in everyone if key(runner.entry.optimizer) == RICH]
    return next((runner for runner in everyone if runner.id == known), next(iter([*rich, *everyone]), None))


def _choose(name: str) -> None:
    visit().chosen = join(Entry(fresh(name, config().surface))) if name in OPTIMIZERS else name
