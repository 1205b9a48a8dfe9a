"""The cards: runners come and go, numbers are exact, and there is room for what must be seen."""

from playwright.sync_api import expect

from tests.browser.pointer import confirmed, drawn_equals_numpy, stage


def test_runners_come_and_go(opened):
    found = opened()
    page = found.page
    confirmed(page, lambda: page.get_by_role("combobox", name="Add a runner").select_option("Lion"))
    assert stage(page, "runners.map(r => r.name)") == ["Adam", "Momentum", "Lion"]
    card = page.get_by_test_id("runner-0")
    card.click(position={"x": 60, "y": 14})
    confirmed(page, lambda: card.get_by_role("button", name="Duplicate").click())
    confirmed(page, lambda: page.get_by_test_id("runner-1-beta1").press("ArrowLeft"))
    names = stage(page, "runners.map(r => r.name)")
    assert len(set(names)) == 4
    assert all(name.startswith("Adam, β₁") for name in names[:2])
    confirmed(page, lambda: page.get_by_test_id("runner-1").get_by_role("button", name="Remove").click())
    assert stage(page, "runners.map(r => r.name)") == ["Adam", "Momentum", "Lion"]
    drawn_equals_numpy(page)
    found.check()


def test_an_exact_number_survives_and_a_bad_one_changes_nothing(opened):
    page = opened().page
    box = page.get_by_test_id("runner-0").get_by_role("textbox").first
    box.fill("0.0123456789")
    confirmed(page, lambda: box.press("Enter"))
    assert "learning_rate:0.0123456789" in stage(page, "link")
    box.fill("-3")
    box.press("Enter")
    expect(page.get_by_test_id("runner-0")).to_contain_text("must be")
    assert "learning_rate:0.0123456789" in stage(page, "link")


def test_six_runners_show_their_main_sliders_at_1280_by_900(opened):
    rules = ("adam", "rmsprop", "nadam", "adamw", "lookahead", "adabelief")
    link = "v=1&surface=himmelblau&steps=50" + "".join(f"&run={rule}" for rule in rules)
    page = opened(link, viewport={"width": 1280, "height": 900}).page
    for slider in ("0-beta1", "1-rho", "2-beta2", "3-epsilon", "4-learning_rate", "4-k", "5-beta1"):
        expect(page.get_by_test_id(f"runner-{slider}")).to_be_visible()


def test_the_longest_race_that_a_link_may_ask_for_is_drawn_and_plays(opened):
    rules = (
        "gd",
        "momentum",
        "nag",
        "adagrad",
        "rmsprop",
        "adadelta",
        "adam",
        "adamax",
        "nadam",
        "lion",
        "sgd",
        "adamw",
    )
    page = opened("v=1&surface=rosenbrock&steps=100000" + "".join(f"&run={rule}" for rule in rules)).page
    page.get_by_test_id("play").click()
    page.wait_for_function("window.stage?.playing && window.stage?.step > 1000 && window.stage?.step < 99000")
