"""A folder is a lesson, with nothing else edited; a broken one is said with file, line and one sentence."""

import re
import shutil
from pathlib import Path

import pytest

import lessons
from lessons import LessonError, read_all

HERE = Path(lessons.__file__).parent
SAMPLE = "01-a-step-downhill"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(HERE / SAMPLE, tmp_path / SAMPLE)
    return tmp_path


def edit(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_new_folder_is_a_lesson(folder):
    shutil.copytree(folder / SAMPLE, folder / "02-again")
    (folder / "__pycache__").mkdir()
    found = read_all(folder)
    assert list(found) == [SAMPLE, "02-again"]
    assert found[SAMPLE].following == "02-again" and found["02-again"].following is None
    assert found["02-again"].claim("limit").check().holds


def test_every_folder_of_the_package_is_a_lesson_or_code():
    folders = {each.name for each in HERE.iterdir() if (each / "lesson.toml").exists()}
    assert folders == set(lessons.LESSONS)


TOML = {
    "bad TOML": ('controls = ["0.learning_rate"]', 'controls = ["0.learning_rate"', "not TOML"),
    "unknown key": ("[prediction]", "colour = 1\n\n[prediction]", "colour is not known"),
    "missing language": ('title = { en = "A step downhill", ko = "내리막 한 걸음" }', 'title = { en = "A" }', "한국어"),
    "unknown control": ('["0.learning_rate"]', '["0.momentum"]', "no control '0.momentum'"),
    "unknown runner of a control": ('["0.learning_rate"]', '["1.learning_rate"]', "no control"),
    "a link that is changed": ("learning_rate:0.1", "learning_rate:-1", "cannot be taken as it stands"),
    "unknown measure": ('kind = "growth"', 'kind = "grows"', "'grows' is no measure"),
    "unknown argument": ("step = 60", "stop = 60", "stop is not known"),
    "unknown setting": ('"0.learning_rate" = 0.6', '"0.momentum" = 0.6', "0.momentum"),
    "no number": ("equals = 17", "", "neither equals"),
    "a word for a number": ("equals = 17", 'equals = "17"', "must be of type"),
    "unknown claim of the prediction": ('claim = "limit"', 'claim = "edge"', "no claim 'edge'"),
    "unknown goal": ('kind = "reach", runner', 'kind = "arrive", runner', "no kind of goal"),
    "unknown runner of a goal": ("runner = 0, steps", "runner = 3, steps", "no runner 3"),
    "next lesson": ("[prediction]", 'next = "77-x"\n\n[prediction]', "no lesson '77-x'"),
}


@pytest.mark.parametrize(("old", "new", "said"), TOML.values(), ids=TOML)
def test_a_broken_table_is_said_with_its_line(old, new, said, folder):
    file = folder / SAMPLE / "lesson.toml"
    line = edit(file, old, new)
    with pytest.raises(LessonError, match=re.escape(said)) as problem:
        read_all(folder)
    assert problem.value.file == file
    assert abs(problem.value.line - line) <= 3, str(problem.value)
    assert str(problem.value).startswith(f"{file}:{problem.value.line}: ") and "\n" not in str(problem.value)


TEXT = {
    "unknown runner": ("(runner:0)", "(runner:4)", "no runner '4'"),
    "unknown claim": ("{arrival:d}", "{arrives:d}", "no claim 'arrives'"),
    "unknown format": ("{arrival:d}", "{arrival:x}", "no placeholder"),
    "unknown number of the scene": ("{lost.scene.0.learning_rate}", "{lost.scene.0.momentum}", "no number"),
    "a dragged number of another value": ("[0.1](drag", "[0.2](drag", "is not what"),
    "an open formula": ("$\\eta$ decides", "$\\eta decides", "not closed"),
    "unknown link": ("(runner:0)", "(walker:0)", "cannot lead to"),
    "unknown section": ("## why", "## because", "no section"),
    "missing section": ("## reveal\n", "\n", "'reveal' is missing"),
}


@pytest.mark.parametrize(("old", "new", "said"), TEXT.values(), ids=TEXT)
def test_a_broken_text_is_said_with_its_line(old, new, said, folder):
    file = folder / SAMPLE / "en.md"
    line = edit(file, old, new)
    with pytest.raises(LessonError, match=re.escape(said)) as problem:
        read_all(folder)
    assert problem.value.file == file
    assert said.endswith("missing") or abs(problem.value.line - line) <= 2, str(problem.value)


def test_a_language_that_is_missing_is_said(folder):
    (folder / SAMPLE / "ko.md").unlink()
    with pytest.raises(LessonError, match="한국어"):
        read_all(folder)


def test_both_languages_name_the_same_claims_and_runners(folder):
    edit(folder / SAMPLE / "ko.md", "{lost:d}스텝", "몇 스텝")
    with pytest.raises(LessonError, match="stands only in en"):
        read_all(folder)


def test_a_lesson_that_a_text_leads_to_exists(folder):
    for language in ("en", "ko"):
        edit(folder / SAMPLE / f"{language}.md", "[GD](runner:0)", "[GD](lesson:44-nowhere)")
    with pytest.raises(LessonError, match="44-nowhere"):
        read_all(folder)


def test_a_folder_of_another_name_is_said(folder):
    (folder / "Lesson two").mkdir()
    with pytest.raises(LessonError, match="NN-name"):
        read_all(folder)


def test_a_claim_with_a_wrong_number_is_red(folder):
    edit(folder / SAMPLE / "lesson.toml", "equals = 17", "equals = 18")
    assert not read_all(folder)[SAMPLE].claim("arrival").check().holds
