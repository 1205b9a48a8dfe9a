"""Every lesson by name, in order: one folder each, found by discovery."""

from pathlib import Path

from lessons.claim import Claim, Verdict
from lessons.error import LessonError
from lessons.lesson import Lesson
from lessons.read import read_all

__all__ = ["LESSONS", "Claim", "Lesson", "LessonError", "Verdict", "read_all"]

LESSONS: dict[str, Lesson] = read_all(Path(__file__).parent)
