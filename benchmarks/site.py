"""A page of the static site from its address to its first picture, in turns with a page of one contour by Plotly."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.browser import PAINTED, chromium, say
from docs.site import main

TURNS = 7
PAGES = ("race", "anatomy", "maps", "noise", "schedules")
CONTOUR = """<!doctype html><meta charset="utf-8"><div id="plot"></div><script src="static/{plotly}"></script><script>
const line = Array.from({{ length: 101 }}, (_, i) => -4.5 + 0.09 * i);
const loss = (x, y) => Math.log1p((1.5 - x + x * y) ** 2 + (2.25 - x + x * y * y) ** 2);
Plotly.newPlot("plot", [{{ type: "contour", x: line, y: line, z: line.map((y) => line.map((x) => loss(x, y))) }}]);
</script>"""
SHOWN = "document.querySelector('.contourlayer path')"
# When the picture stood, in ms since the address was asked for; asked in every frame.
WATCH = """
const look = () => ({shown}) ? (window.first = performance.now()) : requestAnimationFrame(look);
requestAnimationFrame(look);
"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a plain file server of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """It logs nothing."""

    def log_message(self, *_: object) -> None:
        pass


def first(browser: Browser, address: str, shown: str) -> float:
    """Seconds from asking for a page, by a browser that knows nothing of it, to its picture."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH.replace("{shown}", shown))
    page.goto(address)
    page.wait_for_function("window.first", timeout=90_000)
    took: float = page.evaluate("window.first")
    context.close()
    return took / 1000


def report(browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as folder:
        main(Path(folder), scenes=(0,), rules=("adam", "momentum"))
        plotly = next(Path(folder, "static").glob("plotly.*.js")).name
        Path(folder, "contour.html").write_text(CONTOUR.format(plotly=plotly), encoding="utf-8")
        with served(Path(folder)) as address:
            pages = [(name, f"{address}/en/{name}.html", PAINTED) for name in PAGES]
            pages.append(("one contour", f"{address}/contour.html", SHOWN))
            found = {name: [first(browser, page, shown)] for name, page, shown in pages}
            for _ in range(TURNS - 1):
                for name, page, shown in pages:
                    found[name].append(first(browser, page, shown))
        size = sum(file.stat().st_size for file in Path(folder, "static").glob("site.*.js"))
    print(f"A page of the static site, {TURNS} times in turns with a page of one contour; modules {size} bytes")
    for name, times in found.items():
        say(f"{name}, to the first picture, median", median(times), "s")
    say("race, as a share of one contour", median(found["race"]) / median(found["one contour"]), "", 1.0)


if __name__ == "__main__":
    with chromium() as found:
        report(found)
