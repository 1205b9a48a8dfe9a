"""A lesson as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from engine.config import RunConfig
from engine.spec.text import Language, Text
from lessons.claim import Claim
from lessons.markup import filled
from lessons.prediction import Prediction
from lessons.settings import SettingError, setting
from lessons.task import Task

SECTIONS = ("before", "reveal", "why", "mistake")  # `mistake`, on what is often taught wrongly, may be left out


class Source(NamedTuple):
    """Where to read on."""

    title: str
    url: str


class Written(NamedTuple):
    """A section as it is written, and the line it begins at."""

    text: str
    line: int


def _set(race: RunConfig, name: str) -> float:
    """The number of a setting; KeyError where the race has none of that name."""
    try:
        return float(setting(race, name))
    except (SettingError, TypeError, ValueError):
        raise KeyError(f"the scene has no number {name!r}") from None


@dataclass(frozen=True)
class Lesson:
    """A lesson: a question, a scene, a prediction, a reveal with claims that hold, a task.

    `controls` are the settings whose sliders are shown (`lessons/settings.py`); all others are hidden. `following` is
    the name of the next lesson, None after the last.
    """

    name: str
    title: Text
    question: Text
    scene: RunConfig
    controls: tuple[str, ...]
    prediction: Prediction
    task: Task
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    following: str | None
    written: Mapping[Language, Mapping[str, Written]]

    def claim(self, name: str) -> Claim:
        """The claim of that name; KeyError where there is none."""
        found = next((claim for claim in self.claims if claim.name == name), None)
        if found is None:
            raise KeyError(f"there is no claim {name!r}")
        return found

    def value(self, name: str) -> tuple[float, bool]:
        """The number that a placeholder names, and whether it was set rather than measured; KeyError for none."""
        head, _, inner = name.partition(".")
        if head == "scene":
            return _set(self.scene, inner), True
        claim = self.claim(head)
        if not inner:
            return claim.measured, False
        if inner.startswith("scene."):
            return _set(claim.race, inner.removeprefix("scene.")), True
        if inner not in claim.numbers:
            raise KeyError(f"the claim {head!r} has no number {inner!r}")
        return float(claim.numbers[inner]), True

    def section(self, name: str, language: Language) -> str:
        """A section with its numbers filled in, in the markup of `lessons/markup.py`; empty where it was left out."""
        part = self.written[language].get(name)
        return filled(part.text, self.value, part.line) if part else ""

    @property
    def text(self) -> Text:
        """All sections, with their numbers."""
        whole = {lang: "\n\n".join(filter(None, (self.section(s, lang) for s in SECTIONS))) for lang in self.written}
        return Text(en=whole["en"], ko=whole["ko"])
