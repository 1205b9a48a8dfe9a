"""A hyperparameter is declared once; slider, link, map axis and reference page read the declaration."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from engine.spec.text import Language, Text

Scale = Literal["log", "linear", "one_minus", "integer", "switch", "choice", "name"]
Value = float | int | bool | str


@dataclass(frozen=True)
class Hyper:
    """What there is to know of one hyperparameter; slider, link, map axis and reference page read it.

    Args:
        symbol: the paper's letter, "β₁".
        title: its name in words.
        help: one sentence on what it does.
        scale: how a slider spaces its values; `one_minus` is a log scale of 1 − value, `name` the dotted name of
            another hyperparameter.
        low, high: the ends of its slider.
        minimum, maximum: the values that are legal at all, in a number box or a link.
        choices, called: of a choice, the values and what each is called.
        main: whether a card shows it without being opened.
        horizon: of a number that counts steps, the share of a run it takes where nobody has chosen; a list of shares
            for a list of steps (engine/spec/horizon.py).
        off: of a switch that is on by default, what a runner without it is called.

    Example:
        >>> Hyper("τ", Text("delay", "지연"), Text("Waits.", "기다립니다."), scale="linear", high=5.0).maximum
        1000000.0
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
    off: Text | None = None

    def call(self, choice: str, language: Language) -> str:
        """What a reader calls a choice; itself where it has no other name."""
        return dict(zip(self.choices, self.called, strict=False)).get(choice, Text(choice, choice))[language]

    def with_(self, **changes: Any) -> "Hyper":
        """The same hyperparameter, declared differently in `changes`."""
        return dataclasses.replace(self, **changes)


def hyper(term: Hyper, default: object, **changes: Any) -> Any:
    """A dataclass field that carries its declaration.

    Args:
        term: the declaration.
        default: the value with which the rule ships.
        changes: what differs from the declaration for this rule: `hyper(BETA1, 0.9, title=…)`.

    Returns:
        The field, as `dataclasses.field` does.

    Example:
        >>> from engine.spec.terms import BETA1
        >>> @dataclass(frozen=True)
        ... class Rule:
        ...     beta1: float = hyper(BETA1, 0.9)
        >>> Rule(), hypers(Rule)["beta1"].symbol
        (Rule(beta1=0.9), 'β₁')
    """
    return dataclasses.field(default=default, metadata={"hyper": term.with_(**changes)})


def hypers(thing: object) -> dict[str, Hyper]:
    """The declared hyperparameters of a dataclass or of its instance, by field name, in order."""
    return {f.name: f.metadata["hyper"] for f in _declared(thing)}


def defaults(thing: object) -> dict[str, object]:
    """The default of every declared hyperparameter."""
    return {f.name: f.default for f in _declared(thing)}


def _declared(thing: object) -> list[dataclasses.Field[object]]:
    if not dataclasses.is_dataclass(thing):
        raise TypeError(f"{thing!r} is no dataclass: it declares nothing")
    unused = () if isinstance(thing, type) else getattr(thing, "unused", ())  # a formula may hold no parameter
    return [f for f in dataclasses.fields(thing) if "hyper" in f.metadata and f.name not in unused]
