"""Sentences as HTML: escaped, and in Korean the names that stay English say that they are English."""

import re
from html import escape

from engine.spec.text import Language, Text
from ui.text.words import TEX_WORDS, WORDS

ENGLISH = re.compile(r"([A-Za-z][A-Za-z0-9.=_]+(?: [A-Za-z][A-Za-z0-9.=_]+)*)")


def plain(text: Text, language: Language) -> str:
    """The sentence in the reader's language."""
    parts = [escape(part) for part in ENGLISH.split(text[language])]
    return "".join(
        f'<span lang="en">{part}</span>' if language == "ko" and i % 2 else part for i, part in enumerate(parts)
    )


def word(name: str, language: Language, **holes: object) -> str:
    """A sentence of ui/text/words.py with its holes filled."""
    text = WORDS[name]
    return plain(Text(en=text.en.format(**holes), ko=text.ko.format(**holes)), language)


def symbol(text: str) -> str:
    """η_min with its index lowered."""
    stem, _, index = escape(text).partition("_")
    return f"{stem}<sub>{index}</sub>" if index else stem


def dotted(call: str) -> str:
    """A dotted name that may wrap after its dots."""
    return f"<code>{escape(call).replace('.', '.<wbr>')}</code>"


def tex(source: str, language: Language) -> str:
    """LaTeX with the words inside it in the reader's language."""
    for text in TEX_WORDS:
        source = source.replace(text.en, text[language])
    return source
