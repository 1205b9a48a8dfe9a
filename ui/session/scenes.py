"""Which scene this visit shows, whether it was changed since, and the way to the others."""

from dataclasses import replace
from typing import Any, NamedTuple

from engine import link
from engine.config import RunConfig
from engine.query import in_language
from engine.spec.registry import key
from engine.spec.text import Language
from scenes import SCENES, races, scene_of
from stage.schema import SceneMark
from ui.session.opening import set_scene
from ui.session.state import config, visit


class Shown(NamedTuple):
    """The scene that a race is or comes from, by its number, and whether it was changed."""

    number: int
    changed: bool


def shown(race: RunConfig) -> Shown | None:
    """The scene of a race; one that was opened for the sake of its page begins now."""
    now, found = visit(), scene_of(race)
    if found is not None:
        if now.heading == found and SCENES[found].page == _page():
            now.heading, now.plays = None, now.revision
        now.scene = found
        return Shown(found, False)
    if now.scene is None or SCENES[now.scene].page != _page():
        return None
    if type(races()[now.scene].surface) is not type(race.surface):
        return None  # it would speak of what is not there
    return Shown(now.scene, True)


def said(race: RunConfig, say: Language) -> SceneMark | None:
    """The same for the stage, in words; nothing on a page that shows another race than the visitor's."""
    found = shown(race) if _page() in {scene.page for scene in SCENES} else None
    if found is None:
        return None
    preset = SCENES[found.number].preset
    return {
        "number": found.number,
        "changed": found.changed,
        "title": preset.title[say],
        "watch": preset.watch[say],
    }


def rates(race: RunConfig) -> dict[str, list[float]]:
    """The learning rates of the page's example, or of the scene that a race comes from, by the key of the rule."""
    now, found = visit(), scene_of(race)
    number = now.scene if found is None else found
    source = now.example or (None if number is None else races()[number])
    rules = [entry.optimizer for entry in source.entries] if source else []
    return {key(rule): [other.rate for other in rules if key(other) == key(rule)] for rule in rules}


def choose(number: int) -> None:
    """Take a scene, which is played from its start; one of another page is opened there, see `address`."""
    now, race = visit(), replace(races()[number], page_settings=config().page_settings)
    if SCENES[number].page == _page():
        now.scene, now.runners, now.heading = number, (), None  # colours are dealt anew
        set_scene(race)
    else:
        now.heading = number


def address() -> str | None:
    """The address of a scene that was chosen and belongs to another page: the browser goes there, in one step."""
    now = visit()
    if now.heading is None or SCENES[now.heading].page == _page():
        return None
    race = replace(races()[now.heading], page_settings=config().page_settings)
    page = SCENES[now.heading].page
    return f"{'' if page == 'race' else page}?{in_language(link.encode(race), now.language if now.spoken else None)}"


def on_edit(message: object) -> None:
    """Take what the reader chose and no message has told before, in order. A message may be anything."""
    now = visit()
    for number, edit in _edits(message):
        if now.heard[0] != _sender(message):
            now.heard = _sender(message), 0
        if number > now.heard[1]:
            now.heard = now.heard[0], number
            _take(edit)


def _take(edit: dict[str, Any]) -> None:
    """The number of a scene, or a step forward or back."""
    number, step = edit.get("choose"), edit.get("step")
    if isinstance(number, int) and 0 <= number < len(SCENES):
        choose(number)
    elif step in (-1, 1):
        here = visit().scene
        before = (0 if step < 0 else -1) if here is None else here  # so that the first is next, the last previous
        choose((before + step) % len(SCENES))


def asked(message: object) -> tuple[bool, list[int]]:
    """Whether the list of all scenes was asked for, and of which scenes the pictures."""
    listed, wanted = False, set[int]()
    for _, edit in _edits(message):
        numbers = edit.get("pictures")
        listed |= edit.get("listed") is True
        wanted |= {each for each in numbers if isinstance(each, int)} if isinstance(numbers, list) else set()
    return listed, sorted(each for each in wanted if 0 <= each < len(SCENES))


def _sender(message: object) -> str:
    return str(message.get("sender"))[:40] if isinstance(message, dict) else ""


def _edits(message: object) -> list[tuple[int, dict[str, Any]]]:
    """Numbered, the oldest first: all that the browser has not been answered. One message may replace another."""
    edits = message.get("edits") if isinstance(message, dict) else None
    if not isinstance(edits, list):
        return []
    return [(each["n"], each) for each in edits if isinstance(each, dict) and isinstance(each.get("n"), int)]


def _page() -> str:
    return visit().page or "race"
