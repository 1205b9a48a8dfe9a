"""Dragging on the stage: redraws a second, and what is told the server meanwhile."""

from itertools import count
from math import cos, sin
from pathlib import Path
from statistics import median
from time import monotonic

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.browser import PAINTED, Wire, centre, opened, say, session, throttled
from tests.browser.conftest import served

RULES = ("gd", "momentum", "nag", "rmsprop", "adam", "lion")
LINK = "v=1&surface=rosenbrock&steps=300&" + "&".join(f"run={rule}" for rule in RULES)
HANDLES = {"a learning rate": "runner-4-learning_rate", "a beta": "runner-4-beta1", "the start": "start"}
FIRST = {name: handle for name, handle in HANDLES.items() if name != "a beta"}  # what a phone shows without its sheet
DEVICES = (  # name, size, times slower, redraws a second that are the bar, what is dragged
    ("a desktop, 1440 × 900", (1440, 900), 1, 50, HANDLES),
    ("a slow desktop, 1440 × 900", (1440, 900), 4, 25, HANDLES),
    ("a phone, 390 × 844", (390, 844), 4, 25, FIRST),
)
TURNS, SECONDS = 3, 1.5  # drags of each handle, and how long each is
REST = 1000  # ms after a release: the page around the stage follows the picture, and says so


def report(browser: Browser) -> None:
    with served(Path.cwd()) as (server, _):
        page, wire = opened(browser, f"{server}/?{LINK}", PAINTED)
        for device, (width, height), times, bar, handles in DEVICES:
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(1000)  # the page finds its new shape
            throttled(page, times)
            print(f"Dragging, 6 runners × 300 steps, {device}, processor {times}× slower")
            for name, handle in handles.items():
                redraws, busy = zip(*(drag(page, wire, handle, turn) for turn in range(TURNS)), strict=True)
                say(f"redraws while {name} is dragged", median(redraws), "/s", bar, True)
                say("  the page's own work for each", median(busy), "ms")
        say("messages to the server during all drags above", 0, "", 0)
        page.context.close()


def drag(page: Page, wire: Wire, handle: str, turn: int) -> tuple[float, float]:
    """Redraws a second while a handle is dragged, and ms of work for each; events come as fast as they are taken."""
    x, y = centre(page, handle)
    mouse = session(page)
    page.mouse.move(x, y)
    page.mouse.down()
    wire.clear()
    mouse.send("Performance.enable", {"timeDomain": "threadTicks"})
    now = "[window.stage.painted, performance.now()]"
    (first, begun), worked, until = page.evaluate(now), work(mouse), monotonic() + SECONDS
    for events in count(1):
        place = {"x": x - 15 + 15 * cos(events / 10), "y": y + 15 * sin(events / 10)}
        mouse.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "button": "left", "buttons": 1, **place})
        if monotonic() > until:
            break
    last, ended = page.evaluate(now)
    worked = work(mouse) - worked
    assert not wire.sent, f"a drag told the server {wire.sent}"
    mouse.detach()
    seq = page.evaluate("window.stage.seq")
    page.mouse.move(x - 20 - turn, y)  # not where the last turn ended: what has not changed is not sent
    page.mouse.up()
    page.wait_for_function(f"window.stage.seq > {seq}")
    page.wait_for_timeout(REST)
    return 1000 * (last - first) / (ended - begun), worked / (last - first)


def work(mouse: CDPSession) -> float:
    """ms that the page's thread has worked."""
    return next(
        1000 * float(each["value"])
        for each in mouse.send("Performance.getMetrics")["metrics"]
        if each["name"] == "TaskDuration"
    )
