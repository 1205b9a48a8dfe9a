"""The surface of a link: one of the registry with its numbers, or a formula that somebody typed."""

import importlib

from engine.config import default_race
from engine.fields import TYPED, amend, named, registered, registry, typed, write
from engine.link_notices import OTHER_SURFACE, UNSEEN, no_formula
from engine.spec.surface import Surface
from engine.spec.text import Text

FORMULA = "f"  # surface=formula&f=…


def split(part: str) -> tuple[str, dict[str, str]]:
    """`adam~beta1:0.9` as ("adam", {"beta1": "0.9"})."""
    head, *rest = part.split("~")
    return head, {name: value for name, _, value in (piece.partition(":") for piece in rest)}


def written_surface(surface: Surface) -> list[tuple[str, str]]:
    """What a link says of a surface."""
    said = [("surface", "~".join([registered(surface), *write(surface)]))]
    return said + ([(FORMULA, str(getattr(surface, "text", "")))] if typed(surface) else [])


def read_surface(found: dict[str, str], notices: list[Text]) -> Surface:
    """The surface that a link asks for, or the one of the default race with a notice."""
    head, given = split(found.get("surface", ""))
    if head == TYPED.rpartition(".")[2] and FORMULA in found:
        return _typed(found[FORMULA], given, notices)
    if head in registry(Surface):
        plain = registry(Surface)[head]()
        surface, more = amend(plain, given, named(plain))
        notices += more
        return surface  # type: ignore[no-any-return]
    if "surface" in found:
        notices.append(OTHER_SURFACE)
    return default_race().surface


def _typed(text: str, given: dict[str, str], notices: list[Text]) -> Surface:
    """The formula with its parameters; with numbers for which there is nothing to see it keeps its own."""
    try:
        plain = importlib.import_module(TYPED).parse(text)
    except ValueError as problem:
        notices.append(no_formula(problem))
        return default_race().surface
    surface, more = amend(plain, given, named(plain))
    notices += more
    if not surface.visible:
        notices.append(UNSEEN)
        return plain  # type: ignore[no-any-return]
    return surface  # type: ignore[no-any-return]
