"""A trajectory from a file beside the runners of a race: dropped, judged, removed, and nowhere else."""

from tests.browser.pointer import PAINTED

LINK = "v=1&surface=rosenbrock&start=-1.2,1&steps=40&run=adam~learning_rate:0.05&run=gd~learning_rate:1"  # GD diverges
DROP = """([text, name]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  const at = document.querySelector(".stage .plot");
  for (const type of ["dragover", "drop"])
    at.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
}"""
SAID = "(said) => document.querySelector('[data-testid=import-said]').textContent.includes(said)"
SAME = """() => {
  const { runners, imported } = window.stage;
  const same = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);
  return runners.length === 2 && imported.length === 2 && imported.every(({ path, loss, status }, i) =>
    same(path, runners[i].path) && same(loss, runners[i].loss) &&
    status.kind === runners[i].status.kind && status.step === runners[i].status.step);
}"""

NOISE = """() => document.querySelector(".st-key-chance .stage") && window.stage?.painted > 0
  && window.stage.runners.length === 1 && !window.stage.imported.length"""


def test_our_own_export_lies_on_our_own_paths_and_bad_files_change_nothing(opened):
    page = opened(LINK).page
    page.wait_for_function(PAINTED)
    page.wait_for_function("window.Plotly")
    page.get_by_test_id("export").click()
    with page.expect_download() as offered:
        page.get_by_test_id("export-csv").click()
    page.get_by_test_id("import-file").set_input_files(offered.value.path())
    page.wait_for_function(SAME)
    page.get_by_test_id("export-close").click()
    verdict = page.get_by_test_id("verdict")
    page.wait_for_function("document.querySelector('[data-testid=verdict]').textContent.includes('imported')")
    assert page.locator("table tr", has_text="GD (imported)").count() == 1
    card = page.get_by_test_id("imported-0")
    assert "40 steps" in card.inner_text() and "not in the link" in card.inner_text()
    assert not card.locator("input").count() and "imported" not in page.evaluate("window.stage.link")

    for text, said in (("x,y\n1,=2\n", "Row 2, column y: not a number."), ("[" * 10**5, "This is not valid JSON.")):
        page.evaluate(DROP, [text, "<b>bad</b>.csv"])
        page.wait_for_function(SAID, arg=said)
        assert page.evaluate("window.stage.imported.length") == 2
    page.evaluate(DROP, ["x,y\n-1,0\n0,1\n", "<b>mine</b>.csv"])
    page.wait_for_function("window.stage.imported.length === 3")
    assert page.evaluate("window.stage.imported[2].name") == "<b>mine</b> (imported)"

    # Another surface does not show what was never on it; an edit leaves an imported one as it is.
    for index in (2, 1):
        page.get_by_test_id(f"imported-{index}").locator("[data-act=remove]").press("Enter")
    page.wait_for_function("window.stage.imported.length === 1")
    page.get_by_test_id("runner-1").locator("[data-act=remove]").dispatch_event("click")
    page.wait_for_function("window.stage.runners.length === 1 && !window.stage.live")
    assert page.evaluate("window.stage.imported[0].name") == "Adam (imported)" and verdict.inner_text()
    page.get_by_role("link", name="Noise").first.click()
    page.wait_for_function(NOISE)
