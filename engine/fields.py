"""A rule, a schedule or a surface as dotted names and values: `beta1`, `inner.beta1`, `schedule.T_max`."""

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from engine.spec.families import FAMILIES
from engine.spec.hyper import Hyper, hypers
from engine.spec.optimizer import Optimizer
from engine.spec.page_settings import PageSettings
from engine.spec.parse import Notice, Reading, clamped, read_value, unknown, unusable, write_value
from engine.spec.registry import discover, key
from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.spec.text import Text

PACKAGES: dict[type, str] = {
    Optimizer: "optimizers",
    Schedule: "engine.schedules",
    Surface: "surfaces",
    PageSettings: "engine.page_settings",
}
# Whose surfaces are a reader's own: they are in no registry, and a link can say them all the same.
OWN = {"formula": "surfaces.formula", "painted": "surfaces.painted"}
DEEPEST = 3  # rules inside rules
MANY = 20  # numbers in a list

Thing = TypeVar("Thing")  # a rule, a schedule, a surface or the settings of a page


def registry(base: type) -> dict[str, Any]:
    """Everything of one kind, by key."""
    return discover(PACKAGES[base], base)


def in_teaching_order() -> dict[str, type[Optimizer]]:
    """Every rule by key: family by family, in each by year."""
    order = list(FAMILIES)
    rules = sorted(registry(Optimizer).items(), key=lambda item: (order.index(item[1].family), item[1].year))
    return dict(rules)


def own(surface: object) -> bool:
    """Whether a surface is a reader's own: a typed formula, or a painted landscape."""
    return type(surface).__module__ in OWN.values()


def untuned(surface: Any) -> bool:
    """Whether nobody tuned rates for a surface, as it is a reader's own, or stands on a reader's rows of data."""
    return own(surface) or bool(getattr(surface, "brought", ""))


def registered(thing: object) -> str:
    """The key of a rule, schedule or surface, a reader's own too; raises ValueError for one that is in no registry."""
    if own(thing):
        return key(thing)
    for base in PACKAGES:
        if isinstance(thing, base) and registry(base).get(key(thing)) is type(thing):
            return key(thing)
    raise ValueError(f"{type(thing).__name__} is in no registry")


@cache
def kinds(cls: type) -> dict[str, tuple[type, ...]]:
    """The types that each field may have: `Schedule | None` is (Schedule, NoneType)."""
    hints = typing.get_type_hints(cls)
    unions = (types.UnionType, typing.Union)
    names = [f.name for f in dataclasses.fields(cls)] if dataclasses.is_dataclass(cls) else []
    return {n: typing.get_args(hints[n]) if typing.get_origin(hints[n]) in unions else (hints[n],) for n in names}


@cache
def parts(cls: type) -> dict[str, type]:
    """The fields that hold a whole rule or schedule, with its base class."""
    return {name: base for name, kind in kinds(cls).items() for base in PACKAGES if base in kind}


def terms(thing: object) -> dict[str, Hyper]:
    """The declared fields of anything, none of what is no dataclass."""
    return hypers(thing) if dataclasses.is_dataclass(thing) else {}


def walk(thing: object, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, object, int]]:
    """The thing itself and every rule or schedule inside it, with its dotted prefix and its depth."""
    yield prefix, thing, depth
    cls: type = type(thing)
    for name in parts(cls):
        if getattr(thing, name) is not None:
            yield from walk(getattr(thing, name), f"{prefix}{name}.", depth + 1)


def rate_name(rule: object) -> str | None:
    """The dotted name of the learning rate that a rule declares, or a rule inside it; None where there is none."""
    owners = ((prefix, owner) for prefix, owner, _ in walk(rule))
    return next((f"{prefix}learning_rate" for prefix, owner in owners if "learning_rate" in terms(owner)), None)


def write(thing: object, prefix: str = "") -> list[str]:
    """`name:value` for every main setting, and for every other one that is not at its default."""
    lines = []
    for inner, owner, _ in walk(thing, prefix):
        if inner:
            lines.append(f"{inner[:-1]}:{registered(owner)}")
        for name, term in terms(owner).items():
            value = getattr(owner, name)
            if term.main or value != getattr(type(owner), name):
                lines.append(f"{inner}{name}:{write_value(value)}")
    return lines


def check(thing: object) -> None:
    """Raise ValueError for a value outside its legal range, or for rules too deep inside rules."""
    for prefix, owner, depth in walk(thing):
        if depth > DEEPEST:
            raise ValueError(f"{prefix}: more than {DEEPEST} rules inside one another")
        for name, term in terms(owner).items():
            if read_field(type(owner), name, term, getattr(owner, name)).problem:
                raise ValueError(f"{prefix}{name} is not a legal value: {getattr(owner, name)!r}")


def read_field(cls: type, name: str, term: Hyper, raw: object) -> Reading:
    """`read_value` for a field that may also be None or a list of numbers."""
    if types.NoneType in kinds(cls)[name] and (raw is None or raw == "none"):
        return Reading(None)
    if not isinstance(getattr(cls, name, None), tuple):
        return read_value(term, raw)
    items = raw.split(",") if isinstance(raw, str) and raw else raw or ()
    if not isinstance(items, (list, tuple)):
        return Reading(None, "unreadable")
    readings = [read_value(term, item) for item in items[:MANY]]
    problems = {r.problem for r in readings if r.problem} | ({"range"} if len(items) > MANY else set())
    if "unreadable" in problems:
        return Reading(None, "unreadable")
    return Reading(tuple(r.value for r in readings), "range" if problems else None)  # type: ignore[arg-type]


def amend(thing: Thing, given: Mapping[Any, object], owner: Text, depth: int = 0) -> tuple[Thing, list[Notice]]:
    """The same thing with the values from outside that can be used, and one notice for each that cannot."""
    changes: dict[str, object] = {}
    inside: dict[str, dict[object, object]] = {}
    notices: list[Notice] = []
    cls: type = type(thing)
    declared = terms(thing)
    for name, raw in given.items():
        head, _, rest = name.partition(".") if isinstance(name, str) else ("", "", "")
        if head in parts(cls):
            inside.setdefault(head, {})[rest] = raw
        elif name in declared:
            value, problem = read_field(cls, name, declared[name], raw)
            if problem == "unreadable":
                notices.append(unusable(owner, declared[name]))
            else:
                changes[name] = value
            if problem == "range":
                notices.append(clamped(owner, declared[name], value))
        elif unknown(owner) not in notices:
            notices.append(unknown(owner))
    for head, values in inside.items():
        changes[head], more = _amend_part(cls, head, getattr(thing, head), values, owner, depth + 1)
        notices += more
    if not changes or not dataclasses.is_dataclass(thing) or isinstance(thing, type):
        return thing, notices
    return dataclasses.replace(thing, **changes), notices


def _amend_part(
    cls: type, head: str, part: object, given: dict[object, object], owner: Text, depth: int
) -> tuple[object, list[Notice]]:
    notices: list[Notice] = []
    if "" in given:
        name = given.pop("")
        found = registry(parts(cls)[head])
        if types.NoneType in kinds(cls)[head] and (name is None or name == "none"):
            part = None
        elif isinstance(name, str) and name in found and depth + _height(found[name]()) <= DEEPEST:
            part = part if type(part) is found[name] else found[name]()
        else:
            return part, [unknown(owner)]
    if given and part is None:
        return part, [unknown(owner)]
    if given:
        part, notices = amend(part, given, named(part, owner), depth)
    return part, notices


def _height(thing: object) -> int:
    return max(depth for _, _, depth in walk(thing))


def named(thing: Any, owner: Text | None = None) -> Text:
    """What a notice calls a thing: its title, after that of what holds it."""
    title = thing.title if isinstance(thing.title, Text) else Text(en=thing.title, ko=thing.title)
    return title if owner is None else Text(en=f"{owner.en}, {title.en}", ko=f"{owner.ko}, {title.ko}")
