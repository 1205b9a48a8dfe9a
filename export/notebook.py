"""A race as a notebook (nbformat 4): the sections of its script as cells, ready for Colab."""

import hashlib
import json
from typing import Any

from engine.config import RunConfig
from engine.spec.text import Language
from export.caption import caption
from export.scripts import framework_of, remarks, sections

COMMAND = "Output"  # the section that is for the command line alone
DRAWN = "rows = list(race())\nplot(rows)"
PRINTED = """print("runner,step,x,y,loss")
for number, step, x, y, value in rows:
    if step in (0, STEPS) or step % max(STEPS // 10, 1) == 0:
        print(f"{number},{step},{x!r},{y!r},{value!r}")"""


def notebook(race: RunConfig, framework: str, language: Language = "en") -> str:
    """A notebook that runs a race in a framework and draws it.

    Args:
        race: the race.
        framework: a key of FRAMEWORKS.
        language: of the remarks.

    Returns:
        JSON of nbformat 4.5: a caption, one cell for each section of the script, the plot, and every tenth row.

    Raises:
        CannotSay: the surface has no formula, so that no script can say it.

    Example:
        >>> from surfaces import SURFACES
        >>> json.loads(notebook(RunConfig(SURFACES["booth"]()), "pytorch"))["nbformat"]
        4
    """
    found = framework_of(framework)
    said = [remark[language] for remark in remarks(race, framework)]
    settings, own = caption(race)
    title = f"# {_plain(race.surface.title)}: {len(race.entries)} optimizers in {found.title}"
    listed = [f"- {_plain(name)}: `{text.replace('`', chr(39))}`" for name, text in settings]
    listed += ["", *(f"{i + 1}. {_plain(text)}" for i, text in enumerate(own))]
    listed += ["", *(f"> {_plain(remark)}" for remark in said)] if said else []
    install = f"%pip install --quiet {' '.join(found.packages)}"
    cells = [_markdown("\n".join([title, "", *listed])), _code(install)]
    for section in sections(race, framework)[1:]:
        if section.code and section.title != COMMAND:
            cells += [_markdown(f"## {section.title}"), _code(section.code)]
    cells += [_markdown("## The picture"), _code(DRAWN), _markdown("## Every tenth row"), _code(PRINTED)]
    for number, cell in enumerate(cells):
        cell["id"] = hashlib.sha256(f"{number}{cell['source']}".encode()).hexdigest()[:8]
    about: dict[str, Any] = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
        "colab": {"name": f"race_{framework}.ipynb", "provenance": []},
    }
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": about, "cells": cells}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _plain(text: str) -> str:
    """A text as Markdown shows it, not as Markdown would read it."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#+!|$" else sign for sign in text)


def _markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": "", "metadata": {}, "source": text}


def _code(text: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": "",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": text,
    }
