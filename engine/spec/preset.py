"""A scene worth showing on a surface: a race, and the sentence that says what to watch in it."""

from typing import NamedTuple

from engine.spec.text import Text


class Preset(NamedTuple):
    """`link` is a share link, which engine/link.py reads like any other; `idea` is a key of engine/spec/ideas.py.

    A scene that `leads` stands before the others of its idea.
    """

    title: Text
    watch: Text
    link: str
    idea: str
    leads: bool = False
