"""The regression on rows that somebody brought: losses, derivatives, best lines, view, link."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.config import RunConfig
from engine.link import decode, encode
from engine.run import race
from engine.symbolic.over_rows import over_rows, rows_of
from optimizers import OPTIMIZERS
from surfaces.data import fitted
from surfaces.data.students import students
from surfaces.data.table import LINKED, Table, table_of
from surfaces.regression import Regression

ERRORS = ("mse", "mae", "huber")


def rows(count: int, seed: int = 0, shift: float = 0.0) -> Table:
    rng = np.random.default_rng(seed)
    x = np.round(shift + 10 * rng.random(count), 2)
    return Table(tuple(x.tolist()), tuple(np.round(2 * (x - shift) + 1 + rng.standard_t(2, count), 2).tolist()))


def plainly(surface: Regression, w: Any, b: Any) -> Any:
    """The mean error in NumPy's own words."""
    x, y = surface.data
    off = np.multiply.outer(w, x) + np.asarray(b)[..., None] - y
    size = np.abs(off)
    huber = np.where(size <= surface.delta, off**2 / 2, surface.delta * (size - surface.delta / 2))
    return {"mse": off**2, "mae": size, "huber": huber}[surface.error].mean(axis=-1)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("table", [None, rows(3), rows(40), rows(500), rows(30, shift=2000.0)])
def test_the_loss_is_the_mean_error(error: str, table: Table | None) -> None:
    surface = Regression(error, delta=0.7, table=table)
    theta = np.random.default_rng(1).normal(size=(2, 50))
    np.testing.assert_allclose(surface.loss(theta), plainly(surface, *theta), rtol=1e-10)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("table", [None, rows(40), rows(500)])
@pytest.mark.parametrize("batch", [None, 1, 9])
def test_derivatives_are_those_of_differences(error: str, table: Table | None, batch: int | None) -> None:
    surface = Regression(error, batch, delta=0.7, table=table)
    seen, h = surface.at(3, np.random.default_rng(2)), 1e-6
    for theta in np.random.default_rng(3).normal(size=(5, 2)):
        steps = h * np.eye(2)
        slope = [(seen.loss(theta + step) - seen.loss(theta - step)) / (2 * h) for step in steps]
        np.testing.assert_allclose(seen.gradient(theta), slope, rtol=1e-4, atol=1e-6)
        bend = [(seen.gradient(theta + step) - seen.gradient(theta - step)) / (2 * h) for step in steps]
        np.testing.assert_allclose(seen.hessian(theta), bend, rtol=1e-4, atol=1e-4)


def test_one_point_many_points_and_rows_nobody_knows() -> None:
    known = rows_of((1.0, 2.0), (3.0, 5.0), 0.0)
    w, b = np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0, 1.0])
    found = over_rows(w, b, known.place)
    np.testing.assert_array_equal(found, [over_rows(p, q, known.place) for p, q in zip(w, b, strict=True)])
    assert over_rows(2.0, 1.0, known.place + 1) == 0  # both rows are met: sign(0) = 0
    assert rows_of((1.0, 2.0), (3.0, 5.0), 0.0) is known
    assert np.isnan(over_rows(1.0, 1.0, 8.0 * 12345))


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("table", [rows(2), rows(7), rows(40, 5), rows(500), rows(41, 3, 2000.0)])
@pytest.mark.parametrize("delta", [0.05, 1.0, 50.0])
def test_no_line_near_the_star_has_less_error(error: str, table: Table, delta: float) -> None:
    surface = Regression(error, delta=delta, table=table)
    w, b, loss = surface.minima[0]
    assert loss == pytest.approx(float(surface.loss([w, b])), rel=1e-9, abs=1e-12)
    middle = np.mean(surface.data[0])
    for size in (1e-6, 1e-3, 0.1, 3.0):
        slopes, levels = size * np.random.default_rng(4).normal(size=(2, 400))
        near = surface.loss(np.stack([w + slopes, b + levels - slopes * middle]))
        assert near.min() >= loss - 1e-9 * max(loss, 1e-3)


def test_the_best_line_is_that_of_the_students() -> None:
    same = table_of(zip(*students(), strict=True))
    for error in ("mse", "mae"):
        assert Regression(error, table=same).minima[0] == pytest.approx(Regression(error).minima[0], rel=1e-12)


@pytest.mark.parametrize("error", ERRORS)
def test_equal_columns_have_a_flat_line(error: str) -> None:
    for table in (
        Table((1.0,) * 5, (1.0, 2.0, 3.0, 4.0, 9.0)),
        Table((1.0, 2.0, 3.0), (4.0,) * 3),
        Table((0.1,) * 3, (0.1,) * 3),
    ):
        for scaled in (False, True):
            surface = Regression(error, scaled=scaled, table=table)
            assert surface.minima[0].x == pytest.approx(0, abs=1e-12)
            assert np.isfinite([*surface.minima[0], *surface.view, *surface.start]).all()
            RunConfig(surface, steps=5)


numbers = st.one_of(
    st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) > 1e-100),
    st.integers(-99, 99).map(float),
)


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=60), st.sampled_from(ERRORS), st.booleans())
def test_a_link_holds_few_rows_and_names_many(pairs: list[tuple[float, float]], error: str, scaled: bool) -> None:
    table = table_of(pairs)
    surface = Regression(error, scaled=scaled, table=table)
    x0, x1, y0, y1 = surface.view
    assert x0 < x1 and y0 < y1 and x0 <= surface.start[0] <= x1 and y0 <= surface.start[1] <= y1
    config = RunConfig(surface, steps=3, entries=())
    text = encode(config)
    kept, notices = decode(text, {table.said: table})
    assert (kept, notices) == (config, [])
    opened, notices = decode(text)
    if table.in_link:
        assert (opened, notices) == (config, [])
        assert len(table) <= LINKED
    else:
        assert len(notices) == 1 and str(len(table)) in notices[0].en
        assert opened.surface == Regression(error)
        assert decode(encode(opened)) == (opened, [])


def test_a_link_of_rows_is_legible() -> None:
    link = "v=1&surface=regression~error:mse~batch:none&data=1:2.5,2:4,-3:1e-07&start=0,0&steps=5&seed=0&run=none"
    config, notices = decode(link)
    assert notices == [] and encode(config) == link
    assert config.surface.data[1].tolist() == [2.5, 4, 1e-7]


@pytest.mark.parametrize(
    "said", ["", "1", "1:2", "1:2,3", "1:2,nan:3", "1:2,1e400:3", "rows:9:zz", "1:2:3,4:5:6", "9" * 999]
)
def test_rows_that_cannot_be_read_are_left_out_with_a_notice(said: str) -> None:
    config, notices = decode(f"surface=regression~scaled:true&data={said}&run=gd")
    assert config.surface == Regression()
    assert len(notices) == 1 and "<" not in notices[0].en
    assert len(decode(f"surface=booth&data={said}&run=gd")[1]) == 1


def test_columns_of_far_scales_are_better_standardised() -> None:
    assert not fitted.wants_scaling(rows(40))
    assert fitted.wants_scaling(rows(40, shift=2000.0))
    prices = Table((34.0, 52.0, 80.0, 120.0), (118e3, 166e3, 259e3, 408e3))
    assert fitted.wants_scaling(prices)
    surface = Regression(scaled=True, table=prices)
    x, y = surface.data
    assert [x.mean(), x.std(), y.mean(), y.std()] == pytest.approx([0, 1, 0, 1], abs=1e-12)
    tiny = Table((1e-19, 2e-19, 3e-19), (1.0, 2.0, 3.5))
    assert Regression(table=tiny).standard


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("table", [rows(30), rows(500)])
def test_the_usual_race_on_own_rows_arrives(error: str, table: Table) -> None:
    config = RunConfig(Regression(error, table=table))
    for run in race(config):
        assert run.status.kind != "diverged"
        assert run.loss[-1] - config.surface.minima[0].loss < 0.2 * (run.loss[0] - config.surface.minima[0].loss)


@pytest.mark.parametrize("batch", [1, 5, 64, 400, 1000])
def test_any_batch_size_is_legal(batch: int) -> None:
    for table in (rows(2), rows(500)):
        surface = Regression(batch=batch, table=table)
        assert surface.rows == min(batch, len(table), 64)
        config = RunConfig(surface, steps=3, entries=())
        assert len(surface.draw(0, np.random.default_rng(0))) == surface.feeds
        assert decode(encode(config), {table.said: table}) == (config, [])
    rule = OPTIMIZERS["minibatch_gd"](batch_size=7)
    assert rule.data(Regression(table=rows(3))).rows == 3


SHARED = json.loads((Path(__file__).parents[2] / "shared/over_rows.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SHARED["rows"], ids=lambda case: str(case["delta"]))
def test_sums_over_rows_are_those_that_the_browser_is_tested_with(case: dict[str, Any]) -> None:
    known = rows_of(SHARED["x"], SHARED["y"], case["delta"])
    assert known.name == case["name"]
    for (w, b), values in zip(case["lines"], case["values"], strict=True):
        off = [w * x + b - y for x, y in zip(SHARED["x"], SHARED["y"], strict=True)]
        slope = [max(-case["delta"], min(case["delta"], each)) if case["delta"] else np.sign(each) for each in off]
        assert values[2] == pytest.approx(np.mean(slope), rel=1e-12)
        assert [float(over_rows(w, b, known.place + order)) for order in range(6)] == pytest.approx(values, rel=1e-12)
