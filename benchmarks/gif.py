"""A race as a film: how long the browser takes, how long it keeps a hand waiting, how large the file is.

    python -m benchmarks.gif

Six runners × 150 pictures at 1280 × 720. Every picture is read by Pillow, and the last one is compared with the PNG.
"""

import base64
import io
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import CDPSession, Page

from benchmarks.browser import PAINTED, chromium, opened, say, session
from tests.browser.conftest import running

RULES = ("gd", "momentum", "nag", "rmsprop", "adam", "adagrad")
LINK = "v=1&surface=beale&steps=150&" + "&".join(f"run={rule}" for rule in RULES)
LOOKS: dict[str, dict[str, object]] = {
    "2-D": {},
    "3-D": {"space": True},
    "square": {"shape": "square"},
}
# The longest wait is that of a timer beside the work.
MAKE = """async ([module, maker, look]) => {
  const root = performance.getEntriesByType("resource").map(({ name }) => name).find((name) =>
    name.endsWith("/stage/live.js")).replace("stage/live.js", "");
  const [{ live }, { Picture }, makers] = await Promise.all(
    ["stage/live.js", "export/picture.js", `export/${module}.js`].map((name) => import(root + name)));
  const words = { picture_start: "start ({x}, {y})", picture_steps: "{steps} steps", picture_seed: "" };
  let [longest, before, done] = [0, performance.now(), false];
  const wait = () => {
    const now = performance.now();
    [longest, before] = [Math.max(longest, now - before), now];
    if (!done) setTimeout(wait);
  };
  wait();
  const begin = performance.now();
  const blob = await makers[maker](new Picture(live.latest, { shape: "wide", space: false, words, ...look }));
  done = true;
  const took = performance.now() - begin;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { took, longest, data: btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join("")) };
}"""


def made(page: Page, module: str, maker: str, look: dict[str, object]) -> tuple[bytes, dict[str, Any]]:
    found = page.evaluate(MAKE, [module, maker, look])
    return base64.b64decode(found.pop("data")), found


def thread(asked: CDPSession) -> float:
    """Seconds that the page's thread has worked so far."""
    metrics = asked.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "ThreadTime"))


def farthest(film: Image.Image, still: bytes) -> int:
    """How far a colour of the last picture is from that of the PNG, of 255."""
    one, other = (np.asarray(each.convert("RGB"), int) for each in (film, Image.open(io.BytesIO(still))))
    return int(np.abs(one - other).max())


def report(page: Page) -> None:
    page.wait_for_function("window.Plotly")
    asked = session(page)
    asked.send("Performance.enable")
    made(page, "film", "gif", {})  # what is loaded on first use is loaded
    for name, look in LOOKS.items():
        print(f"GIF, {name}")
        before = thread(asked)
        data, times = made(page, "film", "gif", look)
        say("made in", times["took"] / 1000, "s", 6)
        say("of that, work of the page's thread", thread(asked) - before, "s")
        say("the longest that a hand waits", times["longest"], "ms")
        say("size", len(data) / 1e6, "MB", 3)
        film = Image.open(io.BytesIO(data))
        for k in range(film.n_frames):  # type: ignore[attr-defined]
            film.seek(k)
            film.load()
        say("pictures that Pillow reads", film.n_frames, "", 150, least=True)  # type: ignore[attr-defined]
        say("farthest colour from the PNG", farthest(film, made(page, "still", "png", look)[0]), "of 255", 24)
    print("Video")
    data, times = made(page, "film", "video", {})
    say("made in", times["took"] / 1000, "s")
    say("size", len(data) / 1e6, "MB")


def main() -> None:
    with running() as address, chromium() as browser:
        page, _ = opened(browser, f"{address}/?{LINK}", PAINTED)
        report(page)


if __name__ == "__main__":
    main()
