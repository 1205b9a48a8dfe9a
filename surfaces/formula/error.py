"""Why a text is no formula: one sentence, and where."""

from engine.spec import Text


class FormulaError(ValueError):
    """A text that cannot be read as a formula.

    `position` counts the characters of the text from 0; `said` is the sentence in both languages, with the position
    counted from 1 as readers count. It quotes names of ASCII letters only, so that it can never be markup.
    """

    def __init__(self, problem: Text, position: int | None = None):
        self.position = position
        if position is None:
            self.said = problem
        else:
            at = position + 1
            self.said = Text(en=f"At character {at}: {problem.en}", ko=f"{at}번째 글자: {problem.ko}")
        super().__init__(self.said.en)
