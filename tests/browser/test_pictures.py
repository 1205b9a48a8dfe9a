"""A race as a picture and as a film: made in the browser, read by Pillow and by an XML parser."""

import base64
import io
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pointer import PAINTED

SVG = "{http://www.w3.org/2000/svg}"
LINK = "v=1&surface=beale&start=1,1.5&steps=60&run=adam~learning_rate:0.1&run=gd~learning_rate:1"  # GD diverges
# The modules that the section has loaded, called with fewer and smaller pictures.
FILM = """async ([maker, frames, look]) => {
  const root = performance.getEntriesByType("resource").map(({ name }) => name).find((name) =>
    name.endsWith("/stage/live.js")).replace("stage/live.js", "");
  const [{ live }, { Picture }, film] = await Promise.all(
    ["stage/live.js", "export/picture.js", "export/film.js"].map((name) => import(root + name)));
  const words = { picture_start: "{x} {y}", picture_steps: "{steps}", picture_seed: "{seed}" };
  const parts = [];
  const picture = new Picture(live.latest, { shape: "wide", space: false, words, scale: 0.25, ...look });
  const blob = await film[maker](picture, { frames, progress: (part) => parts.push(part) });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return [btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join("")), parts, picture.last];
}"""
BEGIN_AND_STOP = """() => {
  for (const act of ["gif", "cancel"]) document.querySelector(`[data-testid=export-${act}]`).click();
}"""
PLAYS = """async (data) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: "video/webm" }));
  const video = Object.assign(document.createElement("video"), { src: url, muted: true });
  await new Promise((done, failed) => Object.assign(video, { onloadeddata: done, onerror: failed }));
  return [video.videoWidth, video.videoHeight, video.duration];
}"""


def saved(page, kind):
    """The file that a button offers: its name and its bytes."""
    with page.expect_download() as offered:
        page.get_by_test_id(f"export-{kind}").click()
    with open(offered.value.path(), "rb") as file:
        return offered.value.suggested_filename, file.read()


def made(page, maker, frames, **look):
    """A small film, what its progress was, and the last step that it shows."""
    data, parts, last = page.evaluate(FILM, [maker, frames, look])
    assert parts == sorted(parts) and len(parts) == frames and parts[-1] == 1
    return data, last


def pictures(data):
    """Every picture of a GIF, whole, as Pillow sees it."""
    film = Image.open(io.BytesIO(base64.b64decode(data)))
    found = []
    for k in range(film.n_frames):
        film.seek(k)
        found.append(film.convert("RGB"))
    return film, found


def open_sheet(found: Visit):
    page = found.page
    page.wait_for_function(PAINTED)
    page.wait_for_function("window.Plotly")
    page.get_by_test_id("export").click()
    page.get_by_test_id("export-sheet").wait_for()
    return page


def test_a_race_is_taken_home_as_picture_and_film(opened):
    found = opened(LINK)
    page = open_sheet(found)

    name, content = saved(page, "png")
    whole = Image.open(io.BytesIO(content)).convert("RGBA")
    assert (name, whole.size) == ("beale-adam-gd.png", (1280, 720))
    assert whole.getpixel((2, 2)) == (255, 255, 255, 255)
    page.get_by_test_id("export-double").check()
    page.get_by_test_id("export-clear").check()
    page.get_by_test_id("export-shape-square").check()
    clear = Image.open(io.BytesIO(saved(page, "png")[1]))
    assert clear.size == (2160, 2160) and clear.getpixel((2, 2))[3] == 0

    name, content = saved(page, "svg")
    tree = ElementTree.fromstring(content)
    texts = ["".join(node.itertext()) for node in tree.iter(f"{SVG}text")]
    assert name == "beale-adam-gd.svg" and {"Beale", "Adam", "η 0.1"} <= set(texts)
    assert any(text.startswith("GD diverged at step") for text in texts)  # what ended oddly says so
    assert len(list(tree.iter(f"{SVG}image"))) == 1  # the tones; lines, marks and letters are drawn
    assert len(list(tree.iter(f"{SVG}path"))) > 40

    # A film that is not wanted any more ends, and says so.
    page.evaluate(BEGIN_AND_STOP)
    page.wait_for_function("document.querySelector('[data-testid=export-said]').textContent === 'Cancelled.'")

    data, last = made(page, "gif", 6)
    film, seen = pictures(data)
    assert (film.size, len(seen), last, film.info["loop"]) == ((320, 180), 6, 60, 0)
    for before, after in pairwise(seen):
        assert ImageChops.difference(before, after).getbbox()
    blue = (31, 106, 239)  # of GD, as it is drawn
    assert blue in {colour for _, colour in seen[-1].getcolors(1 << 16)}
    data, _ = made(page, "gif", 2, space=True)
    assert len(pictures(data)[1]) == 2

    if page.get_by_test_id("export-video").is_enabled():
        data, _ = made(page, "video", 4)
        assert page.evaluate(PLAYS, data)[:2] == [320, 180]
    else:  # a browser without an encoder says so
        assert "video" in page.get_by_test_id("export-limits").inner_text()
    asked = [message for message in found.sent if any(kind in message for kind in (b'"png"', b'"svg"', b'"gif"'))]
    assert asked == []  # the server had no part in any of it

    # Before the reveal nothing is given away.
    page.keyboard.press("Escape")
    page.get_by_test_id("hide-future").click()
    page.get_by_test_id("scrub").fill("3")
    page.wait_for_function("window.stage.step === 3")
    page.get_by_test_id("export").click()
    expect(page.get_by_test_id("export-limits")).to_contain_text("step 3")
    assert made(page, "gif", 2)[1] == 3
    found.check()


BESIDE = {  # by page: what is on it, what its picture says, a colour in it, and how a table of it begins
    "maps?v=1&surface=ellipse~condition:25&start=-4,1.6&steps=80&run=momentum~learning_rate:0.05": (
        "numbers", ".numbers .field[data-cells=fine]", {"edge of stability", "diverges"}, (15, 54, 83), "map",
    ),
    "noise?v=1&surface=regression~batch:8&steps=60&seed=1&run=minibatch_gd~learning_rate:0.05&run=gd": (
        "ensemble", ".ensemble .names b", {"Loss", "median"}, None, "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("address", BESIDE)
def test_what_stands_beside_the_race_is_taken_home_as_it_is_drawn(visit, server, address):
    found = visit(f"{server}/{address}")
    page = found.page
    name, there, says, colour, table = BESIDE[address]
    page.locator(there).first.wait_for()
    open_sheet(found)
    page.get_by_test_id(f"export-subject-{name}").check()
    assert page.get_by_test_id("export-gif").is_disabled()
    file, content = saved(page, "png")
    whole = Image.open(io.BytesIO(content)).convert("RGB")
    assert file.endswith(f"-{table or name}.png") and whole.width == 1280
    seen = {each for _, each in whole.getcolors(1 << 24)}
    assert len(seen) > 30 and (colour is None or colour in seen)
    tree = ElementTree.fromstring(saved(page, "svg")[1])
    texts = ["".join(node.itertext()) for node in tree.iter(f"{SVG}text")]
    assert says <= {text for whole in texts for text in (whole, *whole.split(" "), whole.strip())}
    assert any("v=1" in text for text in texts) and any("start (" in text for text in texts)  # settings and link
    if table:
        file, content = saved(page, f"{table}_csv")
        assert file == "map.csv" and b"\nrunner,name,learning_rate,momentum,status," in content
    found.check()
