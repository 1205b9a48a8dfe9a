"""Lessons found by folder: `NN-name/lesson.toml`, `en.md`, `ko.md`; a broken one stops the start."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.config import RunConfig
from engine.spec.text import Language
from lessons.claim import RELATIONS, Claim, arguments
from lessons.error import LessonError
from lessons.lesson import Lesson, Source
from lessons.markup import pieces
from lessons.measures import MEASURES
from lessons.prediction import Choice, Prediction
from lessons.settings import SettingError, changed, setting
from lessons.source import Table, read
from lessons.task import MAY, NEEDED, Goal, Task
from lessons.texts import alike, check, read_text

FOLDER = re.compile(r"\d\d-[a-z0-9-]+")
NUMBER = (int, float)
TYPES: dict[Any, tuple[type, ...]] = {int: (int,), float: NUMBER, str: (str,), bool: (bool,), list[int]: (list,)}


def read_all(folder: Path) -> dict[str, Lesson]:
    """Every lesson of a folder by name, in order; LessonError for the first that is broken."""
    found = {}
    for each in sorted(folder.iterdir()):
        if not each.is_dir() or each.name.startswith(("_", ".")) or (each / "__init__.py").exists():
            continue
        if not FOLDER.fullmatch(each.name):
            raise LessonError(each, 1, "a lesson's folder is called NN-name: two digits, then small letters")
        found[each.name] = read_lesson(each)
    _connect(found, folder)
    return found


def read_lesson(folder: Path) -> Lesson:
    """The lesson of a folder; what follows it is not known yet."""
    source = read(folder / "lesson.toml")
    scene = source.race("scene")
    claims: dict[str, Claim] = {}
    for name in source.get("claims", dict):
        claims[name] = _claim(name, source.table("claims").table(name), scene, claims)
    files: dict[Language, Path] = {"en": folder / "en.md", "ko": folder / "ko.md"}
    texts = {language: read_text(file) for language, file in files.items()}
    lesson = Lesson(
        name=folder.name,
        title=source.text("title"),
        question=source.text("question"),
        scene=scene,
        controls=_controls(source, scene),
        prediction=_prediction(source.table("prediction"), claims),
        task=_task(source.table("task"), scene),
        claims=tuple(claims.values()),
        sources=tuple(Source(each.get("title", str), each.get("url", str)) for each in source.tables("sources")),
        following=source.get("next", str, None),
        written=texts,
    )
    source.done()
    for language, file in files.items():
        check(file, texts[language], lesson)
    alike(files, texts)
    return lesson


def _controls(source: Table, scene: RunConfig) -> tuple[str, ...]:
    names = source.get("controls", list)
    for name in names:
        try:
            setting(scene, str(name))
        except SettingError:
            source.wrong("controls", f"the scene has no control {name!r}")
    return tuple(names)


def _claim(name: str, table: Table, scene: RunConfig, before: Mapping[str, Claim]) -> Claim:
    kind = table.get("kind", str)
    if kind == "ratio":
        return Claim(
            name, kind, scene, parts=(_other(table, "of", before), _other(table, "over", before)), **_asked(table)
        )
    if kind not in MEASURES:
        table.wrong("kind", f"{kind!r} is no measure; known are {', '.join(sorted(MEASURES))}")
    race = table.race("scene") if "scene" in table.values else scene
    try:
        race = changed(race, table.get("with", dict, {}))
    except SettingError as problem:
        table.wrong("with", str(problem))
    given: list[tuple[str, Any]] = []
    for argument, parameter in arguments(kind).items():
        if argument in table.values:
            value = table.get(argument, TYPES.get(parameter.annotation, (bool, *NUMBER)))
            given.append((argument, tuple(value) if isinstance(value, list) else value))
        elif parameter.default is parameter.empty:
            table.wrong(argument, f"a claim of kind {kind} needs {argument}")
    numbers = _asked(table)
    for argument, value in given:
        if argument in ("runner", "other") and not 0 <= value < len(race.entries):
            table.wrong(argument, f"the scene has no runner {value}")
    return Claim(name, kind, race, tuple(given), **numbers)


def _asked(table: Table) -> dict[str, Any]:
    """What a claim has to be; the last that is read of its table."""
    numbers = {key: table.get(key, NUMBER) for key in RELATIONS if key in table.values}
    if not numbers.keys() & {"equals", "at_least", "at_most"}:
        table.wrong("kind", f"the claim {table.path[-1]!r} says neither equals nor at_least nor at_most")
    table.done()
    return numbers


def _other(table: Table, key: str, claims: Mapping[str, Claim]) -> Claim:
    """The claim that a key names, out of those that are known by then."""
    name = table.get(key, str)
    if name not in claims:
        table.wrong(key, f"there is no claim {name!r} above it")
    return claims[name]


def _prediction(table: Table, claims: Mapping[str, Claim]) -> Prediction:
    kind = table.get("kind", str)
    claim = _other(table, "claim", claims)
    choices = tuple(Choice(each.text("text"), each.get("value", NUMBER)) for each in table.tables("choices"))
    if kind not in ("choices", "number", "point"):
        table.wrong("kind", f"{kind!r} is no kind of prediction; known are choices, number, point")
    if (kind == "choices") != (len(choices) >= 2):
        table.wrong("kind", "a prediction of kind choices, and no other, has at least two choices")
    tolerance = table.get("tolerance", NUMBER, 0.1)
    runner: int = table.get("runner", int, 0)
    step: int = table.get("step", int, claim.race.steps)
    if not 0 <= runner < len(claim.race.entries) or not 0 <= step <= claim.race.steps:
        table.wrong("runner", f"the scene has no runner {runner} with a step {step}")
    table.done()
    return Prediction(kind, claim, choices, tolerance, runner, step)


def _task(table: Table, scene: RunConfig) -> Task:
    goals = tuple(_goal(each, scene) for each in table.tables("goals"))
    if not goals:
        table.wrong("goals", "a task has at least one goal")
    try:
        solution = changed(scene, table.get("solution", dict))
    except SettingError as problem:
        table.wrong("solution", str(problem))
    task = Task(table.text("text"), goals, solution)
    table.done()
    return task


def _goal(table: Table, scene: RunConfig) -> Goal:
    kind = table.get("kind", str)
    if kind not in NEEDED:
        table.wrong("goals", f"{kind!r} is no kind of goal; known are {', '.join(NEEDED)}")
    told: Mapping[str, Any] = {key: table.get(key, (int, float, str)) for key in NEEDED[kind]}
    told = {**told, **{key: table.get(key, NUMBER) for key in MAY.get(kind, ()) if key in table.values}}
    goal = Goal(kind, table.get("runner", int, 0), **told)
    if max(goal.runner, goal.other) >= len(scene.entries):
        table.wrong("goals", f"the scene has no runner {max(goal.runner, goal.other)}")
    table.done()
    return goal


def _connect(lessons: dict[str, Lesson], folder: Path) -> None:
    """Which lesson follows which: the one that is said, else the next folder; and that every way leads somewhere."""
    order = list(lessons)
    for place, (name, lesson) in enumerate(lessons.items()):
        if lesson.following not in (None, *order):
            toml = read(folder / name / "lesson.toml")
            toml.wrong("next", f"there is no lesson {lesson.following!r}")
        usual = order[place + 1] if place + 1 < len(order) else None
        lessons[name] = replace(lesson, following=lesson.following or usual)
        for language, sections in lesson.written.items():
            for part in sections.values():
                for piece in pieces(part.text):
                    if piece.kind == "lesson" and piece.target not in lessons:
                        raise LessonError(
                            folder / name / f"{language}.md", part.line, f"there is no lesson {piece.target!r}"
                        )
