"""The page Noise in a real browser: lines are the run's, rings mark the rows drawn, a hand makes one wrong."""

from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import expect

from engine.link import decode
from engine.spec.noise import Noisy
from engine.sweeps.grid import ensemble
from surfaces.data.students import WRONG, least, students
from surfaces.regression import Regression
from tests.browser.pointer import PAINTED, centre, confirmed, drawn_equals_numpy, near_numpy, paths, stage, stands

DATA = (
    "v=1&surface=regression~error:mse~batch:none~outlier:false&start=0,0&steps=60&seed=3"
    "&run=gd~learning_rate:0.05&run=minibatch_gd~learning_rate:0.05~batch_size:4&run=sgd~learning_rate:0.05"
)
ANALYTIC = "v=1&surface=beale&start=1,1.5&steps=80&seed=2&noise=gaussian~scale:1&run=gd&run=adam~learning_rate:0.1"
SEEN = "document.querySelectorAll('.data .dots circle').length > 0"
TOLD = "document.querySelector('.ensemble h2')?.textContent && document.querySelector('.ensemble .chart .scatterlayer')"
GO = """async ({step, selected}) => {
  const { live } = await import(new URL("app/static/stage/live.js", document.baseURI).href);
  const { race, set, state } = live.latest;
  const dots = [...document.querySelectorAll(".data .dots circle")];
  const news = { step, ...(selected !== undefined && { selected: race.runners[selected].id }), playing: false };
  const drawn = new Promise((done) => live.addEventListener("frame", done, { once: true }));
  // What is on the screen already is not drawn again.
  if (Object.entries(news).some(([key, value]) => state[key] !== value)) {
    set(news);
    await drawn;
  }
  return {
    lines: [...document.querySelectorAll(".data [data-runner]")].map(({ dataset: { w, b } }) => [Number(w), Number(b)]),
    seen: dots.flatMap((dot, i) => (dot.dataset.seen === "true" ? i : [])),
    title: document.querySelector(".data h3")?.textContent,
    paths: window.stage.runners.map(({ path }) => [...path.slice(2 * step, 2 * step + 2)]),
  };
}"""
MINIMUM = """async () => {
  const { live } = await import(new URL("app/static/stage/live.js", document.baseURI).href);
  return live.latest.race.surface.minima[0];
}"""
REFERENCE = "Object.values({...document.querySelector('.data .reference path').dataset}).map(Number)"


@pytest.fixture
def noise(server, visit):
    """The page Noise with a link, drawn."""

    def open_noise(link=DATA, ready=SEEN, **options):
        found = visit(f"{server}/noise?{link}", **options)
        found.page.wait_for_function(PAINTED)
        if ready == SEEN:  # out of sight it rests
            found.page.locator(".data").scroll_into_view_if_needed()
        found.page.wait_for_function(ready)
        return found

    return open_noise


def drawn_rows(batch, step, seed=3):
    """The rows of a step, counted from 1, by their places in the data."""
    surface = Regression(batch=batch)
    fed = surface.draw(step - 1, np.random.default_rng(seed))
    known = [tuple(row) for row in np.stack(surface.data, axis=1)]
    return sorted(known.index(tuple(row)) for row in fed.reshape(2, -1).T)


def test_every_line_follows_the_run_and_the_rings_are_the_rows_of_the_step(noise):
    found = noise()
    page = found.page
    for step in (0, 7, 60):
        for selected, batch in ((1, 4), (2, 1)):
            now = page.evaluate(GO, {"step": step, "selected": selected})
            assert now["lines"] == now["paths"]
            assert now["seen"] == (drawn_rows(batch, step) if step else [])
    whole = page.evaluate(GO, {"step": 7, "selected": 0})
    assert whole["seen"] == [] and "all 24 rows" in whole["title"]
    drawn_equals_numpy(page)
    page.get_by_test_id("play").click()
    page.wait_for_function("window.stage?.step > 20 && !document.querySelector('.data h3').textContent.includes('7')")
    found.check()


@pytest.mark.parametrize("chance", ["", "&run=adam~learning_rate:0.1&noise=gaussian~scale:0.3"])
def test_a_hand_makes_a_score_wrong_and_the_race_follows_it(noise, chance):
    found = noise(DATA + chance)
    page = found.page
    x, y = centre(page.get_by_test_id("outlier"))
    page.mouse.move(x, y)
    page.mouse.down()
    sent = len(found.sent)
    page.mouse.move(x, y + 40, steps=4)
    page.mouse.move(x, y + 120, steps=4)
    slider = page.get_by_role("slider", name="Score of the student with the most hours")
    slip = float(slider.get_attribute("aria-valuenow"))
    assert slip < students()[1][WRONG] - 1
    # The line of least squares has gone along, before anyone was told.
    np.testing.assert_allclose(page.evaluate(REFERENCE), least("mse", *students(slip))[:2], rtol=1e-12)
    # So have the loss, and every runner on it.
    bent = replace(decode(stage(page, "link"))[0], surface=Regression(outlier=True, slip=slip))
    near_numpy(bent, paths(page))
    least_of_all = bent.surface.minima[0]
    page.wait_for_function(f"(x) => ({MINIMUM})().then((star) => Math.abs(star[0] - x) < 1e-9)", arg=least_of_all[0])
    star = page.evaluate(MINIMUM)
    np.testing.assert_allclose(star, least_of_all, rtol=1e-12)
    assert (stage(page, "seq"), len(found.sent)) == (0, sent)
    confirmed(page, page.mouse.up)
    assert len(found.sent) == sent + 1
    page.wait_for_function(f"decodeURIComponent(location.search).includes('slip:{slip:g}')")
    config = drawn_equals_numpy(page)
    assert config == bent
    np.testing.assert_allclose(page.evaluate(REFERENCE), config.surface.minima[0][:2], rtol=1e-12)
    now = page.evaluate(GO, {"step": 60})
    assert now["lines"] == now["paths"]
    found.check()


def test_a_finger_drags_the_score_and_not_the_page(noise):
    found = noise(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = found.page
    page.evaluate("document.querySelector('.data').scrollIntoView({ block: 'center' })")
    page.wait_for_function(PAINTED)  # and at rest there
    x, y = centre(page.get_by_test_id("outlier"))
    finger = page.context.new_cdp_session(page)
    for kind, way in [("touchStart", 0), *[("touchMove", 10 * i) for i in range(1, 9)]]:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y + way}]})
    assert float(page.get_by_test_id("outlier").get_attribute("aria-valuenow")) < 7
    stands(page.get_by_test_id("outlier"), (x, y + 80), within=3)
    confirmed(page, lambda: finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []}))
    assert decode(stage(page, "link"))[0].surface.outlier
    found.check()


def test_keys_make_it_wrong_and_right_again(noise):
    found = noise()
    page = found.page
    slider = page.get_by_test_id("outlier")
    slider.focus()
    confirmed(page, lambda: page.keyboard.press("PageDown"))
    assert decode(stage(page, "link"))[0].surface == Regression(outlier=True, slip=students()[1][WRONG] - 1)
    page.wait_for_function(
        "document.querySelector('[data-testid=outlier]').getAttribute('aria-valuetext') === 'score 7.9'"
    )
    slider.focus()
    confirmed(page, lambda: page.keyboard.press("Delete"))
    assert decode(stage(page, "link"))[0].surface.minima == Regression().minima
    found.check()


def test_the_ensemble_says_what_numpy_counts_at_the_step_of_the_stage(noise):
    found = noise(f"{ANALYTIC}&ensemble=seeds:40", TOLD)
    page = found.page
    config = decode(ANALYTIC)[0]
    loss = ensemble(config.entries[1], Noisy(config.surface, config.noise), config.start, 80, 40, 2).loss
    for step in (80, 25):
        median, high = np.quantile(loss[step], (0.5, 0.9))
        page.evaluate(GO, {"step": step})
        said = f"After {step} steps half of the 40 runs of Adam lie below {median:#.3g}; 10 % are above {high:#.3g}."
        page.wait_for_function("(said) => document.querySelector('.ensemble h2').textContent === said", arg=said)
    found.check()


def test_the_link_restores_the_ensemble_and_a_click_in_it_seeks(noise):
    found = noise(f"{DATA}&ensemble=runner:0~seeds:20~against:evaluations", TOLD)
    page = found.page
    expect(page.locator(".ensemble h2")).to_contain_text("After 60 gradients of single rows")
    expect(page.locator(".ensemble .names b")).to_have_text(["SGD", "Mini-batch GD", "GD"])
    box = page.locator(".ensemble .bands .field").bounding_box()
    page.locator(".ensemble .bands .field").click(position={"x": box["width"] / 3, "y": 100})
    page.wait_for_function("window.stage?.step < 60")
    assert stage(page, "seq") == 0
    found.check()


@pytest.mark.parametrize(("width", "language"), [(390, "ko"), (760, "en"), (1280, "ko")])
def test_nothing_sticks_out(noise, width, language):
    page = noise(f"{DATA}&ensemble=seeds:5&lang={language}", viewport={"width": width, "height": 800}).page
    page.locator(".ensemble .bands").scroll_into_view_if_needed()  # out of sight it rests
    page.wait_for_function(TOLD)
    page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
    parts = (".stage .plot", ".data .field", ".ensemble .cloud .field", ".ensemble .bands .field")
    page.wait_for_function(
        """(parts) => parts.map((part) => document.querySelector(part)?.getBoundingClientRect())
          .every((box) => box?.width > 150 && box.height > 150)""",
        arg=parts,
    )
    order = [page.locator(part).bounding_box()["y"] for part in parts]
    assert width == 1280 or order == sorted(order)


def test_a_first_visit_on_a_projector_sees_noise_with_its_axes_its_losses_and_where_the_seeds_are(server, visit):
    page = visit(f"{server}/noise", viewport={"width": 1280, "height": 720}).page
    page.wait_for_function(PAINTED)
    ensemble = page.locator(".st-key-ensemble-strip")
    ensemble.wait_for()
    assert page.evaluate("window.stage.link").count("learning_rate:0.05") == 3
    expect(page.locator(".stage .axes em")).to_have_text(["W →", "b ↑"])
    expect(page.locator(".stage .axes span").first).to_be_visible()
    expect(page.locator(".stage .loss")).to_be_visible()
    page.wait_for_function("document.querySelector('.st-key-ensemble-strip').getBoundingClientRect().top < 690")
    assert "surface" not in page.url
    # Whose card is opened is whose seeds are shown.
    whose = ensemble.get_by_label("Whose runs")
    expect(whose).to_have_value("Mini-batch GD")
    page.wait_for_function(TOLD)  # it follows a card that is opened once it is there itself
    page.get_by_test_id("runner-2").locator("h3").click()
    expect(whose).to_have_value("SGD")
