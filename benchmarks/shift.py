"""How much every page jumps while it opens, cold and warm, on a desktop and on a phone (good is below 0.1)."""

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import chromium, say
from tests.browser.conftest import served
from tests.browser.shifts import PAGES, SIZES, shifts

GOOD = 0.1


def report(browser: Browser) -> None:
    for size, (width, height) in SIZES.items():
        for name, (address, whole) in PAGES.items():
            with served(Path.cwd()) as (server, _):
                context = browser.new_context(viewport={"width": width, "height": height})
                for turn in ("cold", "warm"):
                    page = context.new_page()
                    page.goto(f"{server}/{address}")
                    page.wait_for_function(whole)
                    say(f"{name}, {size}, {turn}: sum of layout shifts", shifts(page)[1], "", GOOD)
                    page.close()
                context.close()


if __name__ == "__main__":
    with chromium() as browser:
        report(browser)
