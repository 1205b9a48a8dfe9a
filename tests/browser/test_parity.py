"""The browser's engine against NumPy's: every rule, with every schedule, on every surface, every recorded number.

The two need not agree where rounding decides the run, so each run is compared up to the step at which NumPy itself,
shaken by single roundings, is no longer within 1e-11 of itself. Until there errors grow in proportion, both engines
make a few of them a step, and 1e-9 leaves room for a hundred. That hardly anything is left out is asserted too. Where
the two agree to the end, the whole run is compared and nothing is shaken: that would take most of the time.
"""

import base64
from dataclasses import replace

import numpy as np
import pytest

from engine.config import RunConfig, fresh, with_rate
from engine.outcome.status import bound
from engine.run import trajectory
from engine.schedules import SCHEDULES
from engine.spec.registry import key
from optimizers import OPTIMIZERS
from stage.card_schema import params
from stage.catalog import catalog
from stage.compiled_rules import kind, variants
from stage.wire import unpack
from surfaces import SURFACES
from surfaces.formula import parse
from tests.browser.perturbed import Shaken
from tests.plain import plain

STEPS, TWINS = 120, 2
FAR, SURE = 1e-9, 1e-11
# Within 120 steps these would do nothing of their own accord.
BITE = {
    "step": {"step_size": 30},
    "multistep": {"gamma": 0.3},
    "plateau": {"patience": 2},
    "one_cycle": {"max_lr": 0.01},
}
RUN = """
async ([catalog, jobs, steps, bound]) => {
  const { prepare, run } = await import(new URL("app/static/core/loop.js", document.baseURI).href);
  const { begun, numbersOf, seeing } = await import(new URL("app/static/draft/numbered.js", document.baseURI).href);
  const { rules: whole, plans } = prepare(catalog);
  const rules = whole.map(seeing(begun(catalog.surface), numbersOf(catalog.surface)));
  const same = (a, b) => String(a) === String(b);
  const pick = (list, made, values) => made && list.find(({ kind, fixed }) =>
    kind === made && Object.keys(fixed).every((name) => same(fixed[name], values[name])));
  const runs = jobs.map(([rule, plan, values, start]) =>
    run(pick(rules, rule, values), pick(plans, plan, values), values, start, steps, bound));
  const reader = new FileReader();
  const read = new Promise((done) => { reader.onload = done; });
  reader.readAsDataURL(new Blob(runs.map(({ history }) => history)));
  await read;
  return [runs.map(({ names, history }) => [names, history.length]), reader.result.split(",")[1] ?? ""];
}
"""


def plans():
    found = [type(each)(**BITE.get(name, {})) for name, each in ((n, cls()) for n, cls in SCHEDULES.items())]
    return [variant for each in found for variant in variants(each)]


def recorded(run):
    """Every number of a run by the name that the browser's history gives it, (T,) each."""
    found = {"lr": run.lr}
    vectors = {"theta": run.theta[1:], "gradient": run.gradient}
    vectors |= {name if name == "state" else f"state.{name}": values for name, values in run.state.items()}
    vectors |= {f"asked.{i}": run.asked[:, i] for i in range(run.asked.shape[1])}
    for name, values in vectors.items():
        found |= {f"{name}.{i}": values[:, i] for i in range(2)} if values.ndim == 2 else {name: values}
    return found


def curvature(run, surface):
    """The Hessian where each step began, as a rule that asks for it has it recorded."""
    hessian = surface.hessian(run.theta[:-1].T)
    return {f"hessian.{i}.{j}": hessian[i][j] for i in range(2) for j in range(2)}


def gap(a, b):
    """|a − b| / (1 + |b|); what is no number agrees with what is no number."""
    with np.errstate(all="ignore"):
        found = np.abs(a - b) / (1 + np.abs(b))
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    return np.where(same, 0.0, np.where(np.isnan(found), np.inf, found))


def sure(run, rule, surface, plan):
    """For how many steps rounding does not matter."""
    mine, worst = recorded(run), np.zeros(STEPS)
    for twin in range(TWINS):
        other = recorded(trajectory(rule, Shaken(rule.data(surface), twin), surface.start, STEPS, plan))
        for name, values in mine.items():
            worst = np.maximum(worst, gap(other[name], values))
    parted = worst > SURE
    return int(parted.argmax()) if parted.any() else STEPS


TYPED = "x^4/4 - a*x^2 + b*y^2 + c*x/4 + sin(d*y)/3"
OTHERS = {  # with other numbers of their own
    "ellipse": {"condition": 7.0, "rotation": 30.0},
    "rosenbrock": {"a": 0.8, "b": 30.0},
    "formula": {"a": 1.5, "b": 0.7, "c": -2.0, "d": 3.0},
}


@pytest.mark.parametrize("name", [*SURFACES, "formula"])
def test_every_run_in_the_browser_is_numpys(modules, name):
    surface = replace(parse(TYPED) if name == "formula" else SURFACES[name](), **OTHERS.get(name, {}))
    # A quarter of the tuned rates: those throw the point about on purpose, and rounding with it.
    usual = [fresh(each, surface) for each in OPTIMIZERS]
    usual = [with_rate(rule, rule.rate / 4) for rule in usual]
    cases = [(variant, None) for rule in usual for variant in variants(rule)]
    cases += [(rule, plan) for rule in usual for plan in plans()]
    jobs = [
        [kind(rule), plan and key(plan), {p.name: p.value for p in found}, surface.start]
        for rule, plan in cases
        for found in [params(rule) + (params(plan, "schedule.") if plan else [])]
    ]
    packed = plain(unpack(catalog(RunConfig(surface, steps=STEPS), "en"))[0])
    programs = {part: packed[part] for part in ("rules", "plans", "views", "surface")}
    told, data = modules.evaluate(RUN, [programs, jobs, STEPS, bound(surface)])
    numbers, at, compared, all_steps = np.frombuffer(base64.b64decode(data)), 0, 0, 0
    for (rule, plan), (names, size) in zip(cases, told, strict=True):
        history = numbers[at : at + size].reshape(-1, len(names))
        at += size
        run = trajectory(rule, rule.data(surface), surface.start, STEPS, plan)
        mine = recorded(run) | (curvature(run, surface) if "hessian.0.0" in names else {})
        taken = run.status.step if run.status.kind == "diverged" else STEPS
        assert set(names) == set(mine)
        steps = min(taken, len(history))
        off = {each: gap(column[:steps], mine[each][:steps]) for column, each in zip(history.T, names, strict=True)}
        if len(history) != taken or any(np.any(each > FAR) for each in off.values()):
            surely = sure(run, rule, surface, plan)
            assert len(history) == taken or surely < STEPS
            steps = min(steps, surely)
        for each, far in off.items():
            far = far[:steps]
            assert np.all(far <= FAR), f"{rule}, {plan}: {each} is off by {far.max():.1e} at step {far.argmax()}"
        compared, all_steps = compared + steps, all_steps + taken
    assert compared > 0.9 * all_steps
