"""What stands around every page: navigation, language, notices, and what a process needs once."""

import filecmp
import gc
import os
import shutil
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from engine.spec.text import LANGUAGES, Language
from ui.session import state
from ui.session.bind import bind
from ui.text.words import WORDS

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
LOOKS = ("css/letters.css", "css/page.css", "css/link.css", "css/low.css", "css/forced.css", "css/embed.css")
# As the switch names the languages. In ASCII, which the browser reads as Korean all the same: in a label with other
# letters Streamlit looks for emojis, and making ready for that takes a tenth of a second of a first picture.
SHORT = {"en": "EN", "ko": "".join(f"&#{ord(letter)};" for letter in LANGUAGES["ko"])}


def navigation() -> st.Page:
    """The page that the address asks for; its titles speak the language of the visit."""
    state.read_address()
    say = state.language()
    pages = [
        st.Page(ROOT / "pages/race.py", title=WORDS["race"][say], default=True),
        st.Page(ROOT / "pages/anatomy.py", title=WORDS["anatomy"][say]),
        st.Page(ROOT / "pages/maps.py", title=WORDS["maps"][say]),
        st.Page(ROOT / "pages/noise.py", title=WORDS["noise_page"][say]),
        st.Page(ROOT / "pages/schedules.py", title=WORDS["schedules_page"][say]),
        st.Page(ROOT / "pages/reference.py", title=WORDS["reference"][say]),
    ]
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=f"{page.title} · Descent", page_icon=STATIC / "icon.svg", layout="wide")
    state.read_page(page.url_path)
    state.visit().framed = True
    return page


def open_page(*looks: str) -> None:
    """The first line of every page, with its style sheets below static/.

    Until a process has run app.py once, Streamlit opens a deep link by running the page's file alone. Then the
    navigation runs here, and the page starts again inside it.
    """
    if not state.visit().framed:
        navigation()
        st.rerun()
    state.visit().framed = False  # the next run has to say so again
    state.write_address()
    # One block: a large one is sent once, and not again with every run; and no page is seen with a part of its style.
    st.html(f"<style>{''.join((STATIC / look).read_text(encoding='utf-8') for look in (*LOOKS, *looks))}</style>")
    st.logo(str(STATIC / "wordmark.svg"), size="large")
    _language()
    if not _prepared():
        st.warning(WORDS["no_plotly"][state.language()])
    _notices()


def close_page() -> None:
    """The last line of every run: the whole page is in the browser, which may speak of it again.

    Streamlit's menu, in which static/theme.js chooses light or dark, is there as soon as something stands in it, and
    what hides it is in the browser before.
    """
    with st.container(height=1, border=False, key="arrival"):
        arrive = f"{_load('page_change')}.then(({{arrived}}) => arrived('{state.visit().page}'))"
        st.html(f"<code hidden><script>{arrive}</script></code>", unsafe_allow_javascript=True)
    st.set_page_config(menu_items={"About": "Descent"})


def page_body() -> DeltaGenerator:
    """Where all of a page stands below its frame.

    One pixel high until page.css gives it its size: Streamlit shows what comes before that at another place, and
    then all of it would jump.
    """
    return st.container(key="page", height=1, border=False)


def _language() -> None:
    def choose(chosen: Language | None) -> None:
        if chosen and chosen != state.language():
            state.set_language(chosen)

    with st.container(horizontal=True, horizontal_alignment="right", height=1, border=False, key="language"):
        # Streamlit says that every page is English; a screen reader would read Korean with an English voice.
        say = state.language()
        menu = f"{_load('menu')}.then(({{call}}) => call('{WORDS['menu'][say]}'))"
        speak = f"document.documentElement.lang = '{say}'; {menu}; "
        speak += "; ".join(map(_load, ("theme", "controls", "export_button")))
        speak = f"<code hidden><script>{speak}</script></code>"
        controls = '<button class="controls" data-testid="controls" aria-expanded="false">'
        controls += f"{WORDS['controls'][say]}</button>"
        label = WORDS["export"][say]
        take = f'<button class="export" data-testid="export" aria-haspopup="dialog" aria-label="{label}">'
        take += f"<span>{label}</span></button>"
        theme = f'<button class="theme" data-testid="theme" aria-label="{WORDS["theme"][say]}"></button>'
        st.html(speak + controls + take + theme, width="content", unsafe_allow_javascript=True)
        bind(
            st.segmented_control,
            "frame.language",
            state.language(),
            choose,
            label=WORDS["language"][state.language()],
            label_visibility="collapsed",
            options=list(LANGUAGES),
            format_func=SHORT.__getitem__,
            required=True,
        )


def _load(name: str) -> str:
    """A module of static/ in a script of the page; the app may live under any prefix."""
    return f"import(new URL('app/static/{name}.js', document.baseURI).href)"


def _notices() -> None:
    """Plain text, never markup: parts of it may describe what a stranger put into a link."""
    found, say = state.notices(), state.language()
    state.visit().told = found
    # Their place is always there: else all that follows would move, and the stage would be built anew.
    with st.container():
        if found:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key="notices"):
                for notice in found:
                    st.text(notice[say])
                st.button(WORDS["dismiss"][say], key="frame.dismiss", type="tertiary", on_click=state.dismiss)


@st.cache_resource(show_spinner=False)
def _prepared() -> bool:
    """Once per process: whether plotly.min.js stands in static/; and all imports leave the collector's sight."""
    placed = _place_plotly()
    gc.freeze()  # uncollected: imports leave no garbage, and to look for it takes 50 ms of a first picture
    return placed


def _place_plotly() -> bool:
    """Copy plotly.min.js of the installed plotly, in one move: another process may be reading or copying it."""
    target = STATIC / "plotly.min.js"
    with as_file(files("plotly") / "package_data" / "plotly.min.js") as source:
        if target.exists() and filecmp.cmp(source, target, shallow=False):
            return True
        try:
            handle, name = tempfile.mkstemp(prefix=".plotly.", dir=STATIC)
            os.close(handle)
            shutil.copyfile(source, name)
            os.chmod(name, 0o644)
            os.replace(name, target)
        except OSError:
            return target.exists()
    return True
