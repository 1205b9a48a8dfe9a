"""A hyperparameter is declared once; slider, link, map axis and reference page read the declaration."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from engine.spec.text import Language, Text

Scale = Literal["log", "linear", "one_minus", "integer", "switch", "choice", "name"]
Value = float | int | bool | str


@dataclass(frozen=True)
class Hyper:
    """What there is to know of one hyperparameter.

    `low` and `high` are the ends of its slider, `minimum` and `maximum` the values that are legal at all:
    a number box or a link may carry any of them. `one_minus` is a log scale of 1 − value,
    `name` the dotted name of another hyperparameter. `horizon` says that it counts steps, and which share of a run it
    takes where nobody has chosen: a list of shares for a list of steps (engine/spec/horizon.py).
    """

    symbol: str
    title: Text
    help: Text
    scale: Scale
    low: float = 0.0
    high: float = 1.0
    minimum: float = 0.0
    maximum: float = 1e6
    choices: tuple[str, ...] = ()
    called: tuple[Text, ...] = ()  # what each choice is called, in their order
    main: bool = True
    horizon: float | tuple[float, ...] | None = None

    def call(self, choice: str, language: Language) -> str:
        """What a reader calls a choice; itself where it has no other name."""
        return dict(zip(self.choices, self.called, strict=False)).get(choice, Text(choice, choice))[language]

    def with_(self, **changes: Any) -> "Hyper":
        """The same hyperparameter, declared differently in `changes`."""
        return dataclasses.replace(self, **changes)


def hyper(term: Hyper, default: Any, **changes: Any) -> Any:
    """A dataclass field that carries its declaration: `beta1: float = hyper(BETA1, 0.9)`."""
    return dataclasses.field(default=default, metadata={"hyper": term.with_(**changes)})


def hypers(thing: Any) -> dict[str, Hyper]:
    """The declared hyperparameters of a dataclass or of its instance, by field name, in order."""
    return {f.name: f.metadata["hyper"] for f in dataclasses.fields(thing) if "hyper" in f.metadata}


def defaults(thing: Any) -> dict[str, Any]:
    """The default of every declared hyperparameter."""
    return {f.name: f.default for f in dataclasses.fields(thing) if "hyper" in f.metadata}
