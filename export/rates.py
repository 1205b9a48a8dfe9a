"""Learning rates as functions of the step, for scripts that ask for a rate in every step."""

from engine.spec.registry import key
from export.dialect import NUMPY, Dialect, Writer, number
from export.lines import lines
from export.runners import Runner
from export.script import quoted


def sees_loss(found: list[Runner]) -> bool:
    """Whether a schedule of these looks at the loss."""
    return any(runner.scheduled and runner.scheduled.sees_loss for runner in found)


def rate_functions(found: list[Runner], dialect: Dialect = NUMPY) -> tuple[list[str], dict[int, str]]:
    """The functions, and for each runner what its rate is: the name of one of them, or a number."""
    texts, names = [], {}
    given = "k, value" if sees_loss(found) else "k"
    for runner in found:
        names[runner.number] = repr(runner.base)
        if runner.scheduled:
            text, name = rate_function(runner, dialect, given)
            texts.append(text)
            names[runner.number] = name
        texts += [text for _, text in moved_functions(runner, dialect)]
    return texts, names


BEGUN = "rate = rate() if isinstance(rate, type) else rate  # one that remembers begins anew"


def remembering(found: list[Runner]) -> bool:
    """Whether a schedule of these remembers something between two steps."""
    return any(runner.scheduled and runner.scheduled.first for runner in found)


def rate_function(runner: Runner, dialect: Dialect, given: str) -> tuple[str, str]:
    """The code of a runner's rate at step k, and its name: of a function, or of a class whose objects remember."""
    scheduled, schedule = runner.scheduled, runner.schedule
    assert scheduled and schedule
    title = f'"""{quoted(schedule.title.en)}: the rate of step k of runner {runner.number}."""'
    plain = not dialect.traced
    if not scheduled.first:
        name = f"{key(schedule)}_{runner.number}"
        writer = Writer(dialect, lambda each: each, lambda _: plain)
        body = lines(scheduled.formula, writer, {"k", "value"}).body("    ", "return {0}")
        return f"def {name}({given}):\n    {title}\n{_exact(dialect)}{body}", name
    name = f"{type(schedule).__name__}{runner.number}"
    fields = [field.rpartition(".")[2] for field, _ in scheduled.first]

    def called(each: str) -> str:
        return {"loss": "value"}.get(each, f"self.{each.removeprefix('before.')}" if "before." in each else each)

    writer = Writer(dialect, called, lambda _: plain)
    first = [number(tree.value)[0] if tree.value is not None else "0" for _, tree in scheduled.first]
    text = lines(scheduled.formula, writer, {"k", "value", "self"})
    targets = ", ".join(f"self.{field}" for field in fields)
    rate, *after = text.results
    lead = "".join(f"        {each} = {said}\n" for each, said in text.assigned)
    start = f"    def __init__(self):\n        {targets} = {', '.join(first)}\n"
    call = f"    def __call__(self, {given}):\n{lead}        rate = {rate}\n"
    call += f"        {targets} = {', '.join(after)}\n        return rate"
    return f"class {name}:\n    {title}\n\n{start}\n{call}", name


def moving(runner: Runner) -> list[str]:
    """The numbers of a runner's rule that its schedule moves."""
    moved = runner.scheduled.moved if runner.scheduled else {}
    return [field for field in moved if any(name.rpartition(".")[2] == field for name in runner.ruled.numbers)]


def moved_functions(runner: Runner, dialect: Dialect) -> list[tuple[str, str]]:
    """Name and code for every hyperparameter of a runner that its schedule moves: `momentum_2(k)`."""
    found = []
    for field in moving(runner):
        assert runner.scheduled
        writer = Writer(dialect, lambda each: each, lambda _: not dialect.traced)
        body = lines(runner.scheduled.moved[field], writer, {"k"}).body("    ", "return {0}")
        title = f'"""What {field} of runner {runner.number} is at step k."""'
        found.append((field, f"def {field}_{runner.number}(k):\n    {title}\n{_exact(dialect)}{body}"))
    return found


def _exact(dialect: Dialect) -> str:
    """JAX would divide the whole number k in float32."""
    return "    k = jnp.asarray(k, dtype=float)\n" if dialect.traced else ""
