"""What a visitor does on the stage, and what a test then sees of it."""

import numpy as np

from engine.link import decode, encode
from engine.run import race

LINK = "v=1&surface=beale&start=1,1.5&steps=120&seed=0&run=adam~learning_rate:0.1&run=momentum~learning_rate:0.005"
DRAWN = "window.stage?.painted > 0"
# A first picture is drawn before the page's letters have come, and moves by some px with them: what is pointed at after
# this stays where it is.
PAINTED = """(() => {
  const plot = document.querySelector(".stage .plot"); // none while one page takes the place of another
  if (!plot || !(window.stage?.painted > 0) || document.fonts.status !== "loaded") return false;
  const { left, top, width, height } = plot.getBoundingClientRect();
  const at = [left, top, width, height].join();
  window.stands = window.stands?.at === at ? { at, frames: window.stands.frames + 1 } : { at, frames: 0 };
  return window.stands.frames > 2;
})()"""


def stage(page, what):
    return page.evaluate(f"window.stage.{what}")


def confirmed(page, act):
    """Do something and wait until Python has confirmed it and its paths and words are drawn."""
    seq = stage(page, "seq")
    act()
    page.wait_for_function(f"window.stage?.seq > {seq} && window.stage?.told")


def noticed(page, condition):
    """Has the page itself look in every picture from now on; what is returned waits until the condition has once held.

    For what comes and goes: a busy machine may be through with it before a test looks again.
    """
    page.evaluate(
        "window.noticed = false;"
        f"(function look() {{ if ({condition}) window.noticed = true; else requestAnimationFrame(look); }})()"
    )
    return lambda: page.wait_for_function("window.noticed")


def to_link(page, link):
    """Open another race in the page that stands, as Back and Forward do: a fifth of the work of opening a page."""
    page.evaluate(
        "(link) => { history.pushState({}, '', `?${link}`); dispatchEvent(new PopStateEvent('popstate')); }", link
    )
    page.wait_for_function("(link) => window.stage?.link === link && window.stage.told", arg=encode(*decode(link)[:1]))


def paths(page):
    return page.evaluate("window.stage.runners.map(({path}) => Array.from(path))")


def drawn_equals_numpy(page):
    """Every path on the stage is the path of the link, bit for bit."""
    config, notices = decode(stage(page, "link"))
    assert notices == []
    runs, drawn = race(config), paths(page)
    assert len(drawn) == len(runs)
    for run, path in zip(runs, drawn, strict=True):
        expected = run.theta.ravel()
        assert len(path) == len(expected) or run.status.kind == "diverged"
        np.testing.assert_array_equal(path, expected[: len(path)])
    return config


def box_of(slider):
    """The box beside a slider that says its value."""
    return slider.locator("xpath=ancestor::*[.//input[@type='text']][1]").locator("input[type=text]").first


def number(text):
    """A number as the page writes it."""
    return float(text.replace("\N{MINUS SIGN}", "-"))


def after(page, act):
    """Do something and return the paths of the first picture in which one of them is another."""
    page.evaluate("window.before = [window.stage.painted, window.stage.runners.map(({path}) => String(path))]")
    act()
    page.wait_for_function(
        "window.stage.painted > window.before[0] &&"
        " window.stage.runners.some(({path}, index) => String(path) !== window.before[1][index])"
    )
    return paths(page)


def near_numpy(config, drawn, far=1e-9):
    """The drawn paths are NumPy's runs of this race, up to the rounding of another language's functions."""
    runs = race(config)
    assert len(drawn) == len(runs)
    for run, path in zip(runs, drawn, strict=True):
        expected = run.theta.ravel()
        assert len(path) == len(expected) or run.status.kind == "diverged"
        np.testing.assert_allclose(path, expected[: len(path)], far, far)


def centre(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def stands(locator, at, within):
    """Wait until the middle of an element is at a place, px: it moves with the next picture."""
    locator.page.wait_for_function(
        """([node, x, y, within]) => {
          const { left, top, width, height } = node.getBoundingClientRect();
          return Math.abs(left + width / 2 - x) <= within && Math.abs(top + height / 2 - y) <= within;
        }""",
        arg=[locator.element_handle(), *at, within],
    )


def wheel_zoom(page, theta, closer):
    """Turn the wheel over a point of the plot with Ctrl held, so many notches closer; each is a fifth of an e-fold."""
    page.mouse.move(*page.evaluate(f"window.stage.toPixel({list(theta)})"))
    page.keyboard.down("Control")
    for _ in range(abs(closer)):
        page.mouse.wheel(0, -100 if closer > 0 else 100)
    page.keyboard.up("Control")
