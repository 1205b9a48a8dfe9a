"""The hyperparameters of a runner as its card shows them, those of a wrapped rule included."""

from typing import Any, NamedTuple

from engine.hyper import Hyper
from engine.settings import terms, walk
from engine.text import Language

OWN = ("name", "default", "tuned")  # what stays with a parameter when its term is said once for all


class Param(NamedTuple):
    """One number of a runner: its dotted name, its declaration, its value, and the framework's default."""

    name: str
    term: Hyper
    value: Any
    default: Any


def params(optimizer: Any) -> list[Param]:
    """Every hyperparameter in the order of declaration; those of a wrapped rule as `inner.beta1`."""
    return [
        Param(prefix + name, term, getattr(owner, name), getattr(type(owner), name))
        for prefix, owner, _ in walk(optimizer)
        for name, term in terms(owner).items()
    ]


def say(param: Param, tuned: float | None, language: Language) -> dict[str, Any]:
    """A parameter as JSON; `tuned` is the rate found for this surface."""
    term = param.term
    return {
        "name": param.name,
        "default": param.default,
        "tuned": tuned if param.name.rpartition(".")[2] == "learning_rate" else None,
        "symbol": term.symbol,
        "title": term.title[language],
        "help": term.help[language],
        "scale": term.scale,
        "low": term.low,
        "high": term.high,
        "minimum": term.minimum,
        "maximum": term.maximum,
        "choices": term.choices or None,
        "main": term.main,
    }


def lift(runners: list[dict[str, Any]]) -> dict[str, Any]:
    """Say each hyperparameter once: the first runner's words become the term, others keep only what differs."""
    said_once: dict[str, Any] = {}
    for runner in runners:
        for i, param in enumerate(runner["params"]):
            said = {name: value for name, value in param.items() if name not in OWN}
            term = said_once.setdefault(param["name"], said)
            different = {name: value for name, value in said.items() if term[name] != value}
            runner["params"][i] = {name: param[name] for name in OWN} | different
    return said_once
