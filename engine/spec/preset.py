"""A scene worth showing on a surface: a race, and the sentence that says what to watch in it."""

from typing import NamedTuple

from engine.spec.text import Text


class Preset(NamedTuple):
    """`link` is a share link, which engine/link.py reads like any other."""

    title: Text
    watch: Text
    link: str
