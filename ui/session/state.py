"""The race of this visit: kept in the session, and in the address so that a lost session restores itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from secrets import token_hex

import streamlit as st

from engine import link
from engine.config import RunConfig, default_race
from engine.edits import Runner
from engine.link_notices import LONGEST
from engine.query import in_language, parsed
from engine.spec.noise import Noise
from engine.spec.surface import Surface
from engine.spec.text import Language, Text
from stage.held import Sent
from ui.session import address
from ui.session.brought import Brought
from ui.text.words import WORDS

KEY = "visit"
NAMED = {"v", "surface", "start", "run"}  # what an address names that opens a race


@dataclass
class Visit:
    """All that one visitor's session remembers between reruns."""

    language: Language
    race: RunConfig = field(default_factory=default_race)
    example: RunConfig | None = None  # what the page of now shows in its place
    link: str = ""  # of this race, without a language; written once per change
    runners: tuple[Runner, ...] = ()  # ids and slots of the race's runners; see ui/session/runners.py
    session: str = field(default_factory=lambda: token_hex(8))  # tells the stage whether it is still the same one
    revision: int = 0  # races confirmed after the first
    echo: int = 0  # the number of the last message of the stage that is in the race
    notices: list[Text] = field(default_factory=list)
    told: list[Text] = field(default_factory=list)  # the notices that the frame shows
    refused: tuple[str, Text] | None = None  # the box whose text was not taken, and why
    address: str | None = None  # the query string that was read or written last
    unwritten: bool = False  # the address is still that of an older race
    page: str | None = None
    asks: bool = False  # nobody shared a race: the first picture asks who will arrive first, and plays
    plays: int | None = None  # the revision that is to be played from its start
    bound: set[str] = field(default_factory=set)  # the widgets of this page that have been given their value
    replaced: dict[str, tuple[object, float]] = field(default_factory=dict)  # what each showed before, until when
    drawn: int = 0  # the revision that the page around the stage shows
    sent: Sent = field(default_factory=Sent)  # the races that the stage was sent
    spoken: bool = False  # the language was chosen, so links carry it
    framed: bool = False  # the navigation has run, and the page it leads to has not begun
    noise: Noise = field(default_factory=Noise)  # as it was when it was switched off
    typed: tuple[str, str] | None = None  # in the box for a formula and not drawn yet, after the one that is
    formula: Surface | None = None  # that was typed last
    painting: Surface | None = None  # the landscape that was painted last
    analytic: Surface | None = None  # the surface that was left for data
    brought: Brought = field(default_factory=Brought)  # rows of one's own
    scene: int | None = None  # of scenes/, shown last
    heard: tuple[str, int] = ("", 0)  # who spoke last for the sheet of scenes, and the number of what was said
    heading: int | None = None  # the scene that the browser was sent to another page for
    chosen: str = ""  # the id of the runner that the page Anatomy shows
    wanted: tuple[float, str | None, int] | None = None  # by the sheet Export (ui/session/exports.py)
    followed: str = ""  # the id of the runner whose card was opened last on the page Noise

    def take(self, race: RunConfig, written: str, notices: Iterable[Text] = ()) -> None:
        """Make this the race; `written` is its link."""
        self.race, self.link, self.notices, self.refused = race, written, list(notices), None
        self.unwritten, self.example = False, None


def visit() -> Visit:
    """This session's memory; a new one speaks the browser's language."""
    if KEY not in st.session_state:
        new = Visit("ko" if (st.context.locale or "").lower().startswith("ko") else "en")
        new.link = link.encode(new.race)
        st.session_state[KEY] = new
    found: Visit = st.session_state[KEY]
    return found


def config() -> RunConfig:
    """The race now: the visitor's own, or the example that stands on this page in its place."""
    return visit().example or visit().race


def written(race: RunConfig, language: Language | None = None) -> str:
    """The link of a race; that of this visit's own was written when it changed."""
    now = visit()
    return in_language(now.link if race is now.race else link.encode(race), language)


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
    """Take a confirmed change; the address follows when the page is drawn: one entry in the browser's history.

    A race that no link could hold is not taken, and the reader is told so.
    """
    now, text = visit(), link.written(new)
    if text is None:
        now.notices = [WORDS["no_link"]]
    else:
        now.take(new, text, notices)
    now.revision += 1
    now.unwritten = True


def set_language(new: Language) -> None:
    """Speak another language from now on, in links too."""
    now = visit()
    now.language, now.spoken = new, True
    now.unwritten = True


def refuse(key: str, why: Text) -> None:
    """The text in this box is not taken: everything stays as it was, and the box says why."""
    now = visit()
    now.refused = (key, why)
    now.bound.discard(key)  # it shows the old value again


def dismiss() -> None:
    """The reader has seen the notices."""
    visit().notices = []


def read_address() -> None:
    """Take the race and the language of the address if it is another: a link was opened, or the reader went back.

    An address that became empty means the usual race if the reader went back to it; else another page was opened, and
    what the address held is put there again. This comes before the navigation: address.py says why; and once that is
    on the screen, a quick click ends the run.
    """
    now, text = visit(), address.read()
    if now.address is None:
        now.asks = not any(name in NAMED for name, _ in parsed(text, LONGEST)[0])
    if text == (now.address or ""):
        now.address = text
        return
    if text and now.unwritten and not address.from_history():
        return  # what was just changed is not in the address yet
    if not text and not address.from_history():
        address.write(now.address or "")
        return
    asked = link.language(text)
    if asked:
        now.language, now.spoken = asked, True
    race, notices = link.decode(text, now.brought.tables) if text else (default_race(), [])
    if race != now.race or notices:
        now.take(race, link.encode(race), notices)
        now.scene = None
        now.revision += now.address is not None
    now.address = text


def read_page(page: str) -> None:
    """Which page is open. Widgets of another page are other widgets, even under the same key."""
    now = visit()
    if now.page != page:
        now.asks, now.plays = now.asks and now.page != "", None
        now.page, now.refused, now.example = page, None, None
        now.bound.clear()


def write_address() -> None:
    """Write what has changed to the address. It costs a browser as much as a picture, so the picture goes first."""
    now = visit()
    if now.unwritten:
        now.unwritten = False
        _write(now)


def _write(now: Visit) -> None:
    text = in_language(now.link, now.language if now.spoken else None)
    if text != now.address:
        address.write(text)
        now.address = text
