"""A race in plain NumPy: every rule is written out, line by line, as Anatomy shows it."""

from engine.config import RunConfig
from engine.spec.text import Text
from export.classes import Named, Spelling, assignments, docstring, rule_classes, step_text
from export.dialect import NUMPY
from export.losses import derived_function, loss_function
from export.rates import BEGUN, moving, rate_functions, remembering, sees_loss
from export.remarks import common
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
    literal,
    noise_text,
)

QUIET = 'np.seterr(all="ignore")  # a run may leave the numbers; it is said at the end'


def numpy_remarks(race: RunConfig) -> list[Text]:
    """What the script does otherwise than the app: nothing, but for runners that it cannot say."""
    return common(race, *runners(race), automatic=False)


def numpy_sections(race: RunConfig) -> list[Section]:
    """The script as sections."""
    found, _ = runners(race)
    remarks = [remark.en for remark in numpy_remarks(race)]
    curved = any(runner.ruled.curved for runner in found)
    classes, calls = rule_classes(found, lambda runner, named: _class(runner, named, curved))
    rates, names = rate_functions(found)
    loss = [loss_function(race, NUMPY), derived_function(race, NUMPY, 1)]
    loss += [derived_function(race, NUMPY, 2)] if curved else []
    head = imports(found, "\n".join([*classes, *rates, *loss]))
    listed = []
    for runner in found:
        settings = [
            f'"rule": {calls[runner.number]}',
            f'"rate": {names[runner.number]}',
            *extras(runner, moving(runner)),
        ]
        listed.append(f"    {runner.number}: ({literal(runner.name)}, {{{', '.join(settings)}}}),")
    return [
        about(race, "NumPy", remarks),
        Section("Settings", f"{head}\n\n{QUIET}\n\n{constants(race, found, 'np.array({})')}"),
        Section("The loss", "\n\n\n".join(loss)),
        Section("Chance", draws(found)),
        Section("The rules", "\n\n\n".join(classes)),
        Section("Learning rates", "\n\n\n".join(rates)),
        Section("The runners", "RUNNERS = {\n" + "\n".join(listed) + "\n}" if listed else "RUNNERS = {}"),
        Section("The race", f"{_run(race, found, curved)}\n\n\n{OUTPUT.replace('POINT', 'np.array([x, y])')}"),
        Section("Output", MAIN),
    ]


def _class(runner: Runner, named: Named, curved: bool) -> str:
    step = step_text(runner.ruled, named, Spelling(NUMPY, "self.{}", "self.{}"))
    parts = [f"class RULE:\n    {docstring(runner)}\n"]
    if named.numbers:
        own = tuple((name, name) for name in named.numbers.values())
        parts.append(
            f"    def __init__(self, {', '.join(named.numbers.values())}):\n{assignments(own, ' ' * 8, 'self.{}')}"
        )
    if step.first:
        first = tuple((name, _first(text, wide)) for name, text, wide in step.first)
        parts.append(f"    def start(self, theta):\n{assignments(first, ' ' * 8, 'self.{}')}")
    body = assignments(step.assigned, " " * 8)
    body += f"        moved = {step.moved}\n" if step.after else ""
    body += assignments(step.after, " " * 8, "self.{}")
    body += f"        return {'moved' if step.after else step.moved}"
    parts.append(f"    def step(self, theta, {step.gradient}, lr{', h' if curved else ''}):\n{body}")
    return "\n".join(parts)


def _first(text: str, wide: bool) -> str:
    if not wide or text == "theta":
        return text
    return "np.zeros_like(theta)" if text == "0" else f"np.full_like(theta, {text})"


def _run(race: RunConfig, found: list[Runner], curved: bool) -> str:
    rows, noisy = any(runner.rows for runner in found), any(runner.noise for runner in found)
    moved = any(moving(runner) for runner in found)
    scheduled = any(runner.scheduled for runner in found)
    given = ["rule", "rate", *(["rows=None"] if rows else []), *(["noise=0.0"] if noisy else [])]
    given += ["moved=()"] if moved else []
    said = [f"def run({', '.join(given)}):"]
    said += ['    """Yield (x, y, loss) at every step; the loss is that of all data and without noise."""']
    said += ["    theta = np.array(START)"]
    said += ['    if hasattr(rule, "start"):', "        rule.start(theta)"]
    said += [f"    {BEGUN}"] if remembering(found) else []
    said += ["    rng = np.random.default_rng(SEED)"] if noisy else []
    said += ["    yield *theta.tolist(), float(loss(theta))", "    for k in range(STEPS):"]
    data = ", HOURS[some], SCORES[some]" if rows else ""
    said += [f"        {SOME}"] if rows else []
    said += [f"        value = float(loss(theta{data}))", f"        g = gradient(theta{data})"]
    said += [f"        g = g + noise * {noise_text(found)}"] if noisy else []
    value = "k, value" if sees_loss(found) else "k"
    said += [f"        lr = rate({value}) if callable(rate) else rate"] if scheduled else ["        lr = rate"]
    said += ["        for name in moved:", "            setattr(rule, name, moved[name](k))"] if moved else []
    said += [f"        theta = rule.step(theta, g, lr{f', hessian(theta{data})' if curved else ''})"]
    said += ["        if not (np.isfinite(theta).all() and np.isfinite(value)):", "            return"]
    said += ["        yield *theta.tolist(), float(loss(theta))"]
    return "\n".join(said)
