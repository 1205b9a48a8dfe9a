"""What the browser benchmarks share: a Chromium, a slow device, a hand that drags, and what went over the wire."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.conftest import QUIET, found_chromium

PAINTED = "window.stage && window.stage.painted > 0"
QUIET_APP = "[browser]\ngatherUsageStats = false\n[server]\nshowEmailPrompt = false\n"  # neither app calls anyone
SIZE = {"width": 1440, "height": 900}


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=found_chromium(), args=QUIET.split())
        yield found
        found.close()


@contextmanager
def one_core() -> Iterator[None]:
    """Everything that is started inside shares one core: a server and a browser of their own hide each other's work."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def app(source: str) -> Iterator[Path]:
    """The folder of an app of one file."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "app.py").write_text(source)
        (root / ".streamlit").mkdir()
        (root / ".streamlit/config.toml").write_text(QUIET_APP)
        yield root


def say(what: str, value: float, unit: str, bar: float | None = None, least: bool = False) -> None:
    """One line of the list: what was measured, and whether it keeps its bar."""
    held = "" if bar is None else f"{'≥' if least else '≤'} {bar:g}"
    met = "" if bar is None else "met" if (value >= bar if least else value <= bar) else "MISSED"
    print(f"  {what:62} {value:9.2f} {unit:18} {held:>8}  {met}", flush=True)


@dataclass
class Wire:
    """Sizes of the websocket messages of a page since the last `clear`."""

    sent: list[int] = field(default_factory=list)
    received: list[int] = field(default_factory=list)

    def clear(self) -> None:
        self.sent.clear()
        self.received.clear()


def opened(browser: Browser, address: str, ready: str) -> tuple[Page, Wire]:
    """A page of a context of its own, ready, and its wire."""
    page, wire = browser.new_context(viewport=SIZE).new_page(), Wire()  # type: ignore[arg-type]

    def listen(socket: object) -> None:
        socket.on("framesent", lambda data: wire.sent.append(len(data)))  # type: ignore[attr-defined]
        socket.on("framereceived", lambda data: wire.received.append(len(data)))  # type: ignore[attr-defined]

    page.on("websocket", listen)
    page.goto(address)
    page.wait_for_function(ready)
    return page, wire


def throttled(page: Page, times: int) -> None:
    """Make the page's processor so many times slower from here on."""
    session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def session(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def centre(page: Page, test_id: str) -> tuple[float, float]:
    box = page.get_by_test_id(test_id).bounding_box()
    assert box, f"{test_id} is not in sight"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
