"""A real server and a real Chromium; every page that is opened keeps what it logged and where it reached out."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.pointer import LINK, PAINTED

ROOT = Path(__file__).parents[2]
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
    # A script that is parsed while it arrives never comes out of the profile's cache of compiled code: a third of the
    # work of opening a page. The switch takes the place of Playwright's own: what concerns a test is said again.
    " --disable-features=ScriptStreaming,PaintHolding,AvoidUnnecessaryBeforeUnloadCheckSync,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,"
    "PreconnectToSearch,LensOverlay,DestroyProfileOnBrowserClose"
    # Pages of one profile share a process, and what its JavaScript engine has compiled, while one of them is open.
    " --process-per-site"
)
STAYS = "http://127.0.0.1/"  # the page that stays: of the site of every server here, at whatever port
# Nothing here is a measure of time: what waits waits until it is so, also on a busy machine.
PATIENCE = 90_000  # ms
expect.set_options(timeout=PATIENCE)
USUAL = {"viewport": {"width": 1440, "height": 900}, "locale": "en-US"}
# What a page can be told when it is open already; all else is another device.
OF_A_PAGE = {"viewport", "color_scheme", "reduced_motion", "forced_colors"}
LEFT: list[int] = []  # ports of servers that have ended: what a profile keeps of scripts, it keeps by port
# On a deep link Streamlit asks for its own health below the page's path first, and means the answer to be 404.
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
# On a busy machine two changes leave in one message; Streamlit warns that it names one part of the page as their place.
BATCHED = "Multiple different fragmentIds detected"


@contextmanager
def running(root: Path = ROOT) -> Iterator[str]:
    """The address of a fresh server of the app in `root`."""
    with served(root) as (address, _):
        yield address


def free_port() -> int:
    """The port of a server that has ended, if there is one and nobody else has it, or any that is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as a server does: closed connections linger
        try:
            probe.bind(("127.0.0.1", LEFT.pop() if LEFT else 0))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(root: Path, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A fresh server of the app in `root`: its address and its process."""
    port = port or free_port()
    with suppress(ValueError):
        LEFT.remove(port)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(server, f"{address}/_stcore/health")
        yield address, server
    finally:
        server.terminate()
        server.wait(60)
        LEFT.append(port)


def _wait(server: subprocess.Popen[bytes], url: str) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended before it was healthy"
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"the server did not become healthy within {PATIENCE / 1000:.0f} s")


@dataclass
class Visit:
    """One opened page, what it did, and what it told the server."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)

    def check(self) -> None:
        """Nothing was logged as an error or a warning, and no request left the machine."""
        assert self.errors == []
        assert self.outside == []


class House:
    """The server of all tests: at one port, whose scripts the profiles have, however often it starts again."""

    def __init__(self) -> None:
        self.port, self._up = free_port(), ExitStack()

    def start(self) -> str:
        """A fresh server in the place of the one before; its address."""
        self.end()
        address, _ = self._up.enter_context(served(ROOT, self.port))
        return address

    def end(self) -> None:
        self._up.close()


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    found = House()
    found.start()
    yield found
    found.end()


@pytest.fixture(scope="session")
def server(house: House) -> str:
    return f"http://127.0.0.1:{house.port}"


@pytest.fixture
def cold(house: House) -> str:
    """The server as nobody has visited it."""
    return house.start()


def found_chromium() -> str | None:
    """The Chromium of this machine; None leaves the choice to Playwright."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = playwright.chromium.launch(executable_path=found_chromium(), args=QUIET.split())
    yield chromium
    chromium.close()


class Profiles:
    """Browsers whose profiles on disk and processes keep scripts compiled: a page opens with a fifth of the work.

    One for each kind of device, and a second one of the usual kind, for a stranger's page beside the first. A browser
    has a script compiled at its third visit; a later profile begins with what the first one has.
    """

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self._playwright, self._folder = playwright, folder
        self._open: dict[str, BrowserContext] = {}

    def context(self, device: dict[str, Any], place: int) -> BrowserContext:
        name = f"{place}-{sorted(device.items())}"
        if name not in self._open:
            first, mine = (self._folder / str(number) / "Default" for number in (0, len(self._open)))
            for part in ("Cache", "Code Cache") if self._open else ():
                with suppress(shutil.Error):  # a file that the first browser has just put away
                    shutil.copytree(first / part, mine / part)
            self._open[name] = self._playwright.chromium.launch_persistent_context(
                mine.parent, executable_path=found_chromium(), args=QUIET.split(), **USUAL | device
            )
            stays = self._open[name].pages[0]
            stays.route(STAYS, lambda route: route.fulfill(body=""))
            stays.goto(STAYS)
        return self._open[name]

    def close(self) -> None:
        for context in self._open.values():
            context.close()


@pytest.fixture(scope="session")
def profiles(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profiles]:
    found = Profiles(playwright, tmp_path_factory.mktemp("profiles"))
    yield found
    found.close()


@pytest.fixture(scope="session")
def modules(browser: Browser, server: str) -> Iterator[Page]:
    """A page of the server without anything on it, in which the project's modules are loaded and called."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server}/_stcore/health")
    page.evaluate("document.head.append(Object.assign(document.createElement('base'), { href: '/' }))")
    yield page
    page.close()


def _forget(context: BrowserContext) -> None:
    """Nothing of a test is left in the profile but what the browser has cached of files."""
    first, *others = context.pages
    for page in others:
        page.close()
    session = context.new_cdp_session(first)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"})
    session.detach()
    context.clear_cookies()
    context.clear_permissions()


@pytest.fixture
def visit(request: pytest.FixtureRequest, profiles: Profiles) -> Iterator[Callable[..., Visit]]:
    """Opens an address; options are Playwright's (viewport, locale, color_scheme, …).

    The pages of a test are strangers to each other. The first two stand in kept profiles, all others in a context of
    their own.
    """
    contexts: list[BrowserContext] = []
    kept: list[BrowserContext] = []

    def open_page(address: str, **options: Any) -> Visit:
        device = {name: value for name, value in options.items() if name not in OF_A_PAGE}
        context = profiles.context(device, len(contexts)) if len(contexts) < (1 if device else 2) else None
        if context:
            kept.append(context)
            page = context.new_page()
            page.set_viewport_size(options.get("viewport", USUAL["viewport"]))
            page.emulate_media(**{name: options.get(name) for name in OF_A_PAGE - {"viewport"}})
        else:
            context = request.getfixturevalue("browser").new_context(**USUAL | options)
            page = context.new_page()
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        visit = Visit(page)

        def console(message: Any) -> None:
            known = PROBE.search(message.location.get("url", "")) or BATCHED in message.text
            if message.type in ("error", "warning") and not known:
                visit.errors.append(message.text)

        def reached(sent: Any) -> None:
            if not sent.url.startswith(("data:", "blob:", "http://127.0.0.1:", "ws://127.0.0.1:")):
                visit.outside.append(sent.url)

        visit.page.on("console", console)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("request", reached)
        visit.page.on("websocket", lambda socket: socket.on("framesent", lambda data: visit.sent.append(data)))
        visit.page.goto(address)
        return visit

    yield open_page
    for context in contexts:
        if context in kept:
            _forget(context)
        else:
            context.close()


@pytest.fixture
def opened(server, visit):
    """The race of a link, drawn."""

    def open_race(link=LINK, **options):
        found = visit(f"{server}/?{link}", **options)
        found.page.wait_for_function(PAINTED)
        return found

    return open_race
