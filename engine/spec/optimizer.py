"""What every update rule is: frozen hyperparameters and one pure step."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NamedTuple, Protocol

from engine.spec.notation import STEP_COUNT, Notation
from engine.spec.text import Text

Recurrence = Literal["descent", "heavy_ball", "nesterov"]


class Oracle(Protocol):
    """What a rule may ask at one step, at any point: `theta` is (2, *points)."""

    def loss(self, theta: Any) -> Any: ...

    def gradient(self, theta: Any) -> Any: ...

    def hessian(self, theta: Any) -> Any: ...


class Paper(NamedTuple):
    """Where a rule was published; `url` is a stable address."""

    authors: str
    year: int
    title: str
    url: str


@dataclass(frozen=True)
class Framework:
    """What a library calls the rule, and the defaults with which it ships."""

    name: str
    call: str
    defaults: dict[str, Any] = field(default_factory=dict)
    note: Text | None = None


class Optimizer:
    """One update rule.

    A subclass is a frozen dataclass: its fields are the hyperparameters, its class attributes say what it is.
    State is a number, an array shaped like theta, or a NamedTuple of states named as in the paper.
    """

    title: ClassVar[str]
    year: ClassVar[int]
    family: ClassVar[str]  # a key of engine.spec.families.FAMILIES
    tex: ClassVar[str]
    paper: ClassVar[Paper]
    summary: ClassVar[Text]
    frameworks: ClassVar[tuple[Framework, ...]] = ()
    relative: ClassVar[str | None] = None  # the rule it was made from
    differs: ClassVar[Text | None] = None  # which line of that rule it changes
    notation: ClassVar[Notation] = {"t": STEP_COUNT}  # what its letters are, added to those of the bases
    recurrence: ClassVar[Recurrence | None] = None  # what it is on a quadratic, where theory knows its limits
    usual: ClassVar[bool] = False  # runs in a race for which nobody chose the runners

    @property
    def rate(self) -> Any:
        """The learning rate before any schedule."""
        return self.learning_rate  # type: ignore[attr-defined]

    def start(self, theta: Any) -> Any:
        """The state before the first step."""
        raise NotImplementedError

    def step(self, theta: Any, state: Any, oracle: Oracle, lr: Any) -> tuple[Any, Any]:
        """One update: `lr` is the scheduled learning rate; returns the new point and the new state."""
        raise NotImplementedError

    def data(self, surface: Any) -> Any:
        """The surface as a race shows it to this rule: GD sees all rows, SGD one; most see what is set."""
        return surface
