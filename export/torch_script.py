"""A race in PyTorch: its own optimizers and schedulers where it has them, else one written for it."""

from typing import NamedTuple

from engine.config import RunConfig
from engine.spec.registry import key
from engine.spec.text import Text
from export.classes import Named, Spelling, assignments, docstring, rule_classes, step_text
from export.dialect import TORCH
from export.losses import loss_function
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
from export.torch_rules import optimizer_call, scheduler_call

WHOLE = "1.0"  # the rate of an optimizer whose scheduler says all of it


class Told(NamedTuple):
    """How a runner is said.

    `optimizer` is the call of PyTorch's own, or None: it is written out. `scheduler` is a call too; `rate` an object
    that is asked in every step, where a schedule looks at the loss and PyTorch has none such.
    """

    optimizer: str | None
    scheduler: str = ""
    rate: str = ""
    functions: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def told(runner: Runner, race: RunConfig) -> Told:
    """PyTorch's own words for a runner, as far as it has them."""
    moved = moving(runner)
    scheduler = scheduler_call(runner, race)
    native = optimizer_call(runner, repr(runner.base))
    turned = key(runner.rule) == "nag" and not getattr(runner.rule, "momentum", 0)  # nesterov needs a momentum
    if scheduler and not (moved and (native is None or turned)):
        return Told(native, scheduler)
    functions = tuple(text for _, text in moved_functions(runner, TORCH))
    if not runner.scheduled:
        return Told(native)
    given = "k, value" if runner.scheduled.sees_loss else "k"
    text, name = rate_function(runner, TORCH, given)
    whole = None if moved else optimizer_call(runner, WHOLE)
    if runner.scheduled.sees_loss:
        return Told(whole, rate=name, functions=(text, *functions), moved=tuple(moved))
    call = f"torch.optim.lr_scheduler.LambdaLR(optimizer, {name}{'()' if runner.scheduled.first else ''})"
    return Told(whole, call, functions=(text, *functions), moved=tuple(moved))


def torch_remarks(race: RunConfig) -> list[Text]:
    """What a reader should know before running the script."""
    found, left = runners(race)
    own = [runner for runner in found if told(runner, race).optimizer is None]
    return [*common(race, found, left, automatic=True), *written_out("pytorch", "", own)]


def torch_sections(race: RunConfig) -> list[Section]:
    """The script as sections."""
    found, _ = runners(race)
    said = {runner.number: told(runner, race) for runner in found}
    written = [runner for runner in found if said[runner.number].optimizer is None]
    classes, calls = rule_classes(written, _class, "params")
    functions = [text for each in said.values() for text in each.functions]
    listed = [_listed(runner, said[runner.number], calls) for runner in found]
    texts = [*classes, *functions, loss_function(race, TORCH)]
    head = imports(found, "\n".join(texts), "import torch", partial=_partial(found))
    settings = f"{head}\n\ntorch.set_default_dtype(torch.float64)\n\n{constants(race, found, 'torch.tensor({})')}"
    return [
        about(race, "PyTorch", [remark.en for remark in torch_remarks(race)]),
        Section("Settings", settings),
        Section("The loss", loss_function(race, TORCH)),
        Section("Chance", draws(found)),
        Section("Optimizers that PyTorch does not have", "\n\n\n".join(classes)),
        Section("Schedules that PyTorch does not have", "\n\n\n".join(functions)),
        Section("The runners", runner_table(listed)),
        Section("The race", f"{_run(found, said)}\n\n\n{OUTPUT.replace('POINT', 'torch.tensor([x, y])')}"),
        Section("Output", MAIN),
    ]


def _partial(found: list[Runner]) -> bool:
    """Whether an optimizer is handed the loss of some rows."""
    return any(runner.ruled.curved for runner in found) and any(runner.rows for runner in found)


def _listed(runner: Runner, said: Told, calls: dict[int, str]) -> tuple[int, str, list[str]]:
    own = calls.get(runner.number, "").replace(
        "(params", f"(params, lr={WHOLE if said.functions else repr(runner.base)}", 1
    )
    settings = [f'"optimizer": lambda params: {said.optimizer or own}']
    settings += [f'"scheduler": lambda optimizer: {said.scheduler}'] if said.scheduler else []
    settings += [f'"rate": {said.rate}'] if said.rate else []
    settings += extras(runner, list(said.moved))
    settings += ['"curved": True'] if runner.ruled.curved else []
    return runner.number, runner.name, settings


def _class(runner: Runner, named: Named) -> str:
    step = step_text(runner.ruled, named, Spelling(TORCH, "{}", 'state["{}"]'))
    numbers = list(named.numbers.values())
    given = ", ".join(["self", "params", "lr", *numbers])
    defaults = ", ".join(f'"{name}": {name}' for name in ["lr", *numbers])
    text = f"class RULE(torch.optim.Optimizer):\n    {docstring(runner)}\n\n"
    text += f"    def __init__({given}):\n        super().__init__(params, {{{defaults}}})\n\n"
    text += f"    @torch.no_grad()\n    def step(self{', loss' if runner.ruled.curved else ''}):\n"
    text += "        for group in self.param_groups:\n"
    text += assignments(tuple((name, f'group["{name}"]') for name in ["lr", *numbers]), " " * 12)
    text += '            for theta in group["params"]:\n'
    deep = " " * 16
    text += f"{deep}{step.gradient} = theta.grad\n"
    text += f"{deep}h = torch.autograd.functional.hessian(loss, theta.detach())\n" if runner.ruled.curved else ""
    if step.first:
        first = tuple((name, _first(each, wide)) for name, each, wide in step.first)
        text += f"{deep}state = self.state[theta]\n{deep}if not state:\n"
        text += assignments(first, " " * 20, 'state["{}"]')
    text += assignments(step.assigned, deep)
    text += f"{deep}moved = {step.moved}\n" if step.after else ""
    text += assignments(step.after, deep, 'state["{}"]')
    return f"{text}{deep}theta.copy_({'moved' if step.after else step.moved})"


def _first(text: str, wide: bool) -> str:
    if not wide or text == "theta":
        return text + ".clone()" * wide
    return "torch.zeros_like(theta)" if text == "0" else f"torch.full_like(theta, {text})"


def _run(found: list[Runner], said: dict[int, Told]) -> str:
    rows, noisy = any(runner.rows for runner in found), any(runner.noise for runner in found)
    curved = any(runner.ruled.curved for runner in found)
    scheduled = any(each.scheduler for each in said.values())
    plateau = any("ReduceLROnPlateau" in each.scheduler for each in said.values())
    rated, moved = any(each.rate for each in said.values()), any(each.moved for each in said.values())
    given = ["optimizer", *(["scheduler=None"] if scheduled else []), *(["rate=None"] if rated else [])]
    given += [*(["rows=None"] if rows else []), *(["noise=0.0"] if noisy else [])]
    given += [*(["moved=()"] if moved else []), *(["curved=False"] if curved else [])]
    data = ", HOURS[some], SCORES[some]" if rows else ""
    code = [f"def run({', '.join(given)}):"]
    code += ['    """Yield (x, y, loss) at every step; the loss is that of all data and without noise."""']
    code += ["    theta = torch.tensor(START, requires_grad=True)", "    optimizer = optimizer([theta])"]
    code += ["    scheduler = scheduler(optimizer) if scheduler else None"] if scheduled else []
    code += [f"    {BEGUN}"] if rated else []
    code += ["    rng = np.random.default_rng(SEED)"] if noisy else []
    code += ["    yield *theta.tolist(), loss(theta).item()", "    for k in range(STEPS):"]
    code += [f"        {SOME}"] if rows else []
    code += ["        optimizer.zero_grad()", f"        value = loss(theta{data})", "        value.backward()"]
    code += [f"        theta.grad += torch.tensor(noise * {noise_text(found)})"] if noisy else []
    code += ["        for group in optimizer.param_groups:"] if rated or moved else []
    code += ['            group["lr"] = rate(k, value.item()) if rate else group["lr"]'] if rated else []
    code += ["            group.update({name: moved[name](k) for name in moved})"] if moved else []
    step = "optimizer.step(partial(loss, hours=HOURS[some], scores=SCORES[some]))" if rows else "optimizer.step(loss)"
    code += [f"        if curved:\n            {step}", "        else:\n            optimizer.step()"] if curved else []
    code += [] if curved else ["        optimizer.step()"]
    if plateau:
        code += ["        if isinstance(scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau):"]
        code += ["            scheduler.step(value.item())", "        elif scheduler:", "            scheduler.step()"]
    elif scheduled:
        code += ["        if scheduler:", "            scheduler.step()"]
    code += ["        if not (torch.isfinite(theta).all() and torch.isfinite(value)):", "            return"]
    code += ["        yield *theta.tolist(), loss(theta).item()"]
    return "\n".join(code)
