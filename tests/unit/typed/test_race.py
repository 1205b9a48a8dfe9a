"""A typed formula races like any other surface: by link, at rates found for it, with programs for the browser."""

import numpy as np
import pytest

from engine.config import Entry, RunConfig, default_race, fresh
from engine.link import decode, encode
from engine.run import race, settle, trajectory
from engine.spec.text import LANGUAGES
from engine.symbolic.derivative import derivative, gradient
from engine.symbolic.expression import symbol
from engine.tuning.rates import known
from optimizers import OPTIMIZERS
from stage.catalog import catalog
from stage.wire import unpack
from surfaces import SURFACES
from surfaces.formula import Formula, parse

HIMMELBLAU = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2"
BAD = {
    "f=__import__('os')": "index",
    "f=log(-1-x^2)": "finite",
    "f=": "Type a formula",
    "f=<b>x</b>": "compares",
    "f=" + "x" * 900: "600",
}


def test_a_formula_is_the_built_in_surface_of_the_same_text() -> None:
    typed, built = parse(HIMMELBLAU), SURFACES["himmelblau"]()
    for name in OPTIMIZERS:
        rule = fresh(name, built)
        if rule.data(built).feeds:
            continue
        one, other = (trajectory(rule, surface, (0.5, -1.0), 40) for surface in (typed, built))
        np.testing.assert_allclose(one.theta, other.theta, rtol=1e-6, atol=1e-9, err_msg=name)


@pytest.mark.parametrize("text", [HIMMELBLAU, "a x^2 + b|y|", r"\frac{1}{2}\left(x^2+10y^2\right)", "x^3 - 3x + y^2"])
def test_its_race_survives_its_link(text: str) -> None:
    config = RunConfig(parse(text))
    link = encode(config)
    assert "surface=formula" in link and "&f=" in link
    assert decode(link) == (config, [])
    assert encode(decode(link)[0]) == link
    assert all(np.isfinite(run.theta[0]).all() for run in race(config))


def test_parameters_and_the_view_stand_in_the_link_as_numbers() -> None:
    config, notices = decode("surface=formula~a:2.5~left:-3&f=a*x^2%2By^2")
    assert config.surface == Formula("a*x^2 + y^2", a=2.5, left=-3.0) and not notices
    assert encode(config).startswith("v=1&surface=formula~a:2.5~left:-3&f=a")
    _, notices = decode("surface=formula~b:1&f=x%2By")
    assert len(notices) == 1


@pytest.mark.parametrize(("part", "said"), BAD.items())
def test_a_formula_that_cannot_be_used_leaves_the_default_race_with_one_notice(part: str, said: str) -> None:
    config, notices = decode(f"v=1&surface=formula&{part}")
    assert config.surface == default_race().surface
    assert len(notices) == 1 and said in notices[0].en
    for language in LANGUAGES:
        assert len(notices[0][language]) < 400 and "<" not in notices[0][language]


def test_numbers_that_leave_nothing_to_see_are_left_out() -> None:
    config, notices = decode("surface=formula~a:-1&f=log(a)%2Bx^2%2By^2")
    assert config.surface == parse("log(a) + x^2 + y^2") and len(notices) == 1


def test_a_rate_is_found_for_every_rule_that_has_one() -> None:
    config = RunConfig(parse(HIMMELBLAU))
    for entry in config.entries:
        assert known(entry.optimizer, None, config.place).how == "found"  # type: ignore[union-attr]
    for name in OPTIMIZERS:
        rule = fresh(name, config.surface)
        ends = settle(rule, config.surface, config.surface.start, 300)
        assert ends.loss.min() < float(config.surface.loss(np.array(config.surface.start))), name


def test_on_a_quadratic_the_rate_is_the_one_of_theory() -> None:
    assert fresh("gd", parse("x^2 + 2y^2")).rate == pytest.approx(1 / 3)


def test_the_browser_gets_its_programs() -> None:
    config = RunConfig(parse("a x^2 + |y|"), entries=(Entry(OPTIMIZERS["adam"]()),))
    for language in LANGUAGES:
        said = unpack(catalog(config, language))[0]
        assert said["surface"]["key"] == "formula"
        assert said["surface"]["minima"] == [[0.0, 0.0, 0.0]]
        assert {each["kind"] for each in said["rules"]} >= {"adam", "gd", "newton"}


def test_the_log_scale_counts_from_the_lowest_place_in_sight() -> None:
    surface = unpack(catalog(RunConfig(Formula("x^3 - 3*x + y^2", left=-4.0)), "en"))[0]["surface"]
    assert surface["floor"] < min(loss for _, _, loss in surface["minima"])


@pytest.mark.parametrize(
    ("text", "start"), [("sqrt(x) + y^2", (-1e6, 1.0)), ("exp(x^2) + y^2", (1e6, 1.0)), ("sqrt(x) + y^2", (-1.0, 1.0))]
)
def test_a_race_that_starts_where_nothing_is_finite_ends_with_its_cause(text: str, start: tuple[float, float]) -> None:
    for run in race(RunConfig(parse(text), start=start)):
        assert run.status.kind == "diverged" and run.status.cause in ("outside", "undefined")
        assert run.theta.shape == (301, 2)


def test_a_formula_that_is_finite_on_a_line_has_a_view_around_it() -> None:
    view = parse("asin(4)^acos(x) + y").view  # 1 where acos(x) is 0
    assert view.x0 < 1 < view.x1


@pytest.mark.parametrize(
    "text", ["log(x) + y^2", "max(sqrt(x), -1) + y^2", "floor(asin(x)) + x + y^2", "x^2.5 + max(-x, y)"]
)
def test_where_a_loss_has_no_value_it_has_no_slope_and_no_rule_goes_on(text: str) -> None:
    """1/x goes on where log x has ended, and the larger of two numbers has a slope where one of them is none."""
    surface = parse(text)
    nowhere, somewhere = np.array([[-2.0, -1.5], [0.1, 0.2]]), np.array([[0.3, 0.5], [0.1, 0.2]])
    assert np.isnan(surface.loss(nowhere)).all() and np.isnan(surface.gradient(nowhere)).all()
    assert np.isfinite(surface.gradient(somewhere)).all()
    for name, rule in OPTIMIZERS.items():
        run = trajectory(rule(), surface, (-1.5, 0.1), 30)
        assert run.status == ("diverged", 1, "undefined") and run.why is not None and run.why.loss, name


def test_a_loss_without_gaps_has_the_slope_it_had() -> None:
    for text in (HIMMELBLAU, "sqrt(x^2 + y^2 + 1)", "abs(x)/4 + max(x, y)^3"):
        x, y = symbol("x"), symbol("y")
        f = parse(text).formula(x, y)
        assert [*gradient(f, (x, y))] == [derivative(f, x), derivative(f, y)]
