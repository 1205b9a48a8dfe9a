"""The hand on the stage: redraws while it drags, what it tells the server, and how soon the server confirms."""

from collections.abc import Callable
from itertools import count
from math import cos, sin
from pathlib import Path
from statistics import median
from time import monotonic

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.browser import PAINTED, Wire, app, centre, opened, say, session, throttled
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
RELEASES = 25
EMPTY = """
import streamlit as st
@st.fragment
def body():
    st.text(st.slider("Steps", 1, 1000, 300))
body()
"""
# Looks once a frame, after everything else in that frame has run, from the release until `changed`.
WATCH = """
(changed) => {
  window.took = null;
  const before = eval?.(changed);
  addEventListener("pointerup", () => {
    const released = performance.now();
    const frame = new MessageChannel();
    frame.port1.onmessage = () => {
      if (eval?.(changed) === before) requestAnimationFrame(() => frame.port2.postMessage(0));
      else window.took = performance.now() - released;
    };
    requestAnimationFrame(() => frame.port2.postMessage(0));
  }, { once: true, capture: true });
}
"""


def report(browser: Browser) -> None:
    with served(Path.cwd()) as (server, _), app(EMPTY) as folder, served(folder) as (empty, _):
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
        throttled(page, 1)
        page.set_viewport_size({"width": 1440, "height": 900})
        plain, _ = opened(browser, empty, "document.querySelector('.stSlider [role=group]')")
        releases(page, wire, plain)


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
    return 1000 * (last - first) / (ended - begun), worked / (last - first)


def work(mouse: CDPSession) -> float:
    """ms that the page's thread has worked."""
    return next(
        1000 * float(each["value"])
        for each in mouse.send("Performance.getMetrics")["metrics"]
        if each["name"] == "TaskDuration"
    )


def releases(page: Page, wire: Wire, plain: Page) -> None:
    """The stage and a Streamlit app of one slider in turns: messages of a release, and ms until it shows."""
    slots: dict[str, Callable[[], tuple[float, float]]] = {
        "seq": lambda: centre(page, HANDLES["a learning rate"]),
        "text": lambda: middle(plain),
    }
    shown = {"seq": "window.stage.seq", "text": "document.querySelector('.stText').textContent"}
    took: dict[str, list[float]] = {"seq": [], "text": []}
    numbers, sizes = [], []
    for turn in range(RELEASES):
        for name, view in (("seq", page), ("text", plain)):
            x, y = slots[name]()
            view.bring_to_front()
            view.mouse.move(x, y)
            view.mouse.down()
            view.mouse.move(x + 5 + turn, y, steps=3)
            view.evaluate(WATCH, shown[name])
            wire.clear()
            view.mouse.up()
            view.wait_for_function("window.took !== null")
            took[name].append(view.evaluate("window.took"))
            if name == "seq":
                numbers.append(len(wire.sent))
                sizes += wire.sent
    print(f"Letting go, {RELEASES} times in turns with a Streamlit app of one slider and one line")
    say("messages to the server during all drags above", 0, "", 0)
    say("messages to the server on a release, most", max(numbers), "", 1)
    say("bytes of such a message, most", max(sizes), "B", 2048)
    say("release to confirmed picture, median", median(took["seq"]), "ms")
    say("the same in the app of one slider, median", median(took["text"]), "ms")
    say("ratio", median(took["seq"]) / median(took["text"]), "", 1.5)


def middle(plain: Page) -> tuple[float, float]:
    box = plain.locator(".stSlider [role=group]").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
