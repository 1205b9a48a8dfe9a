"""Letting go of a slider: ms until the picture is confirmed, in turns with an app of one slider and one line."""

from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.browser import PAINTED, Wire, app, centre, opened, say
from benchmarks.drag import HANDLES, LINK
from tests.browser.conftest import served

REST = 600  # ms after a release: the page around the stage follows the picture
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
        plain, _ = opened(browser, empty, "document.querySelector('.stSlider [role=group]')")
        plain.wait_for_timeout(2000)
        releases(page, wire, plain)
        page.context.close()
        plain.context.close()


def releases(page: Page, wire: Wire, plain: Page) -> None:
    """Messages and bytes of a release of the stage, and ms until it shows; the same of the plain app in turns."""
    slots: dict[str, Callable[[], tuple[float, float]]] = {
        "seq": lambda: centre(page, HANDLES["a learning rate"]),
        "text": lambda: middle(plain),
    }
    shown = {"seq": "window.stage.seq", "text": "document.querySelector('.stText').textContent"}
    took: dict[str, list[float]] = {"seq": [], "text": []}
    numbers, sizes, answers = [], [], []
    for turn in range(RELEASES):
        for name, view in (("seq", page), ("text", plain)):
            x, y = slots[name]()
            view.bring_to_front()
            view.mouse.move(x, y)
            view.mouse.down()
            view.mouse.move(x + 5 + turn, y, steps=3)
            view.wait_for_timeout(REST)  # what the drag itself asks for is done
            view.evaluate(WATCH, shown[name])
            wire.clear()
            view.mouse.up()
            view.wait_for_function("window.took !== null")
            took[name].append(view.evaluate("window.took"))
            if name == "seq":
                answers.append(sum(wire.received))
            view.wait_for_timeout(REST)
            if name == "seq":
                numbers.append(len(wire.sent))
                sizes += wire.sent
    print(f"Letting go, {RELEASES} times in turns with a Streamlit app of one slider and one line")
    say("messages to the server on a release, most", max(numbers), "", 2)
    say("bytes of such a message, most", max(sizes), "B", 2048)
    say("what comes back until the picture is confirmed, median", median(answers) / 1000, "kB", 10)
    say("release to confirmed picture, median", median(took["seq"]), "ms")
    say("the same in the app of one slider, median", median(took["text"]), "ms")
    say("ratio", median(took["seq"]) / median(took["text"]), "", 1.5)


def middle(plain: Page) -> tuple[float, float]:
    box = plain.locator(".stSlider [role=group]").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
