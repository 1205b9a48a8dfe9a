"""A race in Optax: its own transformations, chained where our convention needs it, else one written for it."""

import re
from typing import NamedTuple

from engine.config import RunConfig
from engine.spec.registry import key
from engine.spec.text import Text
from export.classes import Named, Spelling, assignments, docstring, rule_classes, step_text
from export.dialect import JAX, NUMPY
from export.losses import loss_function
from export.optax_rules import transformation
from export.rates import BEGUN, moved_functions, moving, rate_function
from export.remarks import common, written_out
from export.runners import Runner, runners
from export.script import (
    MAIN,
    OUTPUT,
    SOME,
    Section,
    about,
    constants,
    draws,
    extras,
    imports,
    noise_text,
    runner_table,
)

TAKEN = {"jax", "jnp", "np", "optax", "loss", "run", "race", "plot", "slope", "curve", "rows", "math", "sys"}


class Told(NamedTuple):
    """How a runner is said: its transformation, a rate that is asked in every step, and the functions that it needs."""

    optimizer: str
    own: bool  # whether it is written out
    rate: str
    functions: tuple[str, ...]


def told(runner: Runner, calls: dict[int, str]) -> Told:
    """The words of a runner. What moves is injected; a schedule that remembers is asked in the loop."""
    moved = moving(runner)
    learning, rate, functions = repr(runner.base), "", [text for _, text in moved_functions(runner, JAX)]
    if runner.scheduled and runner.scheduled.first:
        text, rate = rate_function(runner, NUMPY, "k, value")
        functions.append(text)
    elif runner.scheduled:
        text, learning = rate_function(runner, JAX, "k")
        functions.append(text)
    call = transformation(runner, "learning_rate", moved)
    own = call is None
    call = call or _moved_call(calls.get(runner.number, ""), moved)
    if rate or moved or (own and runner.scheduled):
        given = ["learning_rate", *moved]
        values = [f"learning_rate={learning}", *(f"{field}={field}_{runner.number}" for field in moved)]
        make = f"lambda {', '.join(given)}: {call}"
        make = call.partition("(")[0] if call.endswith("(learning_rate)") and call.count("(") == 1 else make
        text = f"optax.inject_hyperparams({make})({', '.join(values)})"
        return Told(text, own, rate, tuple(functions))
    return Told(re.sub(r"\blearning_rate\b", learning, call), own, rate, tuple(functions))


def _moved_call(call: str, moved: list[str]) -> str:
    """The call of a rule that is written out, with names for the numbers that move."""
    for field in moved:
        head, _, rest = call.partition(f"{field}=")
        call = f"{head}{field}={field}{rest[len(rest.split(',')[0].split(')')[0]) :]}"
    return call


def _own(runner: Runner) -> bool:
    return transformation(runner, "learning_rate", moving(runner)) is None


def optax_remarks(race: RunConfig) -> list[Text]:
    """What a reader should know before running the script."""
    found, left = runners(race)
    own = [runner for runner in found if _own(runner)]
    return [*common(race, found, left, automatic=True), *written_out("optax", "Optax", own)]


def optax_sections(race: RunConfig) -> list[Section]:
    """The script as sections."""
    found, _ = runners(race)
    written, calls = rule_classes([each for each in found if _own(each)], _function, "learning_rate", _name)
    said = {runner.number: told(runner, calls) for runner in found}
    functions = [text for each in said.values() for text in each.functions]
    texts = "\n".join([*written, *functions, loss_function(race, JAX)])
    head = imports(found, texts, "import jax", "import jax.numpy as jnp", "import optax")
    curved = any(runner.ruled.curved for runner in found)
    slopes = "slope = jax.jit(jax.value_and_grad(loss))" + ("\ncurve = jax.jit(jax.hessian(loss))" if curved else "")
    table = []
    for runner in found:
        each = said[runner.number]
        settings = [f'"optimizer": {each.optimizer}', *([f'"rate": {each.rate}'] if each.rate else [])]
        settings += [*extras(runner, []), *(['"curved": True'] if runner.ruled.curved else [])]
        table.append((runner.number, runner.name, settings))
    wide = 'jax.config.update("jax_enable_x64", True)'
    return [
        about(race, "Optax", [remark.en for remark in optax_remarks(race)]),
        Section("Settings", f"{head}\n\n{wide}\n\n{constants(race, found, 'np.array({})')}"),
        Section("The loss", f"{loss_function(race, JAX)}\n\n\n{slopes}"),
        Section("Chance", draws(found)),
        Section("Transformations that Optax does not have", "\n\n\n".join(written)),
        Section("Schedules", "\n\n\n".join(functions)),
        Section("The runners", runner_table(table)),
        Section("The race", f"{_run(found, said)}\n\n\n{OUTPUT.replace('POINT', 'jnp.array([x, y])')}"),
        Section("Output", MAIN),
    ]


def _name(runner: Runner) -> str:
    name = key(runner.rule)
    return f"{name}_rule" if name in TAKEN else name


def _function(runner: Runner, named: Named) -> str:
    step = step_text(runner.ruled, named, Spelling(JAX, "{}", 'state["{}"]'))
    first = ", ".join(f'"{name}": {_first(text, wide)}' for name, text, wide in step.first)
    after = dict(step.after)
    kept = ", ".join(f'"{name}": {after.get(name, _state(name))}' for name, _, _ in step.first)
    text = f"def RULE({', '.join(['learning_rate', *named.numbers.values()])}):\n    {docstring(runner)}\n\n"
    text += f"    def init(theta):\n        return {{{first}}}\n\n"
    text += f"    def update({step.gradient}, state, theta{', *, h' if runner.ruled.curved else ''}):\n"
    text += assignments((("lr", "learning_rate"), *step.assigned, ("moved", step.moved)), " " * 8)
    text += f"        return moved - theta, {{{kept}}}\n\n"
    return f"{text}    return optax.GradientTransformation{'ExtraArgs' * runner.ruled.curved}(init, update)"


def _state(name: str) -> str:
    return f'state["{name}"]'


def _first(text: str, wide: bool) -> str:
    if not wide or text == "theta":
        return text
    return "jnp.zeros_like(theta)" if text == "0" else f"jnp.full_like(theta, {text})"


def _run(found: list[Runner], said: dict[int, Told]) -> str:
    rows, noisy = any(runner.rows for runner in found), any(runner.noise for runner in found)
    curved = any(runner.ruled.curved for runner in found)
    rated = any(each.rate for each in said.values())
    given = ["optimizer", *(["rate=None"] if rated else []), *(["rows=None"] if rows else [])]
    given += [*(["noise=0.0"] if noisy else []), *(["curved=False"] if curved else [])]
    data = ", HOURS[some], SCORES[some]" if rows else ""
    code = [f"def run({', '.join(given)}):"]
    code += ['    """Yield (x, y, loss) at every step; the loss is that of all data and without noise."""']
    code += ["    theta = jnp.array(START)", "    state, update = optimizer.init(theta), jax.jit(optimizer.update)"]
    code += [f"    {BEGUN}"] if rated else []
    code += ["    rng = np.random.default_rng(SEED)"] if noisy else []
    code += ["    yield *theta.tolist(), float(slope(theta)[0])", "    for k in range(STEPS):"]
    code += [f"        {SOME}"] if rows else []
    code += [f"        value, g = slope(theta{data})"]
    code += [f"        g = g + noise * {noise_text(found)}"] if noisy else []
    if rated:
        code += [
            "        if rate:",
            '            state.hyperparams["learning_rate"] = jnp.array(rate(k, float(value)))',
        ]
    code += [f'        more = {{"h": curve(theta{data})}} if curved else {{}}'] if curved else []
    code += [f"        updates, state = update(g, state, theta{', **more' if curved else ''})"]
    code += ["        theta = optax.apply_updates(theta, updates)"]
    code += ["        if not (jnp.isfinite(theta).all() and jnp.isfinite(value)):", "            return"]
    code += ["        yield *theta.tolist(), float(slope(theta)[0])"]
    return "\n".join(code)
