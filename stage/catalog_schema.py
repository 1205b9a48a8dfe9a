"""What a catalog says, key by key: static/draft/catalog_messages.js names the same for the browser."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypeAlias, TypedDict

from engine.spec.text import Language
from stage.wire import Array

Packed: TypeAlias = Mapping[str, object]  # a program, as engine/symbolic/program.py packs it


class CardParam(TypedDict):
    """A hyperparameter on a card; in a catalog it says only what its name's entry in `terms` does not say."""

    name: str
    default: NotRequired[Any]
    tuned: NotRequired[float | None]
    value: NotRequired[Any]
    structural: NotRequired[bool | None]
    horizon: NotRequired[float | tuple[float, ...] | None]
    symbol: NotRequired[str]
    title: NotRequired[str]
    help: NotRequired[str]
    scale: NotRequired[str]
    low: NotRequired[float]
    high: NotRequired[float]
    minimum: NotRequired[float]
    maximum: NotRequired[float]
    choices: NotRequired[Sequence[str] | None]
    called: NotRequired[list[str] | None]
    main: NotRequired[bool]


class Offer(TypedDict):
    """A rule as "Add a runner" and its card show it."""

    kind: str
    key: str
    title: str
    slot: int | None
    family: str
    params: list[CardParam]
    sees: str | None
    seeks: NotRequired[bool]  # whether its rate is yet to be found: Python does where one is added
    memories: NotRequired[list[tuple[str, str, str]]]
    letters: NotRequired[dict[str, str]]


class ScheduleOffer(TypedDict):
    """A schedule as a card offers it."""

    kind: str
    key: str
    title: str
    replaces: str | None
    params: list[CardParam]


class RulePrograms(TypedDict):
    """The programs of a rule that is shown the view of that number, with these settings built in."""

    kind: str
    fixed: dict[str, Any]
    view: int
    base: str | float
    numbers: Sequence[str]
    carried: Sequence[str]
    recorded: Sequence[str]
    start: Packed
    step: Packed
    limit: NotRequired[Packed]
    laws: NotRequired[tuple[str, str]]


class Cycled(TypedDict, total=False):
    """Which numbers of a rule a schedule sets at each step, where it sets some."""

    cycled: Sequence[str]


class SchedulePrograms(Cycled):
    """The programs of a schedule, with these settings built in."""

    kind: str
    fixed: dict[str, Any]
    watches: bool
    memory: Sequence[str]
    numbers: Sequence[str]
    start: Packed
    step: Packed


class ShownView(TypedDict):
    """What a rule is shown: numbers (steps · feeds,) that chance adds, and the loss as it shows it."""

    feeds: int
    numbers: Array
    loss: Packed


class EndPrograms(TypedDict):
    """What decides how a run ended, and the causes in the order of their codes."""

    causes: list[str | None]
    rest: float
    steepest: Packed
    lying: Packed
    valley: Packed
    leaving: Packed


class ShownRows(TypedDict):
    """Rows of data that programs name: engine/symbolic/over_rows.py."""

    name: int
    x: Array
    y: Array
    delta: float


class ShownSurface(TypedDict):
    """The surface as the stage draws it."""

    key: str
    title: str
    view: tuple[float, float, float, float]
    axes: tuple[str, str]
    minima: Sequence[tuple[float, float, float]]
    saddles: Sequence[tuple[float, float]]
    floor: float
    program: Packed
    gradient: Packed
    hessian: Packed
    rows: NotRequired[ShownRows]
    values: NotRequired[Sequence[float]]  # of its own numbers, which are the last inputs of all its programs
    numbers: NotRequired[list[CardParam]]  # the same as sliders show them, where it has any


class CatalogContent(TypedDict):
    """All that lasts for a surface and language."""

    lang: Language
    words: dict[str, str]
    reach: float
    tolerance: float
    ends: EndPrograms
    limit: int
    slots: Sequence[int]
    bound: Any
    surface: ShownSurface
    terms: dict[str, Any]
    optimizers: list[Offer]
    schedules: list[ScheduleOffer]
    rules: list[RulePrograms]
    plans: list[SchedulePrograms]
    views: list[ShownView]


class Catalog(CatalogContent):
    """The same by its name, which is made of what stands in it."""

    name: str
