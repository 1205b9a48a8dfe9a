"""A whole race as one frozen value: same value, same picture, for ever."""

import dataclasses
from dataclasses import dataclass
from typing import TypeVar

from engine.fields import check, in_teaching_order, own, registry, untuned
from engine.spec.hyper import Hyper, Value
from engine.spec.noise import Noise
from engine.spec.optimizer import Optimizer
from engine.spec.page_settings import PageSettings
from engine.spec.parse import read_value
from engine.spec.registry import key
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.spec.text import Text
from engine.tuning.rates import STEPS as TUNED_STEPS
from engine.tuning.rates import Place, by_theory, suitable

Rule = TypeVar("Rule", bound=Optimizer)
Settings = TypeVar("Settings", bound=PageSettings)

MOST = 12  # runners in a race
# Rates as textbooks have them: on Beale's function Momentum is at the minimum first, and shoots past it.
TEXTBOOK = {"gd": 0.01, "momentum": 0.005, "nag": 0.005, "rmsprop": 0.05, "adam": 0.1}
STEPS = Hyper(
    symbol="T",
    title=Text(en="number of steps", ko="스텝 수"),
    help=Text(en="How many steps every runner takes.", ko="모든 주자가 몇 스텝을 가는지 정합니다."),
    scale="integer",
    low=1,
    high=1000,
    minimum=1,
    maximum=100_000,
)
SEED = Hyper(
    symbol="#",
    title=Text(en="seed", ko="시드"),
    help=Text(
        en="Decides every random draw: the same seed gives the same race.",
        ko="모든 무작위 값을 정합니다. 시드가 같으면 경주도 같습니다.",
    ),
    scale="integer",
    high=100,
    maximum=2**32 - 1,
)
START = Hyper(
    symbol="θ₀",
    title=Text(en="start", ko="시작점"),
    help=Text(en="Where every runner starts.", ko="모든 주자가 출발하는 점입니다."),
    scale="linear",
    low=-5.0,
    high=5.0,
    minimum=-1e6,
    maximum=1e6,
)


@dataclass(frozen=True)
class Entry:
    """One runner: a rule, and perhaps a schedule for its learning rate.

    Args:
        optimizer: the rule with its numbers.
        schedule: None leaves the learning rate as it is.

    Example:
        >>> from optimizers import OPTIMIZERS
        >>> Entry(OPTIMIZERS["gd"](learning_rate=0.1)).schedule is None
        True
    """

    optimizer: Optimizer
    schedule: Schedule | None = None


@dataclass(frozen=True)
class RunConfig:
    """A race as a frozen, hashable value: the same value is the same picture, for ever.

    Args:
        surface: the loss. Only this is required.
        start: where every runner starts, (x, y), each within ±1e6; None: the surface's own.
        steps: how many steps each takes, 1 to 100,000.
        seed: decides every random number.
        noise: added to gradients; None: none.
        entries: at most 12 runners; None: the usual ones, () a race without runners.
        page_settings: what pages remember beyond the race, at most one of a kind.

    Raises:
        ValueError: what no link could say, such as a number out of range or too many runners.

    Example:
        >>> from surfaces import SURFACES
        >>> race = RunConfig(SURFACES["booth"](), steps=50)
        >>> race.start, len(race.entries)
        ((-6.0, 7.0), 5)
    """

    surface: Surface
    start: tuple[float, float] = None  # type: ignore[assignment]  # the surface's own
    steps: int = 300
    seed: int = 0
    noise: Noise | None = None
    entries: tuple[Entry, ...] = None  # type: ignore[assignment]  # the usual ones; () is a race without runners
    page_settings: tuple[PageSettings, ...] = ()  # what pages remember beyond the race, at most one of a kind

    def __post_init__(self) -> None:
        if not isinstance(self.surface, Surface) or not isinstance(self.noise, Noise | None):
            raise ValueError("a race runs on a Surface, with Noise or None")
        start = self.surface.start if self.start is None else self.start
        if len(start) != 2 or any(isinstance(x, str) for x in start):
            raise ValueError("a race starts at (x, y)")
        if len({type(settings) for settings in self.page_settings}) < len(self.page_settings):
            raise ValueError("a race has one settings of a kind")
        for part in (self.surface, self.noise, *self.page_settings):
            check(part)
        exact: dict[str, object] = {
            "start": tuple(_legal(START, x) for x in start),
            "steps": _legal(STEPS, self.steps),
            "seed": _legal(SEED, self.seed),
            "page_settings": tuple(sorted((each for each in self.page_settings if each != type(each)()), key=key)),
        }
        for name, value in exact.items():
            object.__setattr__(self, name, value)
        entries = usual_entries(self.place) if self.entries is None else tuple(self.entries)
        if len(entries) > MOST or not all(isinstance(entry, Entry) for entry in entries):
            raise ValueError(f"a race has at most {MOST} runners, and every one is an Entry")
        object.__setattr__(self, "entries", entries)
        for entry in entries:
            check(entry)

    @property
    def place(self) -> Place:
        """What decides, beside a runner itself, which learning rate suits it."""
        return Place(self.surface, self.noise, self.start, self.steps, self.seed)

    def settings(self, kind: type[Settings]) -> Settings:
        """The settings of a kind: the one set, else as it is by default."""
        return next((settings for settings in self.page_settings if type(settings) is kind), kind())

    def with_settings(self, settings: PageSettings) -> "RunConfig":
        """The same race seen through this settings instead of the one of its kind."""
        others = tuple(other for other in self.page_settings if type(other) is not type(settings))
        return dataclasses.replace(self, page_settings=(*others, settings))


def fresh(name: str, surface: Surface, search: bool = True) -> Optimizer:
    """An optimizer by key: its framework's defaults, at the rate that was tuned for the surface or is theory's.

    How many rows of data a step sees changes nothing of that. For what is one's own nobody tuned: the rate is found,
    unless no `search` is wanted.
    """
    optimizer: Optimizer = registry(Optimizer)[name]()
    rate = surface.exact().tuned.get(name) or by_theory(optimizer, surface)
    if rate is None and search and untuned(surface):
        found = suitable(optimizer, None, Place(surface, None, surface.start, TUNED_STEPS, 0))
        rate = found.rate if found else None
    return optimizer if rate is None else with_rate(optimizer, rate)


def with_rate(optimizer: Rule, rate: float) -> Rule:
    """The same rule at another learning rate; a wrapper's rate is that of the rule inside, and a rule may have none."""
    if not dataclasses.is_dataclass(optimizer) or isinstance(optimizer, type):
        return optimizer
    if any(field.name == "learning_rate" for field in dataclasses.fields(optimizer)):
        return dataclasses.replace(optimizer, learning_rate=rate)
    if not hasattr(optimizer, "inner"):
        return optimizer
    return dataclasses.replace(optimizer, inner=with_rate(optimizer.inner, rate))


def usual_entries(place: Place) -> tuple[Entry, ...]:
    """The runners of a race for which nobody chose any: the usual rules in teaching order.

    On a surface for which nobody tuned rates they run at those that suit this race.
    """
    surface, found = place.surface, []
    listed = registry(Surface).get(key(surface)) is type(surface) or own(surface)
    for name in (name for name, rule in in_teaching_order().items() if rule.usual):
        rule = fresh(name, surface)
        unknown = listed and name not in surface.exact().tuned
        better = suitable(rule, None, place) if unknown else None
        found.append(Entry(with_rate(rule, better.rate) if better else rule))
    return tuple(found)


def default_race(page_settings: tuple[PageSettings, ...] = ()) -> RunConfig:
    """What a visitor without a link sees; as long as `engine.race_length` has it."""
    entries = tuple(Entry(with_rate(registry(Optimizer)[name](), rate)) for name, rate in TEXTBOOK.items())
    beale = registry(Surface)["beale"]()
    return RunConfig(beale, start=(1.0, 1.5), steps=350, entries=entries, page_settings=page_settings)


def _legal(term: Hyper, raw: object) -> Value:
    value, problem = read_value(term, raw)
    if problem or value is None:
        raise ValueError(f"{term.title.en} must be from {term.minimum:g} to {term.maximum:g}, not {raw!r}")
    return value
