"""The sheet Export as a student meets it: the code of the race in one click, taken along in a second one."""

from pathlib import Path

from playwright.sync_api import expect

from engine.link import decode
from export import code
from tests.browser.pointer import PAINTED, noticed

LINK = "v=1&surface=himmelblau&steps=40&run=adam~learning_rate:0.1&run=lion~schedule:cosine"


def test_code_is_shown_copied_and_taken_along(visit, server):
    page = visit(f"{server}/?{LINK}").page
    page.wait_for_function(PAINTED)
    page.get_by_test_id("export").click()
    shown = page.get_by_test_id("export-code")
    expect(shown).to_contain_text("torch.optim.Adam(params, lr=0.1")
    race = decode(LINK)[0]
    assert shown.text_content() == code(race, "pytorch")
    expect(page.get_by_test_id("export-remarks")).to_contain_text("Lion")
    copied = noticed(page, "document.querySelector('dialog section.code .button').textContent === 'Copied'")
    page.locator("dialog section.code .button").first.click()
    copied()

    page.get_by_test_id("export-keras").click()
    expect(shown).to_contain_text("keras.optimizers.Adam")
    with page.expect_download() as download:
        page.get_by_test_id("export-download").click()
    assert download.value.suggested_filename == "race_keras.py"
    assert Path(download.value.path()).read_text(encoding="utf-8") == code(race, "keras")

    page.keyboard.press("Escape")
    expect(page.get_by_test_id("export-sheet")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.testid") == "export"
