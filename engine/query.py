"""A query string as names and values, read through what mail programs and word processors do to a pasted link."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlencode

FORMULA = "f"  # the one name whose value is free text: spaces, signs and brackets in it are meant
ENDS = ".,;:!?>]}'\"\u2019\u201d\u00bb\u3002"  # what stands after a link in a sentence
GAPS = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")  # line breaks, soft hyphens, spaces of no width
DASHES = re.compile(r"[\u2010-\u2013\u2212]")  # what a word processor makes of "-"
# Of `&amp;`, `&#38;`, `&#x26;`, where "&" has separated already.
ESCAPE = re.compile(r"^(?:(?:amp|#0*38|#x0*26);)+", re.IGNORECASE)


def joined(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and values as a query string; what a link separates its parts with stays as it is, and so takes no room."""
    return urlencode(list(pairs), safe="~:,.", errors="replace")


def in_language(text: str, lang: str | None) -> str:
    """A link that asks for no language, asking for this one."""
    return f"{text}&lang={lang}" if lang else text


def parsed(text: str, longest: int) -> tuple[list[tuple[str, str]], bool]:
    """Names and values in order, and whether that is all: what `joined` would need more than `longest` for is left out.

    Undone are `&amp;`, `&#38;` and `&#x26;` for `&`, escaped separators, line breaks and spaces inside, dashes for
    minus signs, and the punctuation after a link. A query string that `joined` wrote comes back as it was.
    """
    text = str(text).removeprefix("?")
    whole = len(text) <= 3 * longest  # at most three characters stand for one
    pairs = list(_pairs(text if whole else text[: 3 * longest].rpartition("&")[0]))
    if pairs:
        name, value = pairs[-1]
        pairs[-1] = name, _ended(value)
    kept: list[tuple[str, str]] = []
    room = longest + 1  # the first has no "&" before it
    for pair in pairs:
        room -= len(joined([pair])) + 1
        if room < 0:
            return kept, False
        kept.append(pair)
    return kept, whole


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for name, value in parse_qsl(text, keep_blank_values=True):
        inside = f"{name}={value}" if value else name
        if "=" in name or ("&" in value and name != FORMULA):
            yield from _pairs(inside)  # the separators themselves were escaped
        elif name == FORMULA:
            yield name, value
        else:
            yield ESCAPE.sub("", _plain(name)), _plain(value)


def _plain(text: str) -> str:
    return DASHES.sub("-", GAPS.sub("", text))


def _ended(value: str) -> str:
    """Without the punctuation at its end; a bracket goes only if it was not opened here."""
    while value and (value[-1] in ENDS or (value[-1] == ")" and value.count(")") > value.count("("))):
        value = value[:-1]
    return value
