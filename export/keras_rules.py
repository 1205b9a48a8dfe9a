"""What Keras has: the calls of its optimizers that do what our rules do, and what the loop has to set for them."""

from typing import Any, NamedTuple

from engine.spec.registry import key
from export.runners import Runner
from optimizers import OPTIMIZERS


class Native(NamedTuple):
    """A call of Keras, and what is set from outside.

    `l2` is a weight decay that Keras would decouple: it joins the gradient in the loop. `corrected` are ε and β₂ where
    Keras adds ε before the bias correction.
    """

    call: str
    l2: float = 0.0
    corrected: tuple[float, float] | None = None


def native(runner: Runner) -> Native | None:
    """What Keras has for a runner; None where its convention is another one that nothing can set."""
    rule, name = runner.rule, key(runner.rule)
    if OPTIMIZERS.get(name) is not type(rule) or (runner.scheduled and runner.scheduled.moved):
        return None
    call = next((each.call for each in rule.frameworks if each.name == "Keras"), "")
    return _native(rule, name, call, runner)


def _native(rule: Any, name: str, call: str, runner: Runner) -> Native | None:
    rate = f"learning_rate={runner.base!r}"
    if name in ("gd", "sgd", "minibatch_gd"):  # here a decoupled decay is the same as L2
        decay = f", weight_decay={rule.weight_decay!r}" if rule.weight_decay else ""
        return Native(f"{call}({rate}{decay})")
    if name in ("momentum", "nag") and not runner.scheduled and not getattr(rule, "dampening", 0):
        nesterov = ", nesterov=True" if name == "nag" else ""
        return Native(f"{call}({rate}, momentum={rule.momentum!r}{nesterov})", rule.weight_decay)
    if name == "adadelta":
        return Native(f"{call}({rate}, rho={rule.rho!r}, epsilon={rule.epsilon!r})", rule.weight_decay)
    if name == "lion":
        decay = f", weight_decay={rule.weight_decay!r}" if rule.weight_decay else ""
        return Native(f"{call}({rate}, beta_1={rule.beta1!r}, beta_2={rule.beta2!r}{decay})")
    if name in ("adam", "amsgrad", "adamw") and getattr(rule, "bias_correction", True):
        given = f"{rate}, beta_1={rule.beta1!r}, beta_2={rule.beta2!r}"
        given += ", amsgrad=True" if name == "amsgrad" or getattr(rule, "amsgrad", False) else ""
        given += f", weight_decay={rule.weight_decay!r}" if name == "adamw" else ""
        l2 = 0.0 if name == "adamw" else rule.weight_decay
        return Native(f"{call}({given})", l2, (rule.epsilon, rule.beta2))
    return None
