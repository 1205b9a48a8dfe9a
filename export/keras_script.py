"""A race in Keras, on JAX: its own optimizers where they can do as ours, else one written for it."""

from engine.config import RunConfig
from engine.spec.text import Text
from export.classes import Named, Spelling, assignments, docstring, rule_classes, step_text
from export.dialect import JAX, KERAS
from export.keras_rules import Native, native
from export.losses import loss_function
from export.rates import BEGUN, moving, rate_functions, remembering, sees_loss
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

CORRECTED = Text(
    en="Keras adds ε before the bias correction; the script sets its ε in every step so that the paths are the same.",
    ko="Keras는 편향 보정 전에 ε을 더합니다. 스크립트는 경로가 같아지도록 스텝마다 Keras의 ε을 다시 정합니다.",
)
COUPLED = Text(
    en="Keras decouples every weight decay; where ours is an L2 term, the script adds it to the gradient.",
    ko="Keras의 가중치 감쇠는 모두 분리된 방식입니다. L2 항인 규칙에서는 스크립트가 기울기에 직접 더합니다.",
)


def keras_remarks(race: RunConfig) -> list[Text]:
    """What a reader should know before running the script."""
    found, left = runners(race)
    has = [native(runner) for runner in found]
    said = [CORRECTED] if any(each and each.corrected for each in has) else []
    said += [COUPLED] if any(each and each.l2 for each in has) else []
    own = [runner for runner, each in zip(found, has, strict=True) if each is None]
    return [*common(race, found, left, automatic=True), *said, *written_out("keras", "Keras", own)]


def keras_sections(race: RunConfig) -> list[Section]:
    """The script as sections."""
    found, _ = runners(race)
    has = {runner.number: native(runner) for runner in found}
    classes, calls = rule_classes([each for each in found if has[each.number] is None], _class, "learning_rate")
    rates, names = rate_functions(found)
    table = []
    for runner in found:
        own = calls.get(runner.number, "").replace("(learning_rate", f"(learning_rate={runner.base!r}", 1)
        table.append((runner.number, runner.name, _settings(runner, has[runner.number], own, names)))
    loss = loss_function(race, JAX)  # the functions of keras.ops round sin and its like to float32
    texts = "\n".join([*classes, *rates, loss])
    backend = 'os.environ["KERAS_BACKEND"] = "jax"'
    head = imports(found, texts, "import jax", *(["import jax.numpy as jnp"] if "jnp." in loss else []), "import keras")
    head = head.replace("import sys", "import os\nimport sys", 1).replace(
        "\nimport jax", f"\n{backend}\n\nimport jax", 1
    )
    head += "\nfrom keras import ops" if "ops." in texts else ""
    wide = 'jax.config.update("jax_enable_x64", True)\nkeras.config.set_floatx("float64")'
    curved = any(runner.ruled.curved for runner in found)
    slopes = "slope = jax.jit(jax.value_and_grad(loss))" + ("\ncurve = jax.jit(jax.hessian(loss))" if curved else "")
    return [
        about(race, "Keras", [remark.en for remark in keras_remarks(race)]),
        Section("Settings", f"{head}\n\n{wide}\n\n{constants(race, found, 'np.array({})')}"),
        Section("The loss", f"{loss}\n\n\n{slopes}"),
        Section("Chance", draws(found)),
        Section("Optimizers that Keras does not have", "\n\n\n".join(classes)),
        Section("Learning rates", "\n\n\n".join(rates)),
        Section("The runners", runner_table(table)),
        Section("The race", f"{_run(found, has)}\n\n\n{OUTPUT.replace('POINT', 'np.array([x, y])')}"),
        Section("Output", MAIN),
    ]


def _settings(runner: Runner, has: Native | None, own: str, names: dict[int, str]) -> list[str]:
    settings = [f'"optimizer": lambda: {has.call if has else own}']
    settings += [f'"rate": {names[runner.number]}'] if runner.scheduled else []
    settings += [f'"l2": {has.l2!r}'] if has and has.l2 else []
    settings += [f'"corrected": {has.corrected!r}'] if has and has.corrected else []
    settings += extras(runner, moving(runner) if has is None else [])
    return settings + (['"curved": True'] if runner.ruled.curved else [])


def _class(runner: Runner, named: Named) -> str:
    step = step_text(runner.ruled, named, Spelling(KERAS, "self.{}", "self.{}"))
    numbers = list(named.numbers.values())
    text = f"class RULE(keras.optimizers.Optimizer):\n    {docstring(runner)}\n\n"
    text += f"    def __init__({', '.join(['self', 'learning_rate', *numbers])}):\n"
    text += "        super().__init__(learning_rate=learning_rate)\n"
    text += assignments(tuple((name, name) for name in numbers), " " * 8, "self.{}") + "\n"
    wide = {name for name, _, wide in step.first if wide}
    if step.first:
        text += "    def build(self, variables):\n        super().build(variables)\n"
        text += "        (theta,) = variables\n" if wide else ""
        for name, first, each in step.first:
            if each:
                text += f'        self.{name} = self.add_variable_from_reference(theta, "{name}")\n'
                value = first if first == "theta" else f"ops.full(theta.shape, {first})"
                text += "" if first == "0" else f"        self.assign(self.{name}, {value})\n"
            else:
                text += f"        self.{name} = {first}\n"
        text += "\n"
    text += f"    def update_step(self, {step.gradient}, theta, lr):\n"
    text += "        h = self.h  # set in every step\n" if runner.ruled.curved else ""
    text += assignments(step.assigned, " " * 8)
    text += f"        moved = {step.moved}\n"
    for name, value in step.after:
        text += f"        self.assign(self.{name}, {value})\n" if name in wide else f"        self.{name} = {value}\n"
    text += "        self.assign(theta, moved)"
    # Keras would decay by itself what is called so.
    return text.replace("self.weight_decay", "self.decay")


def _run(found: list[Runner], has: dict[int, Native | None]) -> str:
    rows, noisy = any(runner.rows for runner in found), any(runner.noise for runner in found)
    curved, scheduled = any(runner.ruled.curved for runner in found), any(runner.scheduled for runner in found)
    moved = any(moving(runner) and has[runner.number] is None for runner in found)
    coupled = any(each and each.l2 for each in has.values())
    corrected = any(each and each.corrected for each in has.values())
    given = ["optimizer", *(["rate=None"] if scheduled else []), *(["l2=0.0"] if coupled else [])]
    given += [*(["corrected=None"] if corrected else []), *(["rows=None"] if rows else [])]
    given += [*(["noise=0.0"] if noisy else []), *(["moved=()"] if moved else [])]
    given += ["curved=False"] if curved else []
    data = ", HOURS[some], SCORES[some]" if rows else ""
    code = [f"def run({', '.join(given)}):"]
    code += ['    """Yield (x, y, loss) at every step; the loss is that of all data and without noise."""']
    code += ["    theta = keras.Variable(np.array(START))"]
    code += ["    optimizer = optimizer()", *([f"    {BEGUN}"] if remembering(found) else [])]
    code += ["    rng = np.random.default_rng(SEED)"] if noisy else []
    code += ["    yield *theta.value.tolist(), float(slope(theta.value)[0])", "    for k in range(STEPS):"]
    code += [f"        {SOME}"] if rows else []
    code += [f"        value, g = slope(theta.value{data})"]
    code += [f"        g = g + noise * {noise_text(found)}"] if noisy else []
    code += ["        g = g + l2 * theta.value"] if coupled else []
    asked = "k, float(value)" if sees_loss(found) else "k"
    code += ["        if rate:", f"            optimizer.learning_rate = rate({asked})"] if scheduled else []
    if corrected:
        code += ["        if corrected:  # Keras adds epsilon to the root before it is corrected"]
        code += ["            epsilon, beta2 = corrected"]
        code += ["            optimizer.epsilon = epsilon * (1 - beta2 ** (k + 1)) ** 0.5"]
    code += ["        for name in moved:", "            setattr(optimizer, name, moved[name](k))"] if moved else []
    code += ["        if curved:", f"            optimizer.h = curve(theta.value{data})"] if curved else []
    code += ["        optimizer.apply([g], [theta])"]
    code += ["        if not (np.isfinite(theta.value).all() and np.isfinite(value)):", "            return"]
    code += ["        yield *theta.value.tolist(), float(slope(theta.value)[0])"]
    return "\n".join(code)
