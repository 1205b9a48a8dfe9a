"""Many runs at once in the browser against NumPy's `settle`: maps over numbers of a rule, and over starts.

Where rounding decides, the two need not agree: a run counts only if NumPy's own, shaken by single roundings, ends the
same. That most runs count is asserted too.
"""

import numpy as np
import pytest

from engine.config import RunConfig, fresh
from engine.run import settle
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise, Noisy
from engine.sweeps.grid import axes, spaced, with_columns
from optimizers import OPTIMIZERS
from stage.card_schema import params
from stage.catalog import catalog
from stage.compiled_rules import kind
from stage.wire import unpack
from surfaces import SURFACES
from tests.browser.perturbed import Shaken
from tests.plain import plain

TWINS = 3
KINDS = ("moving", "converged", "stuck", "diverged")
RUN = """
async ([catalog, jobs, steps]) => {
  const from = (file) => import(new URL(`app/static/${file}`, document.baseURI).href);
  const [{ prepare }, { settle }, { compile }] = await Promise.all(
    ["core/loop.js", "core/batch.js", "core/program.js"].map(from));
  const { begun, numbersOf, seeing } = await import(new URL("app/static/draft/numbered.js", document.baseURI).href);
  for (const name of ["program", "gradient", "hessian"]) catalog.surface[name] = compile(catalog.surface[name]);
  catalog.surface = begun(catalog.surface);
  const { rules: whole, plans } = prepare(catalog);
  const rules = whole.map(seeing(catalog.surface, numbersOf(catalog.surface)));
  const column = (value) => (Array.isArray(value) ? Float64Array.from(value) : value);
  const pick = (list, made, values) => made && list.find(({ kind, fixed }) =>
    kind === made && Object.keys(fixed).every((name) => String(fixed[name]) === String(values[name])));
  return jobs.map(([rule, plan, values, starts]) => {
    const programs = { rule: pick(rules, rule, values), plan: pick(plans, plan, values) };
    const own = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, column(value)]));
    const found = settle(programs, own, starts.map(column), steps, catalog);
    const text = (values) => Array.from(values, String); // JSON has no NaN
    return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, text(values)]));
  });
}
"""


def cells(rule, surface, side):
    """A grid over the first two numbers of a rule around its own rate, or over starts where it has only one."""
    swept = list(axes(rule).items())[:2]
    rate = next(name for name, _ in swept if name.endswith("learning_rate"))
    columns = {}
    for (name, term), turn in zip(swept, (np.repeat, np.tile), strict=False):
        values = rule.rate * np.geomspace(0.02, 4, side) if name == rate else spaced(term, side)
        columns[name] = turn(values, side)
    return columns


def compare(page, surface, cases, steps, noise=None, seed=0):
    """Runs every case both ways; a case is a rule, a schedule, columns of numbers and starts."""
    seen = Noisy(surface, noise) if noise else surface
    config = RunConfig(surface, steps=steps, noise=noise, seed=seed)
    packed = plain(unpack(catalog(config, "en"))[0])
    jobs = []
    for rule, plan, columns, starts in cases:
        values = {p.name: p.value for p in params(rule) + (params(plan, "schedule.") if plan else [])}
        values |= {name: column.tolist() for name, column in columns.items()}
        jobs.append([kind(rule), plan and kind(plan), values, [np.asarray(x).tolist() for x in starts]])
    told = page.evaluate(RUN, [packed, jobs, steps])
    compared = whole = 0
    for (rule, plan, columns, starts), found in zip(cases, told, strict=True):
        theta = np.array(np.broadcast_arrays(*starts, *columns.values())[:2], dtype=float)
        swept, shown = with_columns(rule, columns), rule.data(seen)
        mine, *twins = (
            settle(swept, each, theta, steps, schedule=plan, seed=seed)
            for each in (shown, *(Shaken(shown, twin) for twin in range(TWINS)))
        )
        left = (mine.status == "converged") & (mine.left < steps)  # NumPy stopped there: nothing would have changed
        sure = np.ones(theta.shape[1], dtype=bool)
        for twin in twins:
            sure &= (twin.status == mine.status) & (twin.steps == mine.steps)
            sure &= left | np.all(np.abs(twin.end - mine.end) <= 1e-9 * (1 + np.abs(mine.end)), axis=0)
        status = np.array(KINDS)[np.array(found["status"], int)]
        np.testing.assert_array_equal(status[sure], mine.status[sure], f"{rule} {plan}")
        np.testing.assert_array_equal(np.array(found["steps"], int)[sure], mine.steps[sure], f"{rule} {plan}")
        period = np.array(found["period"], int)
        assert np.mean(period[sure] == mine.period[sure]) > 0.97, f"{rule} {plan}"
        for name, expected in (("x", mine.end[0]), ("y", mine.end[1]), ("loss", mine.loss)):
            values = np.array([float(text.replace("Infinity", "inf")) for text in found[name]])
            np.testing.assert_allclose(
                values[sure & ~left], expected[sure & ~left], 1e-6, 1e-9, err_msg=f"{rule} {plan} {name}"
            )
        compared, whole = compared + sure.sum(), whole + sure.size
    return compared / whole


@pytest.mark.parametrize("name", ["rosenbrock", "ellipse", "himmelblau", "ackley", "regression"])
def test_a_map_over_two_numbers_of_any_rule_is_numpys(modules, name):
    surface = SURFACES[name]()
    rules = [fresh(each, surface) for each in OPTIMIZERS]
    cases = [(rule, None, cells(rule, surface, 6), surface.start) for rule in rules]
    assert compare(modules, surface, cases, 70) > 0.7


def test_a_map_under_any_schedule_and_under_noise_is_numpys(modules):
    surface = SURFACES["beale"]()
    rules = [fresh(each, surface) for each in ("gd", "adam", "lookahead")]
    plans = [cls(**({"patience": 2} if name == "plateau" else {})) for name, cls in SCHEDULES.items()]
    cases = [(rule, plan, cells(rule, surface, 5), surface.start) for rule in rules for plan in plans]
    assert compare(modules, surface, cases, 60, Noise(scale=0.3), seed=3) > 0.8


def test_a_map_over_more_starts_than_one_block_is_numpys(modules):
    surface = SURFACES["three_hump"]()
    x0, x1, y0, y1 = surface.view
    starts = [part.ravel() for part in np.meshgrid(np.linspace(x0, x1, 30), np.linspace(y0, y1, 25))]
    cases = [(fresh(each, surface), None, {}, starts) for each in ("gd", "momentum", "adagrad", "newton", "lion")]
    assert compare(modules, surface, cases, 60) > 0.8
