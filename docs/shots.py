"""Takes the pictures of the README from the running app: `make shots`. `python -m docs.shots FOLDER` films its pages.

A film is the first eight seconds of a page after its first paint, one picture a second in one row: what a first visitor
sees, on every kind of screen.
"""

import sys
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import QUIET, found_chromium, running
from tests.browser.shifts import PAGES

HERE = Path(__file__).parent
PICTURES = {"race": "/"}
DRAWN = "window.stage && window.stage.painted > 0"
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
DESKTOP = {"viewport": {"width": 1440, "height": 900}, "locale": "en-US"}
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "en-US", "has_touch": True, "is_mobile": True}
SCREENS: dict[str, dict[str, Any]] = {
    "1440": DESKTOP,
    "1280": DESKTOP | {"viewport": {"width": 1280, "height": 720}},
    "phone": PHONE,
    "dark": DESKTOP | {"color_scheme": "dark"},
    "korean": DESKTOP | {"locale": "ko-KR"},
    "phone-dark-korean": PHONE | {"color_scheme": "dark", "locale": "ko-KR"},
}
SECONDS, WIDTH = 8, 480


def main() -> None:
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_chromium(), args=QUIET.split())
        if folders := sys.argv[1:]:
            films(browser, address, Path(folders[0]))
        else:
            pictures(browser, address)
        browser.close()


def pictures(browser: Browser, address: str) -> None:
    page = browser.new_page(**DESKTOP)
    for name, path in PICTURES.items():
        page.goto(address + path)
        page.wait_for_function(DRAWN)
        page.wait_for_timeout(1500)  # fonts, and the end of the stage's first drawing
        page.screenshot(path=HERE / f"{name}.png")


def films(browser: Browser, address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (path, _) in PAGES.items():
        for screen, settings in SCREENS.items():
            film(browser, f"{address}/{path}", settings).save(folder / f"{name}-{screen}.png")


def film(browser: Browser, address: str, settings: dict[str, Any]) -> Image.Image:
    """The pictures of the first seconds in one row, in a browser that has not been here before."""
    with browser.new_context(**settings) as context:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        page.wait_for_function(PAINTED)
        begun, shots = monotonic(), []
        for second in range(SECONDS + 1):
            page.wait_for_timeout(max(0.0, (begun + second - monotonic()) * 1000))
            shots.append(Image.open(BytesIO(page.screenshot(scale="css"))))
    width = min(WIDTH, shots[0].width)
    height = round(shots[0].height * width / shots[0].width)
    row = Image.new("RGB", (width * len(shots), height))
    for place, shot in enumerate(shots):
        row.paste(shot.resize((width, height)), (width * place, 0))
    return row


if __name__ == "__main__":
    main()
