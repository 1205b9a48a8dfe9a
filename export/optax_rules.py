"""What Optax has: the transformations that do what our rules do, with our conventions set."""

from collections.abc import Callable
from typing import Any

from engine.spec.registry import key
from export.runners import Runner
from optimizers import OPTIMIZERS

Say = Callable[[str], str]  # the text of one of the rule's numbers


def transformation(runner: Runner, rate: str, moved: list[str]) -> str | None:
    """`optax.adam(…)` at a rate, for a rule that Optax has; `moved` are numbers that stand by their names."""
    rule, name = runner.rule, key(runner.rule)
    if OPTIMIZERS.get(name) is not type(rule) or name not in CALLS:
        return None

    def say(field: str) -> str:
        return field if field in moved else repr(getattr(rule, field))

    call = CALLS[name](rule, rate, say)
    decay = getattr(rule, "weight_decay", 0)
    if call and decay and name not in DECOUPLED:
        parts = call.removeprefix("optax.chain(")  # a chain is one chain
        return f"optax.chain(optax.add_decayed_weights({decay!r}), {parts}{')' if parts == call else ''}"
    return call


def _betas(say: Say) -> str:
    return f"b1={say('beta1')}, b2={say('beta2')}"


def _momentum(rule: Any, rate: str, say: Say) -> str | None:
    return None if rule.dampening else f"optax.sgd({rate}, momentum={say('momentum')})"


def _rmsprop(rule: Any, rate: str, say: Say) -> str:
    # With the rate behind the velocity and ε outside of the root, as ours.
    scale = "optax.scale_by_stddev" if rule.centered else "optax.scale_by_rms"
    parts = [f"{scale}(decay={say('rho')}, eps={say('epsilon')}, eps_in_sqrt=False)"]
    velocity = say("momentum")
    parts += [f"optax.trace(decay={velocity})"] if velocity != "0.0" else []
    return f"optax.chain({', '.join(parts)}, optax.scale_by_learning_rate({rate}))"


def _adam(rule: Any, rate: str, say: Say) -> str | None:
    return f"optax.adam({rate}, {_betas(say)}, eps={say('epsilon')})" if rule.bias_correction else None


def _adamw(rule: Any, rate: str, say: Say) -> str | None:
    if rule.amsgrad:
        return None
    return f"optax.adamw({rate}, {_betas(say)}, eps={say('epsilon')}, weight_decay={say('weight_decay')})"


def _adabelief(rule: Any, rate: str, say: Say) -> str:
    numbers = f"{_betas(say)}, eps={say('epsilon')}, eps_root={say('epsilon')}"
    if not rule.weight_decay:
        return f"optax.adabelief({rate}, {numbers})"
    decay = f"optax.add_decayed_weights({say('weight_decay')})"
    return f"optax.chain(optax.scale_by_belief({numbers}), {decay}, optax.scale_by_learning_rate({rate}))"


def _descent(rule: Any, rate: str, say: Say) -> str:
    return f"optax.sgd({rate})"


CALLS: dict[str, Callable[[Any, str, Say], str | None]] = {
    "gd": _descent,
    "sgd": _descent,
    "minibatch_gd": _descent,
    "momentum": _momentum,
    "nag": lambda rule, rate, say: f"optax.sgd({rate}, momentum={say('momentum')}, nesterov=True)",
    "rmsprop": _rmsprop,
    "adadelta": lambda rule, rate, say: f"optax.adadelta({rate}, rho={say('rho')}, eps={say('epsilon')})",
    "adam": _adam,
    "adamw": _adamw,
    "adamax": lambda rule, rate, say: f"optax.adamax({rate}, {_betas(say)}, eps={say('epsilon')})",
    "adabelief": _adabelief,
    "lion": lambda rule, rate, say: f"optax.lion({rate}, {_betas(say)}, weight_decay={say('weight_decay')})",
}
DECOUPLED = ("adamw", "adabelief", "lion")  # their weight decay is in the call
