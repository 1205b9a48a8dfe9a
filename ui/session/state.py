"""The race of this visit: kept in the session, and in the address so that a lost session restores itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from secrets import token_hex
from urllib.parse import parse_qs

import streamlit as st

from engine import link
from engine.config import RunConfig, default_race
from engine.spec.text import Language, Text
from ui.text.words import WORDS

KEY = "visit"


@dataclass
class Visit:
    """All that one visitor's session remembers between reruns."""

    language: Language
    race: RunConfig = field(default_factory=default_race)
    home: RunConfig = field(default_factory=default_race)  # what an empty address stands for
    session: str = field(default_factory=lambda: token_hex(8))  # tells the stage whether it is still the same one
    revision: int = 0
    notices: list[Text] = field(default_factory=list)
    told: list[Text] = field(default_factory=list)  # the notices that the frame shows
    address: str | None = None  # the query string that was read or written last
    page: str | None = None
    spoken: bool = False  # the language was chosen, so links carry it
    framed: bool = False  # the navigation has run, and the page it leads to has not begun


def visit() -> Visit:
    """This session's memory; a new one speaks the browser's language."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Visit("ko" if (st.context.locale or "").lower().startswith("ko") else "en")
    found: Visit = st.session_state[KEY]
    return found


def config() -> RunConfig:
    """The race now."""
    return visit().race


def revision() -> int:
    """How many races this session has confirmed after its first."""
    return visit().revision


def session() -> str:
    """The name of this session."""
    return visit().session


def notices() -> list[Text]:
    """What the reader should know about the last link or change."""
    return visit().notices


def untold() -> bool:
    """Whether the frame, which is drawn with the whole page only, does not show the notices of now."""
    return visit().told != visit().notices


def language() -> Language:
    """The language of this visit."""
    return visit().language


def set_config(new: RunConfig, notices: Iterable[Text] = ()) -> None:
    """Take a confirmed change, and write it to the address: one entry in the browser's history.

    A race that no link could hold is not taken, and the reader is told so.
    """
    now = visit()
    if link.fits(new):
        now.race, now.notices = new, list(notices)
    else:
        now.notices = [WORDS["no_link"]]
    now.revision += 1
    _write(now)


def set_language(new: Language) -> None:
    """Speak another language from now on, in links too."""
    now = visit()
    now.language, now.spoken = new, True
    _write(now)


def dismiss() -> None:
    """The reader has seen the notices."""
    visit().notices = []


def read_language() -> None:
    """Speak the language of a link that was just opened; the navigation's titles need it first."""
    now, text = visit(), _address()
    asked = link.language(text) if text != now.address else None
    if asked:
        now.language, now.spoken = asked, True


def read_race() -> None:
    """Take the race of the address if it is another: a link was opened, or the reader went back.

    This comes before the navigation: once that is on the screen, a quick click ends the run and empties the address.
    """
    now, text = visit(), _address()
    if text and text != now.address:
        now.race, now.notices = link.decode(text)
        now.revision += now.address is not None
        now.address = text


def read_page(page: str) -> None:
    """An address that became empty: Streamlit did that for another page, or the reader went back to the beginning."""
    now, text = visit(), _address()
    if now.address and not text:
        if now.page == page:
            now.race, now.notices = now.home, []
            now.revision += 1
        else:
            now.home = now.race
    now.address, now.page = text, page


def _address() -> str:
    """The query string, put together again: Streamlit hands out its parts only."""
    params = st.query_params
    return link.joined((name, value) for name in params for value in params.get_all(name))


def _write(now: Visit) -> None:
    text = link.encode(now.race, now.language if now.spoken else None)
    st.query_params.from_dict(parse_qs(text, keep_blank_values=True))
    now.address = _address()
