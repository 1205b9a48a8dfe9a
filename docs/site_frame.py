"""What stands around every page of the site: its head, the way to the other pages, and the files that pages share."""

import shutil
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from docs.site_files import SharedFiles
from engine.config import RunConfig
from engine.spec.text import LANGUAGES, Language
from export.bundle import STATIC
from export.offline_page import ADJUST_LOOKS, LOOKS, letters, plotly
from export.race_body import (
    TOLD,
    again,
    block,
    catalog_of,
    heading,
    message_of,
    page_of,
    settings,
    sliders,
    theme_button,
)
from export.words_page import PAGE
from export.words_site import SITE
from ui.text.words import WORDS

STAND_INS = {"stage/assets.js": "offline/linked_assets.js"}
PAGES = ("race", "anatomy", "maps", "noise", "schedules", "reference")  # in the order of the app
TITLES = {name: WORDS[{"noise": "noise_page", "schedules": "schedules_page"}.get(name, name)] for name in PAGES}
FACE = '@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url("{}"); }}\n'


@dataclass(frozen=True)
class Panel:
    """A picture beside the stage: the module static/panels/`name`, its message, and what stands in its place."""

    name: str
    message: bytes
    markup: str = ""  # its own, if it has any
    looks: str = ""  # the class of its place, where that is not its name
    instead: str = ""  # the sentence where the browser can make no picture

    def place(self) -> str:
        """Its place on the page."""
        told = f'<p class="told" data-instead="{self.name}" hidden>{escape(self.instead)}</p>' if self.instead else ""
        named = f'<div class="{self.looks or self.name}"'
        host = (self.markup or f"{named}></div>").replace(named, f'{named} data-panel="{self.name}"', 1)
        return f'<div class="st-key-{self.name}-view">{host}{told}</div>'


@dataclass(frozen=True)
class Stage:
    """A page with a race: where it is, its name there, and what stands on it."""

    page: str  # one of PAGES
    name: str
    lang: Language
    title: str
    config: RunConfig
    strip: str = ""  # the line of controls before the title
    key: str = ""  # of the container that the page's style sheets know
    before: str = ""  # what stands above the stage,
    after: str = ""  # and below it
    panels: tuple[Panel, ...] = ()
    sheets: tuple[str, ...] = ()  # below static/
    about: str = field(default="about")  # in SITE


class Site:
    """The folder of the site: pages by language, and in static/ what they share."""

    def __init__(self, folder: Path):
        shutil.rmtree(folder, ignore_errors=True)
        self.folder = folder
        self.shared = SharedFiles(folder / "static", STAND_INS)
        self.plotly = self.shared.add("plotly.js", plotly())
        self.script, self.theme = (self.shared.script(f"offline/{name}.js") for name in ("site", "theme"))
        self.icon, self.wordmark = (self.shared.add(name, (STATIC / name).read_bytes()) for name in IMAGES)
        face = FACE.format(self.shared.add("letters.woff2", letters())) if letters() else ""
        self.looks = self.sheet("site.css", "offline/offline.css", "offline/site.css", first=face)
        self.stage_looks = self.sheet(
            "stage.css", *(f"stage/{look}.css" for look in LOOKS), ADJUST_LOOKS, "offline/beside.css"
        )

    def sheet(self, name: str, *files: str, first: str = "") -> str:
        """One style sheet of several below static/."""
        text = "\n".join((STATIC / file).read_text(encoding="utf-8") for file in files)
        return self.shared.add(name, (first + text).encode())

    def write(self, page: str, name: str, lang: Language, title: str, inside: str, head: str = "") -> None:
        """A page in one language."""
        header = f"<header>{self._nav(page, name, lang)}{theme_button(lang)}</header>"
        script = "" if "<script" in head else f'<script type="module" src="../static/{self.theme}"></script>'
        self.document(f"{lang}/{name}.html", lang, title, f"{header}\n{inside}", f"{script}{head}")

    def document(self, path: str, lang: Language, title: str, inside: str, head: str = "") -> None:
        """A file of the site; `head` is what it needs besides."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * path.count("/")
        file.write_text(
            f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<title>{escape(title)} · Descent</title><link rel="icon" href="{up}static/{self.icon}">'
            f'<link rel="stylesheet" href="{up}static/{self.looks}">{head}</head><body>\n{inside}\n</body></html>\n',
            encoding="utf-8",
        )

    def stage(self, page: Stage) -> None:
        """A page with a race in one language."""
        lang, config = page.lang, page.config
        catalog = self.shared.add("catalog.bin", catalog_of(config, lang, known=False))
        looks = [self.stage_looks, *(self.sheet(Path(name).name, name) for name in page.sheets)]
        head = [f'<link rel="stylesheet" href="../static/{name}">' for name in looks]
        head.append(f'<link id="catalog" rel="preload" as="fetch" crossorigin href="../static/{catalog}">')
        head.append(f'<link id="plotly" rel="prefetch" as="script" href="../static/{self.plotly}">')
        head.append(f'<script type="module" src="../static/{self.script}"></script>')
        place = '<div class="st-key-stage" data-offline="stage"></div>'
        inside = [
            f'<div class="above">{page.strip}{heading(config, lang, page.title)}{again(lang)}</div>',
            sliders(config),
            TOLD,
            f'<main class="{page.key and f"st-key-{page.key}"}">{page.before}{place}{page.after}</main>',
            f"<noscript><p>{escape(PAGE['no_script'][lang])}</p></noscript>",
            f"<footer><p>{escape(SITE[page.about][lang])}</p>{settings(config, lang)}</footer>",
            block("page", page_of(lang, site=True)),
            block("race", message_of(config, lang)),
            *(block(f"panel-{panel.name}", panel.message) for panel in page.panels),
        ]
        self.write(page.page, page.name, lang, page.title, "\n".join(inside), "".join(head))

    def _nav(self, page: str, name: str, lang: Language) -> str:
        """To all scenes, to the pages as in the app, and to the same page in the other language."""
        logo = f'<img src="../static/{self.wordmark}" alt="Descent">'
        here = ' aria-current="page"'
        links = "".join(
            f'<a href="{other}.html"{here if other == page else ""}>{escape(TITLES[other][lang])}</a>'
            for other in PAGES
        )
        languages = "".join(
            f'<a href="../{other}/{name}.html" lang="{other}" hreflang="{other}">{called}</a>'
            for other, called in LANGUAGES.items()
            if other != lang
        )
        home = f'<a href="index.html" aria-label="{escape(SITE["all"][lang])}">{logo}</a>'
        return f'<nav>{home}<div class="pages">{links}</div>{languages}</nav>'


IMAGES = ("icon.svg", "wordmark.svg")
