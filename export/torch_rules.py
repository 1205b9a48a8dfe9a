"""What PyTorch has: the calls of its optimizers and schedulers that do what our rules and schedules do."""

from engine.config import RunConfig
from engine.spec.registry import key
from engine.spec.schedule import Schedule
from export.rates import moving
from export.runners import Runner
from optimizers import OPTIMIZERS

KEYWORDS = {
    "momentum": "momentum",
    "dampening": "dampening",
    "rho": "rho",
    "epsilon": "eps",
    "initial_accumulator": "initial_accumulator_value",
    "lr_decay": "lr_decay",
    "momentum_decay": "momentum_decay",
    "decoupled_weight_decay": "decoupled_weight_decay",
    "centered": "centered",
    "amsgrad": "amsgrad",
    "weight_decay": "weight_decay",
}
SWITCHED = {"nag": "nesterov", "amsgrad": "amsgrad"}  # rules that are a switch of another one
SCHEDULERS = {
    "constant": "ConstantLR",
    "step": "StepLR",
    "multistep": "MultiStepLR",
    "exponential": "ExponentialLR",
    "linear": "LinearLR",
    "polynomial": "PolynomialLR",
    "cosine": "CosineAnnealingLR",
    "cosine_restarts": "CosineAnnealingWarmRestarts",
    "one_cycle": "OneCycleLR",
    "plateau": "ReduceLROnPlateau",
}


def optimizer_call(runner: Runner, rate: str) -> str | None:
    """`torch.optim.Adam(params, lr=…)` for a rule that PyTorch has, at a rate; None for one that it has not."""
    rule, name = runner.rule, key(runner.rule)
    call = next((each.call for each in rule.frameworks if each.name == "PyTorch"), None)
    if call is None or OPTIMIZERS.get(name) is not type(rule) or not _legal(rule):
        return None
    given = [f"lr={rate}"]
    if hasattr(rule, "beta1"):
        given.append(f"betas=({rule.beta1!r}, {rule.beta2!r})")  # type: ignore[attr-defined]
    for field, keyword in KEYWORDS.items():
        value = getattr(rule, field, 0)
        told = field in ("rho", "epsilon", "momentum_decay") or call == "torch.optim.AdamW"
        if hasattr(rule, field) and (value or told):
            keyword = "alpha" if (name, field) == ("rmsprop", "rho") else keyword
            given.append(f"{keyword}={value!r}")
    if name in SWITCHED and (name != "nag" or rule.momentum > 0):  # type: ignore[attr-defined]
        given.append(f"{SWITCHED[name]}=True")
    return f"{call}(params, {', '.join(given)})"


def _legal(rule: object) -> bool:
    """Whether PyTorch takes the numbers of the rule, and has the rule without a switch that it does not know."""
    shares = [getattr(rule, name, 0) for name in ("beta1", "beta2", "momentum_decay")]
    return all(0 <= share < 1 for share in shares[:2]) and getattr(rule, "bias_correction", True)


def scheduler_call(runner: Runner, race: RunConfig) -> str | None:
    """`torch.optim.lr_scheduler.StepLR(optimizer, …)` for a schedule that PyTorch has, with numbers that it takes."""
    schedule = runner.schedule
    name = key(schedule) if schedule else ""
    if schedule is None or name not in SCHEDULERS or not _possible(schedule, name, race):
        return None
    fields = {field: getattr(schedule, field) for field in type(schedule).__dataclass_fields__}  # type: ignore[attr-defined]
    if name == "one_cycle":
        turns = fields["cycle_momentum"] and bool(moving(runner))
        fields["cycle_momentum"] = turns
        if not turns:
            fields = {field: value for field, value in fields.items() if field not in ("base_momentum", "max_momentum")}
    given = ", ".join(f"{field}={_value(value)}" for field, value in fields.items())
    return f"torch.optim.lr_scheduler.{SCHEDULERS[name]}(optimizer, {given})"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return repr(list(value))
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _possible(schedule: Schedule, name: str, race: RunConfig) -> bool:
    """Whether PyTorch takes these numbers: our schedules go on where some of its own refuse."""
    get = schedule.__getattribute__
    if name == "constant":
        return bool(0 <= get("factor") <= 1)
    if name == "linear":
        return bool(0 < get("start_factor") <= 1 and 0 <= get("end_factor") <= 1)
    if name == "one_cycle":
        return bool(get("total_steps") >= race.steps and 0 < get("pct_start") < 1 and get("total_steps") > 4)
    if name == "plateau":
        return bool(get("factor") < 1)
    return True
