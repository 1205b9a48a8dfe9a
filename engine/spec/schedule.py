"""What every learning-rate schedule is: the rate of step k, made from the rule's own rate."""

import dataclasses
from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, TypeVar

from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

Rule = TypeVar("Rule")
Memory = Any  # of a schedule: a NamedTuple of numbers


class NoMemory(NamedTuple):
    """A closed form remembers nothing."""


class Schedule:
    """The learning rate step by step: ηₖ = rate_at(k, η), or by a recursion; k counts from 0.

    A subclass is a frozen dataclass with one of two methods: `rate_at` for a closed form, or `start` and `rate` for a
    recursion, whose memory is a NamedTuple of numbers. Every number may be a float, an array (n,) or a symbol.

    Example:
        >>> from engine.schedules import SCHEDULES
        >>> float(SCHEDULES["exponential"](gamma=0.5).rate_at(3, 0.8))
        0.1
    """

    title: ClassVar[Text]
    tex: ClassVar[str]
    summary: ClassVar[Text]
    replaces: ClassVar[str] = ""  # the field that stands in the place of the rule's own rate, where one does

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        """The learning rate of a step in closed form.

        Args:
            k: the step, from 0.
            base: the rule's own learning rate η.

        Returns:
            ηₖ, as a rate, not a factor.
        """
        raise NotImplementedError

    def start(self, base: Traceable) -> Memory:
        """The memory before step 0."""
        return NoMemory()

    def rate(self, k: Traceable, base: Traceable, memory: Memory, loss: Traceable) -> tuple[Traceable, Memory]:
        """The learning rate of step k by a recursion.

        Args:
            k: the step, from 0.
            base: the rule's own learning rate η.
            memory: what `start` or the last step returned.
            loss: the loss where step k begins.

        Returns:
            ηₖ and the memory after it.
        """
        return self.rate_at(k, base), memory

    def cycled(self, k: Traceable) -> Mapping[str, Traceable]:
        """Other hyperparameters at step k, by field name; a rule takes those that it has. Most schedules: none."""
        return {}


def at_step(rule: Rule, cycled: Mapping[str, Traceable]) -> Rule:
    """The rule, and every rule inside it, with the fields of `cycled` that it has set to those values."""
    if not cycled or not dataclasses.is_dataclass(rule):
        return rule
    changes: dict[str, object] = {}
    for field in dataclasses.fields(rule):
        value = getattr(rule, field.name)
        if dataclasses.is_dataclass(value):
            changes[field.name] = at_step(value, cycled)
        elif field.name in cycled:
            changes[field.name] = cycled[field.name]
    return dataclasses.replace(rule, **changes)  # type: ignore[type-var]
