"""The engine in the browser, alone: ms to run and judge every runner anew, as a drag of the start asks for."""

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import PAINTED, opened, say, throttled
from benchmarks.drag import LINK
from tests.browser.conftest import served

RACES = {(6, 300): 2, (18, 1000): 20}  # runners, steps: ms
# The modules of the page are asked for again, so the programs that Python sent stand ready in them.
RUN = """
async ([count, steps]) => {
  const { Model } = await import(new URL("app/static/draft/model.js", document.baseURI).href);
  const model = new Model();
  const race = await model.confirm(document.querySelector(".descent").latest);
  const runners = Array.from({ length: count }, (_, index) => {
    const { slot, key, kind, values } = race.runners[index % race.runners.length];
    return { id: `run ${index}`, slot, key, kind, values, schedule: null };
  });
  const times = [];
  for (let turn = 0; turn < 45; turn++) {
    const begun = performance.now();
    const { runners: found } = model.preview({ start: [-1.2 + turn / 1000, 1], steps, runners });
    times.push(performance.now() - begun);
    if (found.length !== count || found.some(({ rows }) => rows < steps)) throw new Error("a runner did not run");
  }
  return times.slice(5).sort((a, b) => a - b)[20];
}
"""


def report(browser: Browser) -> None:
    with served(Path.cwd()) as (server, _):
        page, _ = opened(browser, f"{server}/?{LINK}", PAINTED)
        print("Running all runners anew, median of 40 (the bar is for a processor that is not slowed)")
        for times in (1, 4):
            throttled(page, times)
            for (count, steps), bar in RACES.items():
                took = page.evaluate(RUN, [count, steps])
                say(f"{count} runners × {steps} steps, {times}× slower", took, "ms", bar if times == 1 else None)
        page.context.close()
