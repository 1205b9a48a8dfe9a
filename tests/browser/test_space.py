"""The view in space: a path lies where Plotly draws the surface; and the arrows show what was recorded."""

import base64
import json
import mimetypes
from importlib.resources import files
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
  const { Space } = await import("./static/stage/space.js");
  const { compile } = await import("./static/core/program.js");
  surface.program = compile(surface.program);
  const look = { dark: false, font: "sans-serif", box, words };
  window.moves = 0;
  window.space = new Space(document.getElementById("host"), () => window.moves++);
  window.draw = (change) => window.space.draw(surface, levels, { ...look, ...change });
  window.draw({});
  window.space.show(true);
}"""
# One bright dot, drawn by Plotly instead of the surface, which would cover it from some sides.
DOT = """async ([x, y, z]) => {
  const marker = { size: 8, color: "#ff0000", line: { width: 0 } };
  const quiet = { marker, showlegend: false, hoverinfo: "skip" };
  const trace = { type: "scatter3d", mode: "markers", x: [x], y: [y], z: [z], ...quiet };
  await window.Plotly.addTraces(window.space.node, trace);
  await window.Plotly.restyle(window.space.node, { visible: false }, [0]);
}"""
UNDOT = """async () => {
  await window.Plotly.restyle(window.space.node, { visible: true }, [0]);
  await window.Plotly.deleteTraces(window.space.node, 1);
}"""
FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
CENTRE = """async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const ctx = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  ctx.drawImage(picture, 0, 0);
  const { data, width } = ctx.getImageData(0, 0, picture.width, picture.height);
  let [sum, x, y] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] < 200 || data[i + 1] > 80) continue;
    sum++;
    x += ((i / 4) % width) + 0.5;
    y += Math.floor(i / 4 / width) + 0.5;
  }
  return sum ? [x / sum, y / sum] : null;
}"""


@pytest.fixture(scope="module")
def bare(browser):
    """The small page of the view in space, its files read from the disk."""
    context = browser.new_context(viewport={"width": 640, "height": 600})
    page = context.new_page()

    def answer(route):
        path = route.request.url.removeprefix(HOST).split("?")[0].lstrip("/")
        file = files("plotly") / "package_data" / path if path == "plotly.min.js" else ROOT / path
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(path)[0])

    page.route(f"{HOST}/**", answer)
    page.goto(f"{HOST}/tests/browser/space.html")
    page.evaluate("document.head.append(Object.assign(document.createElement('base'), { href: '/' }))")
    yield page
    context.close()


@pytest.fixture
def page(bare):
    """The page without a view in it."""
    bare.evaluate("window.space?.destroy?.(); document.getElementById('host').replaceChildren()")
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


def height(surface, point):
    """What the loss axis shows: log10 of the loss, from one tone below the first level to one above the last."""
    tone = (LEVELS["high"] - LEVELS["low"]) / 11
    with np.errstate(divide="ignore"):
        return float(np.clip(np.log10(surface.loss(np.array(point))), LEVELS["low"] - tone, LEVELS["high"] + tone))


def press(*keys):
    def act(page):
        page.evaluate("window.space.node.focus()")
        for key in keys:
            page.keyboard.press(key)

    return act


def drag(page):
    page.mouse.move(300, 300)
    page.mouse.down()
    for i in range(8):
        page.mouse.move(300 - 20 * i, 300 - 6 * i)
    page.mouse.up()
    page.mouse.move(5, 595)


def farther(page):
    page.mouse.move(300, 300)
    page.keyboard.down("Control")
    for _ in range(2):
        page.mouse.wheel(0, 100)
    page.keyboard.up("Control")


CAMERAS = {
    "home": press(),
    "turned": press(*["ArrowLeft"] * 9, "ArrowUp"),
    "low": press(*["ArrowDown"] * 7, "ArrowRight"),
    "near": press("+", "+", "ArrowUp"),
    "dragged": drag,
    "wheel": farther,
}
POINTS = [(3.0, 0.5), (1.0, 1.5), (0.2, -1.7), (2.2, 0.4)]


@pytest.mark.parametrize("camera", CAMERAS)
def test_a_point_is_where_plotly_draws_it(page, camera):
    surface = opened(page)
    CAMERAS[camera](page)
    page.evaluate(FRAMES)
    for point in POINTS:
        expected = page.evaluate("(point) => window.space.frame.pixel(point)", point)
        page.evaluate(DOT, [*point, height(surface, point)])
        page.evaluate(FRAMES)
        found = page.evaluate(CENTRE, base64.b64encode(page.screenshot()).decode())
        assert found is not None, point
        assert np.hypot(*np.subtract(found, expected)) < 2, (point, found, expected)
        page.evaluate(UNDOT)


def test_the_camera_stays_and_every_turn_is_told(page):
    opened(page)
    press("ArrowLeft", "ArrowUp", "-")(page)
    assert page.evaluate("window.moves") == 3
    before = page.evaluate("window.space.frame.pixel([3, 0.5])")
    page.evaluate("window.draw({ dark: true })")
    page.evaluate("window.space.show(false)")
    page.evaluate("window.space.show(true)")
    page.evaluate(FRAMES)
    assert page.evaluate("window.space.frame.pixel([3, 0.5])") == before
    eye, camera = page.evaluate("[window.space.scene.getCamera().eye, window.space.camera]")
    assert np.arctan2(eye["y"], eye["x"]) == pytest.approx(camera[0], abs=1e-6)
    assert np.hypot(np.hypot(eye["x"], eye["y"]), eye["z"]) == pytest.approx(camera[2], abs=1e-6)


def test_outside_the_cube_there_is_no_pixel(page):
    opened(page)
    far, seen = page.evaluate(
        "[[99, 0], [3, 0.5]].map((p) => window.space.frame.contains(...window.space.frame.pixel(p)))"
    )
    assert (far, seen) == (False, True)


def test_without_webgl_the_reason_is_a_word(page):
    script = """async () => {
      const { Space } = await import("./static/stage/space.js");
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = () => null;
      try {
        return String(new Space(document.body));
      } catch ({ message }) {
        return message;
      } finally {
        HTMLCanvasElement.prototype.getContext = getContext;
      }
    }"""
    assert page.evaluate(script) in WORDS


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
