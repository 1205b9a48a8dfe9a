"""Takes the pictures of the README from the running app: `make shots`."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import QUIET, found_chromium, running

HERE = Path(__file__).parent
PICTURES = {"race": "/"}
DRAWN = "window.stage && window.stage.painted > 0"


def main() -> None:
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_chromium(), args=QUIET.split())
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-US")
        for name, path in PICTURES.items():
            page.goto(address + path)
            page.wait_for_function(DRAWN)
            page.wait_for_timeout(1500)  # fonts, and the end of the stage's first drawing
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
