"""A sentence in every language the app speaks."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "ko"]
LANGUAGES: dict[Language, str] = {"en": "English", "ko": "한국어"}


@dataclass(frozen=True)
class Text:
    """One sentence in English and in Korean; both are required.

    Example:
        >>> Text(en="Step", ko="스텝")["ko"]
        '스텝'
    """

    en: str
    ko: str

    def __getitem__(self, language: Language) -> str:
        return self.ko if language == "ko" else self.en
