"""What is wrong with a lesson, and where."""

from pathlib import Path


class LessonError(ValueError):
    """A lesson that cannot be read: file, line and one sentence.

    Args:
        file: the file that is wrong.
        line: counted from 1.
        problem: one clause, without a full stop.
    """

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file, self.line, self.problem = file, line, problem
