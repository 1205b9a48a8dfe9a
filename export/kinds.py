"""Every kind of file that a race can become: the one list that the command line and the page read."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from engine.config import RunConfig
from engine.spec.text import Language
from export.map_tables import TABLES, map_csv, map_json
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


def _of_map(write: Callable[[RunConfig, str], str], table: str, race: RunConfig, language: Language) -> str:
    return write(race, table)


KINDS: dict[str, Kind] = {
    **{name: Kind(f"race_{name}.py", "text/x-python", partial(_script, name)) for name in FRAMEWORKS},
    "notebook": Kind("race.ipynb", "application/x-ipynb+json", lambda race, lang: notebook(race, "pytorch", lang)),
    "csv": Kind("race.csv", "text/csv", lambda race, _: csv(race)),
    "json": Kind("race.json", "application/json", lambda race, _: json(race)),
    **{f"{name}_csv": Kind(f"{name}.csv", "text/csv", partial(_of_map, map_csv, name)) for name in TABLES},
    **{f"{name}_json": Kind(f"{name}.json", "application/json", partial(_of_map, map_json, name)) for name in TABLES},
    "html": Kind("race.html", "text/html", page),
}
