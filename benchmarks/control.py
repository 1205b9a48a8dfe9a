"""What one change of a native control costs, bytes to the browser and CPU of the server, and how playing keeps up.

Six runners × 300 steps.
Run as `python -m benchmarks.control`; needs Chromium. Prints medians over the changes, and the same for an app of one
slider and one line of text, measured in the same run.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import QUIET, found_chromium, served

CHANGES = 40
PAUSE = 400  # ms between them
TICK = 1000 / os.sysconf("SC_CLK_TCK")  # ms
RULES = ("gd", "momentum", "nag", "rmsprop", "adam", "lion")
LINK = "v=1&surface=rosenbrock&steps=300&" + "&".join(f"run={rule}" for rule in RULES)
EMPTY = """
import streamlit as st
@st.fragment
def body():
    st.text(st.number_input("Steps", 1, 1000, 300))
body()
"""


def main() -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found_chromium(), args=QUIET.split())
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "app.py").write_text(EMPTY)
            for name, root, address in (("empty app", Path(folder), ""), ("race", Path.cwd(), f"?{LINK}")):
                with served(root) as (server, process):
                    page = chromium.new_page(viewport={"width": 1440, "height": 900})
                    report(name, measure(page, f"{server}/{address}", process.pid))
                    if address:
                        print(f"{name:10} {playing(page):6.1f} pictures a second while it plays")
                    page.close()
        chromium.close()


def measure(page: Page, address: str, pid: int) -> tuple[list[int], float, list[float]]:
    """Bytes of each change, server CPU ms per change beyond idling, and ms from the key press to the last byte."""
    frames: list[tuple[float, int]] = []

    def received(data: bytes | str) -> None:
        frames.append((time.perf_counter(), len(data)))

    page.on("websocket", lambda socket: socket.on("framereceived", received))
    page.goto(address)
    if "run=" in address:
        page.wait_for_function("window.stage && window.stage.painted > 0")
        page.get_by_role("button", name="Steps").click()
    box = page.get_by_role("spinbutton").first
    box.wait_for()
    page.wait_for_timeout(1500)
    before = cpu(pid)
    page.wait_for_timeout(PAUSE * CHANGES)
    idle = cpu(pid) - before
    sizes, waits = [], []
    before = cpu(pid)
    for change in range(CHANGES):
        frames.clear()
        pressed = time.perf_counter()
        box.fill(str(290 + change % 10))
        box.press("Enter")
        page.wait_for_timeout(PAUSE)
        sizes.append(sum(size for _, size in frames))
        waits.append(1000 * (frames[-1][0] - pressed))
    return sizes, (cpu(pid) - before - idle) / CHANGES, waits


def playing(page: Page) -> float:
    """Redraws a second over three seconds of playing."""
    page.keyboard.press("Escape")
    page.get_by_test_id("scrub").fill("0")
    page.get_by_test_id("play").click()
    page.wait_for_function("window.stage.playing && window.stage.step > 1")
    count = "[window.stage.painted, performance.now()]"
    (first, begun), _, (last, ended) = page.evaluate(count), page.wait_for_timeout(3000), page.evaluate(count)
    return 1000 * float(last - first) / float(ended - begun)


def cpu(pid: int) -> float:
    """CPU ms that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK


def report(name: str, figures: tuple[list[int], float, list[float]]) -> None:
    sizes, used, waits = figures
    print(
        f"{name:10} {statistics.median(sizes) / 1000:6.1f} kB a change (most {max(sizes) / 1000:.1f}), "
        f"{used:5.1f} ms server CPU a change, last byte after {statistics.median(waits):.0f} ms"
    )


if __name__ == "__main__":
    main()
