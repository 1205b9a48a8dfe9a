"""The loss of a race as functions of a script, with its derivatives where a framework has none."""

import re

from engine.config import RunConfig
from engine.formula.tree import Written, called, constant
from export.dialect import Dialect, Writer
from export.lines import lines
from export.script import quoted
from export.trees import Formula, derived, surface_formula
from surfaces.data.students import row_error
from surfaces.regression import Regression


def formula_of(race: RunConfig) -> Formula:
    """The loss at (x, y); of a regression the error of one row."""
    surface = race.surface
    if isinstance(surface, Regression):
        row = called("hours"), called("scores")
        return surface_formula(lambda x, y: row_error(surface.error, x, y, *row, surface.delta), row_error.__module__)
    formula = surface_formula(surface.formula, type(surface).__module__)
    (result,) = formula.results
    if result.value is None:
        return formula
    none = Written("multiply", (constant(0), called("x")))  # so that a constant, too, is differentiable
    return Formula((Written("add", (result, none)),))


def data_names(race: RunConfig) -> str:
    """What a loss takes beside θ."""
    return ", hours=HOURS, scores=SCORES" if isinstance(race.surface, Regression) else ""


def loss_function(race: RunConfig, dialect: Dialect) -> str:
    """`def loss(theta)` in a framework."""
    writer = Writer(dialect, lambda name: name)
    text = lines(formula_of(race), writer, {"x", "y", "theta", "hours", "scores"})
    last = "return ({0}).mean()" if isinstance(race.surface, Regression) else "return {0}"
    body = text.body("    ", last)
    return f'def loss(theta{data_names(race)}):\n    """{quoted(race.surface.title)}."""\n{taken_apart(body)}{body}'


def taken_apart(body: str) -> str:
    """The line that takes θ apart, for a body that needs x, y or both."""
    x, y = (re.search(rf"\b{name}\b", body) for name in "xy")
    if x and y:
        return "    x, y = theta\n"
    return "    x = theta[0]\n" if x else "    y = theta[1]\n" if y else ""


def derived_function(race: RunConfig, dialect: Dialect, order: int) -> str:
    """`def gradient(theta)` or `def hessian(theta)` by the chain rule, for a framework that has no derivatives."""
    writer = Writer(dialect, lambda name: name)
    names = {"x", "y", "theta", "hours", "scores", "dx", "dy", "dxx", "dxy", "dyy"}
    text = lines(derived(formula_of(race), order), writer, names, repeated=True)
    slopes = ("dx", "dy") if order == 1 else ("dxx", "dxy", "dyy")
    whole = "[dx, dy]" if order == 1 else "[[dxx, dxy], [dxy, dyy]]"
    mean = "np.mean({} + 0 * hours)" if isinstance(race.surface, Regression) else "{}"
    ends = "".join(f"    {name} = {mean.format(result)}\n" for name, result in zip(slopes, text.results, strict=True))
    name, what = ("gradient", "The gradient of the loss") if order == 1 else ("hessian", "The Hessian of the loss")
    body = "".join(f"    {each} = {said}\n" for each, said in text.assigned) + ends
    head = f'def {name}(theta{data_names(race)}):\n    """{what}, by the chain rule."""\n'
    return f"{head}{taken_apart(body)}{body}    return np.array({whole})"
