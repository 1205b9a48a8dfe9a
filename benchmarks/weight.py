"""What travels: the programs of a surface, once; the modules of the stage; Plotly, once for good."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.browser import PAINTED, SIZE, Wire, opened, say
from engine.config import RunConfig
from engine.spec.text import LANGUAGES
from stage.catalog import catalog
from stage.wire import pack, unpack
from surfaces import SURFACES
from tests.browser.conftest import served

STAGE = [Path("static") / room for room in ("core", "kit", "draft", "stage")]
HEAVY = """
performance.getEntriesByType("resource").filter(({ name, transferSize }) =>
  name.endsWith("plotly.min.js") && transferSize > 100_000).length
"""


def size(folder: Path) -> float:
    """kB of the modules in a folder."""
    return sum(file.stat().st_size for file in folder.glob("*.js")) / 1000


def report(browser: Browser) -> None:
    print("What travels")
    catalogs = {
        name: max((catalog(RunConfig(cls()), each) for each in LANGUAGES), key=len) for name, cls in SURFACES.items()
    }
    for what, part in (
        ("all programs of one surface", programs),
        ("  with words, sliders and mini-batches, the whole catalog", len),
    ):
        name = max(catalogs, key=lambda each: part(catalogs[each]))
        say(f"{what}, as sent, most ({name})", part(catalogs[name]) / 1000, "kB", 40)
    say(
        "all modules of the stage",
        sum(file.stat().st_size for room in STAGE for file in room.glob("*.js")) / 1000,
        "kB",
        60,
    )
    with served(Path.cwd()) as (server, _):
        page, wire = opened(browser, server, PAINTED)
        first, again = change(page, wire, "Himmelblau"), change(page, wire, "Booth")
        again = change(page, wire, "Himmelblau")
        say("a change to a new surface", first / 1000, "kB")
        say("and back to it", again / 1000, "kB")
        say("  saved, of a catalog of", len(catalogs["himmelblau"]) / 1000, "kB")
        page.context.close()
        say("downloads of Plotly in two visits", downloads(browser, server), "", 1)


def programs(packed: bytes) -> int:
    """Bytes of the rules and schedules of a catalog, compressed as they are sent."""
    found, _ = unpack(packed)
    return len(pack({part: found[part] for part in ("rules", "plans")}, compress=True))


def change(page: Page, wire: Wire, title: str) -> int:
    """Bytes received until another surface is drawn."""
    wire.clear()
    seq = page.evaluate("window.stage.seq")
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name=title).click()
    page.wait_for_function(f"window.stage.seq > {seq}")
    return sum(wire.received)


def downloads(browser: Browser, server: str) -> int:
    """How often plotly.min.js came over the network, and not from the browser's cache, in two visits."""
    context = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_init_script("performance.setResourceTimingBufferSize(5000)")
    came = 0
    for _ in range(2):
        page = context.new_page()
        page.goto(server)
        page.wait_for_function(PAINTED)
        page.wait_for_function("window.Plotly")
        came += int(page.evaluate(HEAVY))
        page.close()
    context.close()
    return came
