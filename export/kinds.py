"""Every kind of file that a race can become: the one list that the command line and the page read."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from engine.config import RunConfig
from engine.spec.text import Language
from export.notebook import notebook
from export.offline_page import page
from export.scripts import FRAMEWORKS, code
from export.tables import csv, json


class Kind(NamedTuple):
    """One kind of file.

    Args:
        name: of the file that is offered.
        mime: its type.
        make: the content of a race's file, in the reader's language where it has sentences.
    """

    name: str
    mime: str
    make: Callable[[RunConfig, Language], str | bytes]


def _script(framework: str, race: RunConfig, language: Language) -> str:
    return code(race, framework)


KINDS: dict[str, Kind] = {
    **{name: Kind(f"race_{name}.py", "text/x-python", partial(_script, name)) for name in FRAMEWORKS},
    "notebook": Kind("race.ipynb", "application/x-ipynb+json", lambda race, lang: notebook(race, "pytorch", lang)),
    "csv": Kind("race.csv", "text/csv", lambda race, _: csv(race)),
    "json": Kind("race.json", "application/json", lambda race, _: json(race)),
    "html": Kind("race.html", "text/html", page),
}
