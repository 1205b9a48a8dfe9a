"""A lesson's two texts, read and checked against its scene and its claims without running anything."""

import re
from collections import Counter
from pathlib import Path

from engine.config import RunConfig
from engine.link import decode
from engine.spec.text import LANGUAGES, Language
from lessons.claim import Claim
from lessons.error import LessonError
from lessons.lesson import SECTIONS, Lesson, Written
from lessons.markup import MarkupError, Piece, filled, names, pieces
from lessons.settings import SettingError, setting

Sections = dict[str, Written]


def read_text(file: Path) -> Sections:
    """The sections of en.md or ko.md, each below a line `## name`."""
    if not file.is_file():
        language = LANGUAGES.get(file.stem, file.stem)  # type: ignore[call-overload]
        raise LessonError(file, 1, f"the file is missing: a lesson needs its text in {language}")
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise LessonError(file, 1, "the file is not UTF-8") from None
    heads = [(i, line[3:].strip()) for i, line in enumerate(lines) if line.startswith("## ")]
    if any(line.strip() for line in lines[: heads[0][0] if heads else None]):
        raise LessonError(file, 1, f"a text begins with a line '## {SECTIONS[0]}'")
    found: Sections = {}
    for (at, name), (end, _) in zip(heads, [*heads[1:], (len(lines), "")], strict=True):
        if name not in SECTIONS or name in found:
            raise LessonError(file, at + 1, f"{name!r} is no section, or stands twice; known are {', '.join(SECTIONS)}")
        text = "\n".join(lines[at + 1 : end])
        if not text.strip():
            raise LessonError(file, at + 1, f"the section {name!r} is empty")
        skipped = len(text) - len(text.lstrip("\n"))
        found[name] = Written(text.strip(), at + 2 + skipped)
    for name in SECTIONS[:-1]:
        if name not in found:
            raise LessonError(file, len(lines) or 1, f"the section {name!r} is missing")
    return found


def check(file: Path, sections: Sections, lesson: Lesson) -> None:
    """LessonError for a placeholder, runner, setting or link of a text that does not exist."""

    def known(name: str) -> tuple[float, bool]:
        head, _, inner = name.partition(".")
        if head == "scene" or inner:
            return lesson.value(name)
        lesson.claim(head)
        return 0.0, False  # measured only when somebody reads it

    for part in sections.values():
        try:
            for piece in pieces(filled(part.text, known, part.line), part.line):
                if problem := _wrong(piece, lesson.scene):
                    raise MarkupError(part.line + _row(part.text, piece), problem)
        except MarkupError as wrong:
            raise LessonError(file, wrong.line, wrong.problem) from None


def _row(text: str, piece: Piece) -> int:
    place = text.find(f"{piece.target})")
    return text.count("\n", 0, max(place, 0))


def _wrong(piece: Piece, scene: RunConfig) -> str | None:
    """What is wrong with where a piece leads; None where nothing is. Names of lessons are checked with all of them."""
    if piece.kind == "runner" and not (piece.target.isdigit() and int(piece.target) < len(scene.entries)):
        return f"the scene has no runner {piece.target!r}"
    if piece.kind == "drag":
        try:
            value = setting(scene, piece.target)
        except SettingError as problem:
            return str(problem)
        if not re.fullmatch(r"[\d.]+", piece.text) or float(piece.text) != value:
            return f"{piece.text!r} is not what {piece.target} is in the scene: {value}"
    if piece.kind == "scene" and (notices := decode(piece.target)[1]):
        return f"the link cannot be taken as it stands: {notices[0].en}"
    return None


def mentions(sections: Sections) -> Counter[str]:
    """What both languages must mention alike: names of placeholders, runners, drags, scenes and lessons."""
    found: set[str] = set()
    for part in sections.values():
        found |= {f"{{{name}}}" for name in names(part.text)}
        links = (piece for piece in pieces(part.text) if piece.kind in ("runner", "drag", "lesson", "scene"))
        found |= {f"{piece.kind}:{piece.target}" for piece in links}
    return Counter(found)


def alike(files: dict[Language, Path], texts: dict[Language, Sections]) -> None:
    """LessonError where one language names a claim, a runner or a link that the other leaves out."""
    said = {language: mentions(sections) for language, sections in texts.items()}
    for language, other in (("ko", "en"), ("en", "ko")):
        if missing := said[other] - said[language]:  # type: ignore[index]
            raise LessonError(files[language], 1, f"{min(missing)} stands only in {other}.md")  # type: ignore[index]
        if missing := Counter(texts[other].keys()) - Counter(texts[language].keys()):  # type: ignore[index]
            raise LessonError(files[language], 1, f"the section {min(missing)!r} stands only in {other}.md")  # type: ignore[index]


def unused(claims: tuple[Claim, ...], texts: dict[Language, Sections]) -> set[str]:
    """The claims whose number no text shows; they are checked all the same."""
    shown = {name.strip("{}").partition(".")[0] for part in texts.values() for name in mentions(part)}
    return {claim.name for claim in claims} - shown
