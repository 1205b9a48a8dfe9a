"""The surface of a link: one of the registry with its numbers, a typed formula, or a painted landscape."""

import importlib
from collections.abc import Mapping
from typing import Any

from engine.config import default_race
from engine.fields import OWN, amend, named, own, registered, registry, terms, write
from engine.link_notices import OTHER_SURFACE, UNREADABLE_ROWS, UNSEEN, no_formula, no_rows
from engine.query import FORMULA
from engine.spec.brought import BringError
from engine.spec.registry import key
from engine.spec.surface import Surface
from engine.spec.text import Text

ROWS = "data"  # surface=regression&data=1:2.5,2:4
TOLD = {"formula": FORMULA, "painted": "p"}  # surface=formula&f=…, surface=painted&p=…


def split(part: str) -> tuple[str, dict[str, str]]:
    """`adam~beta1:0.9` as ("adam", {"beta1": "0.9"})."""
    head, *rest = part.split("~")
    return head, {name: value for name, _, value in (piece.partition(":") for piece in rest)}


def written_surface(surface: Surface) -> list[tuple[str, str]]:
    """What a link says of a surface."""
    said = [("surface", "~".join([registered(surface), *write(surface)]))]
    said += [(ROWS, surface.brought)] if surface.brought else []
    return said + ([(TOLD[key(surface)], str(getattr(surface, "text", "")))] if own(surface) else [])


def read_surface(found: dict[str, str], kept: Mapping[str, Any], notices: list[Text]) -> Surface:
    """The surface that a link asks for, with rows of its own or `kept` ones; the default's with a notice."""
    head, given = split(found.get("surface", ""))
    if head == "formula" and FORMULA in found:
        return _typed(found[FORMULA], given, notices)
    if head == "painted":
        return _painted(found.get(TOLD[head]), given, notices)
    if head in registry(Surface):
        plain = registry(Surface)[head]()
        if ROWS in found:
            try:
                plain = plain.bring(found[ROWS], kept)
            except BringError as problem:
                notices.append(no_rows(problem.count) if problem.count else UNREADABLE_ROWS)
                given = {name: value for name, value in given.items() if name in terms(plain)}  # the rest was theirs
        return _amended(plain, given, notices)  # type: ignore[no-any-return]
    if "surface" in found:
        notices.append(OTHER_SURFACE)
    return default_race().surface


def _typed(text: str, given: dict[str, str], notices: list[Text]) -> Surface:
    """The formula with its parameters; with numbers for which there is nothing to see it keeps its own."""
    try:
        plain: Any = importlib.import_module(OWN["formula"]).parse(text)
    except ValueError as problem:
        notices.append(no_formula(problem))
        return default_race().surface
    surface = _amended(plain, given, notices)
    if not surface.visible:
        notices.append(UNSEEN)
        return plain  # type: ignore[no-any-return]
    return surface  # type: ignore[no-any-return]


def _painted(text: str | None, given: dict[str, str], notices: list[Text]) -> Surface:
    """The landscape with its gentle bowl, without what cannot be read of it; the first one where none is said."""
    module = importlib.import_module(OWN["painted"])
    plain, more = (module.Painted(), []) if text is None else module.parse(text)
    notices += more
    return _amended(plain, given, notices)  # type: ignore[no-any-return]


def _amended(plain: Any, given: dict[str, str], notices: list[Text]) -> Any:
    surface, more = amend(plain, given, named(plain))
    notices += more
    return surface
