"""The hyperparameters of a rule or a schedule as a card shows them, those of a wrapped rule included."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from engine.fields import terms, walk
from engine.spec.hyper import Hyper
from engine.spec.text import Language
from stage.catalog_schema import CardParam, Offer, ScheduleOffer

# What stays with a parameter when its term is said once for all.
OWN = ("name", "default", "tuned", "value", "structural", "horizon")


class Param(NamedTuple):
    """One setting: its dotted name, its declaration, its value, and the framework's default."""

    name: str
    term: Hyper
    value: Any
    default: Any


def params(thing: Any, prefix: str = "") -> list[Param]:
    """Every hyperparameter in the order of declaration; those of a wrapped rule as `inner.beta1`."""
    return [
        Param(inside + name, term, getattr(owner, name), getattr(type(owner), name))
        for inside, owner, _ in walk(thing, prefix)
        for name, term in terms(owner).items()
    ]


def built_in(param: Param) -> bool:
    """Whether a program has the value built in: switches, choices and lists are no numbers."""
    return param.term.scale in ("switch", "choice") or isinstance(param.default, tuple)


def say(param: Param, tuned: float | None, structural: bool, language: Language) -> CardParam:
    """A parameter as JSON; `tuned` is the rate found for this surface.

    Its value is said where it is neither that rate nor the default (static/draft/offers.js).
    """
    term = param.term
    rate = param.name.rpartition(".")[2] == "learning_rate"
    usual = param.default if tuned is None or not rate else tuned
    return {
        "name": param.name,
        "default": param.default,
        "tuned": tuned if rate else None,
        "value": None if param.value == usual else param.value,
        "structural": structural or None,
        "horizon": term.horizon,
        "symbol": term.symbol,
        "title": term.title[language],
        "help": term.help[language],
        "scale": term.scale,
        "low": term.low,
        "high": term.high,
        "minimum": term.minimum,
        "maximum": term.maximum,
        "choices": term.choices or None,
        "called": [term.call(choice, language) for choice in term.choices] or None,
        "main": term.main,
    }


def lift(things: Sequence[Offer | ScheduleOffer]) -> dict[str, Any]:
    """Say each hyperparameter once: the first thing's words become the term, others keep only what differs."""
    said_once: dict[str, Any] = {}
    for thing in things:
        kept = []
        for each in thing["params"]:
            param: dict[str, Any] = {**each}
            said = {name: value for name, value in param.items() if name not in OWN}
            term = said_once.setdefault(param["name"], said)
            different = {name: value for name, value in said.items() if term[name] != value}
            own = {name: param[name] for name in OWN if param[name] is not None}
            kept.append(cast(CardParam, own | different))
        thing["params"] = kept
    return {name: {part: one for part, one in term.items() if one is not None} for name, term in said_once.items()}
