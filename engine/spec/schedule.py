"""What every learning-rate schedule is: the rate of step k, made from the rule's own rate."""

from typing import Any, ClassVar, NamedTuple

from engine.spec.text import Text


class NoMemory(NamedTuple):
    """A closed form remembers nothing."""


class Schedule:
    """The learning rate step by step; k counts from 0.

    A subclass is a frozen dataclass with one of two methods: `at` for a closed form, or `start` and `rate` for a
    recursion, whose memory is a NamedTuple of numbers. Every number may be a float, an array (n,) or a symbol.
    """

    title: ClassVar[Text]
    tex: ClassVar[str]
    summary: ClassVar[Text]

    def at(self, k: Any, base: Any) -> Any:
        """The rate of step k in closed form; `base` is the optimizer's learning rate."""
        raise NotImplementedError

    def start(self, base: Any) -> Any:
        """The memory before step 0."""
        return NoMemory()

    def rate(self, k: Any, base: Any, memory: Any, loss: Any) -> tuple[Any, Any]:
        """The rate of step k and the memory after it; `loss` is the loss where step k begins."""
        return self.at(k, base), memory
