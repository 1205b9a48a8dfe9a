"""What every update rule is: frozen hyperparameters and one pure step."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NamedTuple, Protocol, TypeAlias

from engine.spec.notation import NAMELESS, STEP_COUNT, Notation
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

State: TypeAlias = Any  # a number, an array shaped like theta, or a NamedTuple of states
Recurrence = Literal["descent", "heavy_ball", "nesterov"]


class Oracle(Protocol):
    """What a rule may ask at one step, at any point. A Surface is one; so is whatever has these three methods.

    `theta` is (2, *points): x over y, then any axes of points. Noise or a mini-batch makes another oracle of each step.

    Example:
        >>> from surfaces import SURFACES
        >>> oracle = SURFACES["booth"]().at(0, np.random.default_rng(0))
        >>> oracle.gradient(np.array([1.0, 2.0]))
        array([ -8., -10.])
    """

    def loss(self, theta: Traceable) -> Traceable:
        """The loss f(θ): (*points,)."""
        ...

    def gradient(self, theta: Traceable) -> Traceable:
        """The gradient ∇f(θ): (2, *points)."""
        ...

    def hessian(self, theta: Traceable) -> Traceable:
        """The Hessian ∇²f(θ): (2, 2, *points)."""
        ...


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
    defaults: dict[str, float | bool] = field(default_factory=dict)
    note: Text | None = None


class Optimizer:
    """One update rule: θₜ, stateₜ = step(θₜ₋₁, stateₜ₋₁, oracle, η).

    A subclass is a frozen dataclass: its fields are the hyperparameters, each a number, or an array (n,) with one
    number for each of n runs; its class attributes say what it is. State is a number, an array shaped like theta, or
    a NamedTuple of states named as in the paper.

    Example:
        >>> from optimizers import OPTIMIZERS
        >>> rule = OPTIMIZERS["momentum"](learning_rate=0.1, momentum=0.5)
        >>> rule.rate, rule.title
        (0.1, 'Momentum')

    References:
        Each subclass cites its own in `paper`.
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
    notation: ClassVar[Notation] = {
        "t": STEP_COUNT,
        "state": NAMELESS,
    }  # what its letters are, added to those of the bases
    recurrence: ClassVar[Recurrence | None] = None  # what it is on a quadratic, where theory knows its limits
    usual: ClassVar[bool] = False  # runs in a race for which nobody chose the runners

    @property
    def rate(self) -> Traceable:
        """The learning rate before any schedule; a rule that has none takes its steps whole."""
        return getattr(self, "learning_rate", 1.0)

    def start(self, theta: Traceable) -> State:
        """The state before the first step.

        Args:
            theta: where the run starts, (2, *points).

        Returns:
            A number, an array (2, *points), or a NamedTuple of such: the shape that every `step` returns.

        Example:
            >>> from optimizers import OPTIMIZERS
            >>> OPTIMIZERS["momentum"]().start(np.zeros(2))
            MomentumState(t=0, velocity=array([0., 0.]))
        """
        raise NotImplementedError

    def step(self, theta: Traceable, state: State, oracle: Oracle, lr: Traceable) -> tuple[Traceable, State]:
        """One update, pure: the same arguments give the same result, and none of them is changed.

        Args:
            theta: the point before the step, (2, *points); also a pair of symbols when the rule is traced.
            state: what `start` or the last step returned.
            oracle: the loss as this step shows it; asked for a gradient at least once.
            lr: the learning rate η of this step, after the schedule: a number or (*points,).

        Returns:
            The point after the step, (2, *points), and the state after it, shaped as before.

        Raises:
            TraceError: the rule is traced and uses an operation that a program cannot hold.

        Example:
            >>> from optimizers import OPTIMIZERS
            >>> from surfaces import SURFACES
            >>> rule, theta = OPTIMIZERS["gd"](), np.array([1.0, 2.0])
            >>> rule.step(theta, rule.start(theta), SURFACES["booth"](), 0.01)[0]
            array([1.08, 2.1 ])
        """
        raise NotImplementedError

    def data(self, surface: Any) -> Any:
        """The surface as a race shows it to this rule: GD sees all rows, SGD one; most see what is set."""
        return surface
