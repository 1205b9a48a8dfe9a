"""Writes the static site, plain files for any web host: `make site`.

Every scene is a page that the browser computes, in both languages, and so is a race of every rule against the one it
was made from; the reference is one page. The modules of static/ are copied as they are; no address in the site leads
outside but those of papers.
"""

import shutil
from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

from docs.site_reference import duel, reference
from engine.config import RunConfig
from engine.spec.ideas import IDEAS
from engine.spec.text import LANGUAGES, Language
from export.bundle import STATIC, files_of, modules
from export.offline_page import LOOKS, MAIN, letters, plotly
from export.race_body import body, theme_button
from export.words_site import SITE
from optimizers import OPTIMIZERS
from scenes import SCENES, races
from stage.modules import imported

SITE_FOLDER = Path(__file__).parents[1] / "site"
SHEETS = ("offline/letters.css", "offline/offline.css", "offline/site.css")
PLAIN = {*SHEETS, "css/reference.css", "icon.svg", "wordmark.svg"} - {"offline/letters.css"}
LETTERS = '@font-face { font-family: "Source Sans"; font-weight: 200 900; src: url("letters.woff2"); }\n'


def main(folder: Path = SITE_FOLDER, scenes: Iterable[int] = range(len(SCENES))) -> None:
    """Write the site into an empty folder; what stood there is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    _copy(folder / "static")
    numbers = list(scenes)
    _write(folder / "index.html", "en", "Descent", _languages(), up="")
    for lang in LANGUAGES:
        here = folder / lang
        _write(here / "index.html", lang, "Descent", _front(numbers, lang))
        sheet = '<link rel="stylesheet" href="../static/css/reference.css">'
        _write(here / "reference.html", lang, SITE["reference"][lang], reference(lang, _nav("reference", lang)), sheet)
        for place, number in enumerate(numbers):
            around = (numbers[place - 1], numbers[(place + 1) % len(numbers)])
            title = SCENES[number].preset.title[lang]
            _race(here, _name(number), title, races()[number], lang, around)
        for key, rule in OPTIMIZERS.items():
            _race(here, f"rule-{key}", rule.title, duel(key), lang)


def _copy(folder: Path) -> None:
    """The modules of a race with what they read, Plotly and the letters."""
    for name in files_of(modules(MAIN)) | PLAIN | {f"stage/{look}.css" for look in LOOKS}:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(STATIC / name, folder / name)
    (folder / "plotly.min.js").write_bytes(plotly())
    (folder / "offline/letters.css").write_text(LETTERS if letters() else "", encoding="utf-8")
    if letters():
        (folder / "offline/letters.woff2").write_bytes(letters())


def _race(
    here: Path, name: str, title: str, config: RunConfig, lang: Language, around: tuple[int, int] | None = None
) -> None:
    early = "".join(f'<link rel="modulepreload" href="../static/{module}">' for module in imported(MAIN))
    script = f'<script type="module" src="../static/{MAIN}"></script>'
    inside = body(config, lang, nav=_nav(name, lang, around), about=SITE["about"])
    _write(here / f"{name}.html", lang, title, f"{inside}\n{script}", early)


def _write(file: Path, lang: Language, title: str, inside: str, head: str = "", up: str = "../") -> None:
    looks = "".join(f'<link rel="stylesheet" href="{up}static/{sheet}">' for sheet in SHEETS)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)} · Descent</title><link rel="icon" href="{up}static/icon.svg">{looks}{head}'
        f"</head><body>\n{inside}\n</body></html>\n",
        encoding="utf-8",
    )


def _name(number: int) -> str:
    return f"scene-{number + 1:02d}"


def _nav(name: str, lang: Language, around: tuple[int, int] | None = None) -> str:
    """To all scenes, the one before and the next, the reference, and the same page in the other language."""
    links = [
        f'<a href="index.html" aria-label="{SITE["all"][lang]}"><img src="../static/wordmark.svg" alt="Descent"></a>'
    ]
    for number, word, sign in zip(around or (), ("previous", "next"), "‹›", strict=False):
        links.append(f'<a href="{_name(number)}.html" aria-label="{SITE[word][lang]}">{sign}</a>')
    links.append(f'<a href="reference.html">{SITE["reference"][lang]}</a>')
    links += [
        f'<a href="../{other}/{name}.html" lang="{other}" hreflang="{other}">{called}</a>'
        for other, called in LANGUAGES.items()
        if other != lang
    ]
    return f"<nav>{''.join(links)}</nav>"


def _front(numbers: list[int], lang: Language) -> str:
    """The list of all scenes, idea by idea."""
    parts = []
    for idea, some in groupby(numbers, key=lambda number: SCENES[number].preset.idea):
        cards = [
            f'<li><a href="{_name(number)}.html"><b>{escape(SCENES[number].preset.title[lang])}</b>'
            f"{escape(SCENES[number].preset.watch[lang])}</a></li>"
            for number in some
        ]
        parts.append(f'<h2>{escape(IDEAS[idea][lang])}</h2><ul class="scenes">{"".join(cards)}</ul>')
    told = "".join(f"<p>{escape(SITE[name][lang])}</p>" for name in ("lead", "missing"))
    header = f"<header>{_nav('index', lang)}<p></p>{theme_button(lang)}</header>"
    script = '<script type="module" src="../static/offline/theme.js"></script>'
    return f'{header}<main class="front"><h1>Descent</h1>{told}{"".join(parts)}</main>{script}'


def _languages() -> str:
    links = "".join(f'<a href="{lang}/index.html" lang="{lang}">{called}</a>' for lang, called in LANGUAGES.items())
    return f'<main><p class="languages">{links}</p></main>'


if __name__ == "__main__":
    main()
