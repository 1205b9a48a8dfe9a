"""The view in space: it fills its box and hides what lies behind; and the arrows show what was recorded."""

import json
import mimetypes
from pathlib import Path

import numpy as np
import pytest

from engine.fields import registry
from engine.run import trajectory
from engine.spec.derived import programs
from engine.spec.optimizer import Optimizer
from stage.anatomy.arrows import memories
from stage.card_schema import params
from stage.words import WORDS
from surfaces.beale import Beale
from tests.plain import plain

ROOT = Path(__file__).parents[2]
HOST = "http://127.0.0.1:9"  # nobody listens: every request is answered below
LEVELS = {"low": -2, "high": 2}
BOX = {"left": 20, "top": 10, "width": 600, "height": 560}

OPEN = """async ([surface, levels, box, words]) => {
  const [{ Space }, { compile }, { Frame }, { paint }] = await Promise.all(
    ["stage/space", "core/program", "kit/frame", "stage/scene"].map((name) => import(`./static/${name}.js`)),
  );
  surface.program = compile(surface.program);
  const flat = Frame.fit(surface.view, box);
  window.asked = [];
  const hooks = { turned: () => window.asked.push("turned"), zoom: (factor) => window.asked.push(factor) };
  window.space = new Space(document.getElementById("host"), hooks);
  window.draw = (dark = false) => window.space.draw(surface, flat, levels, { dark, font: "sans-serif", words });
  window.draw();
  window.space.show(true);
  window.race = (path) => {
    const runner = { id: "0", slot: 0, path: Float64Array.from(path), status: { kind: "moving" } };
    runner.rows = path.length / 2;
    return { runners: [runner], steps: runner.rows - 1, words, surface: { saddles: [], minima: [] } };
  };
  window.paint = (race, at) => {
    const [{ frame }, ctx] = [window.space, document.querySelector("#host > canvas").getContext("2d")];
    const [runner] = race.runners;
    const lines = new Map([[runner, frame.line(runner.path)]]);
    const colors = { background: "#FFFFFF", ink: "#000000", ink2: "#000000", focus: "#000000" };
    ctx.clearRect(0, 0, 640, 600);
    const view = { step: race.steps, start: [99, 0], hidden: new Set() };
    paint(ctx, { race, frame, lines, labels: new Map(), colors, dark: false }, view);
    // The strongest paint near each place of the path but the last, which has a marker.
    return at.map((theta) => {
      const [px, py] = frame.pixel(theta).map(Math.round);
      const { data } = ctx.getImageData(px - 4, py - 4, 9, 9);
      return [frame.hides(theta), Math.max(...data.filter((_, i) => i % 4 === 3))];
    });
  };
}"""
FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
# The part of the box that the landscape takes, across and down, and how much of it is neither empty nor text.
FILLED = """() => {
  const { width, height, near } = window.space.picture;
  const [xs, ys] = [[], []];
  near.forEach((each, i) => each && (xs.push(i % width), ys.push(Math.floor(i / width))));
  const span = (list) => list.reduce((a, b) => Math.max(a, b)) - list.reduce((a, b) => Math.min(a, b));
  return [span(xs) / width, span(ys) / height];
}"""
PIXEL = """(theta) => {
  const { canvas, frame } = window.space;
  const [px, py] = frame.pixel(theta).map((each, i) => (each - Object.values(frame.box)[i]) * devicePixelRatio);
  return [...canvas.getContext("2d").getImageData(px, py, 1, 1).data];
}"""


@pytest.fixture(scope="module")
def bare(browser):
    """The small page of the view in space, its files read from the disk."""
    context = browser.new_context(viewport={"width": 640, "height": 600})
    page = context.new_page()

    def answer(route):
        path = route.request.url.removeprefix(HOST).split("?")[0].lstrip("/")
        route.fulfill(body=(ROOT / path).read_bytes(), content_type=mimetypes.guess_type(path)[0])

    page.route(f"{HOST}/**", answer)
    page.goto(f"{HOST}/tests/browser/space.html")
    page.evaluate("document.head.append(Object.assign(document.createElement('base'), { href: '/' }))")
    yield page
    context.close()


@pytest.fixture
def page(bare):
    """The page without a view in it."""
    bare.evaluate("window.space?.destroy?.(); document.querySelector('#host > canvas').width = 640")
    return bare


def opened(page):
    surface = Beale()
    shown = {
        "view": surface.view,
        "axes": surface.axes,
        "minima": surface.minima,
        "floor": 0.0,
        "program": plain(programs(surface)[0].pack()),
    }
    page.evaluate(OPEN, [shown, LEVELS, BOX, {name: text["en"] for name, text in WORDS.items()}])
    page.evaluate(FRAMES)
    return surface


def press(page, *keys):
    page.evaluate("window.space.node.focus()")
    for key in keys:
        page.keyboard.press(key)


def test_the_landscape_fills_its_box_turns_by_keys_and_draws_nothing_that_lies_behind(page):
    opened(page)
    across, down = page.evaluate(FILLED)
    assert max(across, down) > 0.8 and min(across, down) > 0.65
    assert page.evaluate("window.space.node.ariaLabel") == WORDS["space_view"]["en"]

    # Keys turn it and ask for another window; what is told is drawn by the next call, at rest twice as fine.
    home = page.evaluate("window.space.frame.pixel([3, 0.5])")
    press(page, "ArrowLeft", "ArrowUp", "+", "-")
    asked = page.evaluate("window.asked")
    assert asked[:2] == ["turned", "turned"] and asked[2] < 1 < asked[3]
    page.evaluate("window.draw()")
    turned = page.evaluate("window.space.frame.pixel([3, 0.5])")
    assert np.hypot(*np.subtract(turned, home)) > 5
    page.wait_for_function("window.space.picture.ratio === 2")

    # Another theme: the same place, other colours.
    light = page.evaluate(PIXEL, [1, 0])
    page.evaluate("window.draw(true)")
    dark = page.evaluate(PIXEL, [1, 0])
    assert page.evaluate("window.space.frame.pixel([3, 0.5])") == turned
    assert min(light[:3]) > 100 > max(dark[:3]) and light[3] == dark[3] == 255

    # From low beside a wall, a path that goes along behind it is faint there, and strong before it.
    page.evaluate("window.space.camera = { angle: 0.4, rise: 0.25 }; window.draw(false)")
    path = [[3 - 0.2 * k, 0.5] for k in range(16)]
    seen = page.evaluate(
        "(path) => window.paint(window.race(path.flat()), path.slice(2, -2))", [[x, y] for x, y in path]
    )
    covered = [strength for hidden, strength in seen if hidden]
    clear = [strength for hidden, strength in seen if not hidden]
    assert len(covered) > 2 and len(clear) > 2
    assert np.median(covered) < 150 and np.median(clear) > 240
    page.evaluate("window.space.show(false)")
    assert page.locator(".space").is_hidden()


REMEMBERED = {"adam": "m_hat", "momentum": "velocity", "nag": "velocity", "lion": "m", "lookahead": "inner.m_hat"}
FORGETFUL = ("gd", "adagrad", "rmsprop", "adadelta", "newton")


@pytest.mark.parametrize("rule", [*REMEMBERED, *FORGETFUL])
def test_the_quantities_of_a_step_are_the_recorded_ones(page, rule):
    optimizer = registry(Optimizer)[rule]()
    run = trajectory(optimizer, Beale(), (1.0, 1.5), 12)
    columns = {"theta": run.theta[1:], "gradient": run.gradient, "lr": run.lr, "asked.0": run.asked[:, 0]}
    columns |= {f"state.{name}": value for name, value in run.state.items()}
    flat = {}
    for name, value in columns.items():
        flat |= {name: value} if value.ndim == 1 else {f"{name}.0": value[:, 0], f"{name}.1": value[:, 1]}
    runner = {
        "rows": len(run.theta),
        "names": list(flat),
        "values": {param.name: param.value for param in params(optimizer)},
        "path": run.theta.ravel().tolist(),
        "memories": memories(optimizer, "en"),
        "history": np.column_stack(list(flat.values())).ravel().tolist(),
    }
    script = """async (runner) => {
      const { quantities } = await import("./static/stage/inspect.js");
      runner.path = Float64Array.from(runner.path);
      return [0, 1, 7, 12].map((step) => quantities(runner, step));
    }"""
    for step, found in zip([1, 1, 7, 12], page.evaluate(script, json.loads(json.dumps(runner))), strict=True):
        assert found["step"] == step
        assert found["theta"] == run.theta[step - 1].tolist()
        assert found["asked"] == run.asked[step - 1, 0].tolist()
        assert found["gradient"] == run.gradient[step - 1].tolist()
        assert found["update"] == (run.theta[step] - run.theta[step - 1]).tolist()
        assert found["lr"] == run.lr[step - 1]
        memory = found["memory"]
        assert (memory and memory["field"].removeprefix("state.")) == REMEMBERED.get(rule)
        if memory:
            assert memory["value"] == run.state[REMEMBERED[rule]][step - 1].tolist()
            assert memory["sign"] == -1
