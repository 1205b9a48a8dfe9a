"""The parts of the reference page: a search box, contents that jump, and one sheet per rule and schedule."""

from dataclasses import replace
from html import escape

import streamlit as st

from engine.config import Entry, fresh
from engine.link import encode
from engine.schedules import SCHEDULES
from engine.spec.families import FAMILIES
from engine.spec.text import Language, Text
from optimizers import OPTIMIZERS
from ui.session import state
from ui.text.markup import plain, tex, word
from ui.text.words import WORDS
from ui.widgets import rule_sheet as sheet

# A formula wider than the page is swiped; with the keys it can be reached, too.
REACHABLE = """
<code hidden><script>{
const page = document.querySelector(".st-key-page");
const look = () => {
  for (const formula of page.querySelectorAll(".katex-display"))
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
};
page.reachable ??= new MutationObserver(look);
page.reachable.observe(page, { childList: true, subtree: true });
document.fonts.onloadingdone = look; // letters of another width
}</script></code>
"""


def heading(say: Language) -> None:
    """The sentence that heads the page, and what the letters mean."""
    with st.container(key="heading"):
        st.html(f'<h1 lang="{say}">{word("reference_title", say)}</h1><p>{word("reference_lead", say)}</p>')
        st.html(REACHABLE, unsafe_allow_javascript=True)


def find(say: Language) -> str | None:
    """The rule or schedule that was searched for; None shows everything."""
    names = {key: cls.title for key, cls in OPTIMIZERS.items()}
    names |= {_anchor(key): cls.title[say] for key, cls in SCHEDULES.items()}
    return st.selectbox(
        WORDS["find"][say],
        sorted(names, key=lambda key: names[key].casefold()),
        index=None,
        format_func=names.__getitem__,
        placeholder=WORDS["find"][say],
        label_visibility="collapsed",
        key="reference.find",
    )


def contents(chosen: str | None, say: Language) -> None:
    """Links to everything on the page, family by family."""
    parts: list[tuple[Text, list[str]]] = []
    for family, keys in _families(chosen).items():
        parts.append(
            (FAMILIES[family], [f'<a href="#{key}" lang="en">{escape(OPTIMIZERS[key].title)}</a>' for key in keys])
        )
    links = [f'<a href="#{_anchor(key)}">{plain(SCHEDULES[key].title, say)}</a>' for key in _schedules(chosen)]
    parts += [(WORDS["schedules"], links)] if links else []
    body = "".join(f"<h2>{plain(name, say)}</h2><p>{' '.join(links)}</p>" for name, links in parts)
    st.html(f'<nav class="contents" aria-label="{escape(WORDS["contents"][say])}">{body}</nav>')


def rules(chosen: str | None, say: Language) -> None:
    """The update rules by family; of the chosen one, its line of descent."""
    if chosen:
        for key in lineage(chosen):
            _rule(key, say)
        return
    for family, keys in _families(chosen).items():
        st.html(f"<h2>{plain(FAMILIES[family], say)}</h2>")
        for key in keys:
            _rule(key, say)


def schedules(chosen: str | None, say: Language) -> None:
    """The learning-rate schedules, each with its curve."""
    keys = _schedules(chosen)
    if keys:
        st.html(f"<h2>{word('schedules', say)}</h2><p>{word('schedules_lead', say)}</p>")
        with st.container(key="schedules"):
            for key in keys:
                with st.container(key=f"sheet-{key}"):
                    st.html(sheet.schedule(_anchor(key), SCHEDULES[key], say))
                    st.latex(tex(SCHEDULES[key].tex, say))


def lineage(key: str | None) -> list[str]:
    """A rule, the one it was made from, and so on back to the first; nothing for a schedule."""
    found: list[str] = []
    while key in OPTIMIZERS and key not in found:
        found.append(key)
        key = OPTIMIZERS[key].relative
    return found


def _rule(key: str, say: Language) -> None:
    cls = OPTIMIZERS[key]
    with st.container(key=f"rule-{key}"):
        st.html(sheet.head(key, cls, OPTIMIZERS.get(cls.relative or ""), _race(key, say), say))
        st.latex(tex(cls.tex, say))
        st.html(sheet.table(cls, say))


def _race(key: str, say: Language) -> str:
    """A link to a race of a rule against the one it was made from, on the surface of the session's race."""
    now, keys = state.config(), lineage(key)[1::-1]
    race = replace(now, entries=tuple(Entry(fresh(name, now.surface)) for name in keys))
    names = ", ".join(OPTIMIZERS[name].title for name in keys)
    return f'<a href="./?{escape(encode(race, say))}" lang="en">{escape(names)}</a>'


def _families(chosen: str | None) -> dict[str, list[str]]:
    keys = lineage(chosen) if chosen else list(OPTIMIZERS)
    keys.sort(key=lambda key: (OPTIMIZERS[key].year, OPTIMIZERS[key].title))
    found = {family: [key for key in keys if OPTIMIZERS[key].family == family] for family in FAMILIES}
    return {family: keys for family, keys in found.items() if keys}


def _schedules(chosen: str | None) -> list[str]:
    return [key for key in SCHEDULES if chosen is None or chosen == _anchor(key)]


def _anchor(key: str) -> str:
    """A schedule's place on the page; a rule of the same name keeps its own."""
    return f"{key}-schedule"
