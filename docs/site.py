"""Writes the static site, plain files for any web host: `make site`.

Every scene is a page that the browser computes, in both languages, and so are a race of every rule against the one it
was made from, its step taken apart, and its map; the reference is one page. What pages share stands once, under names
that say what is in it; no address in the site leads outside but those of papers.
"""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

from docs import site_pages
from docs.site_frame import Site, Stage
from docs.site_reference import duel, reference
from engine.config import default_race
from engine.spec.ideas import IDEAS
from engine.spec.text import LANGUAGES, Language
from export.words_site import SITE
from optimizers import OPTIMIZERS
from scenes import SCENES, races

SITE_FOLDER = Path(__file__).parents[1] / "site"


def main(
    folder: Path = SITE_FOLDER, scenes: Iterable[int] = range(len(SCENES)), rules: Iterable[str] = OPTIMIZERS
) -> None:
    """Write the site into an empty folder; what stood there is removed."""
    site = Site(folder)
    numbers, keys = list(scenes), list(rules)
    site.document("index.html", "en", "Descent", _languages())
    for lang in LANGUAGES:
        site.write("", "index", lang, "Descent", _front(numbers, lang))
        sheet = f'<link rel="stylesheet" href="../static/{site.sheet("reference.css", "css/reference.css")}">'
        site.write("reference", "reference", lang, SITE["reference"][lang], reference(lang, keys), sheet)
        usual = default_race()
        site.stage(Stage("race", "race", lang, usual.surface.title, usual))
        for page in site_pages.pages(lang, keys):
            site.stage(page)
        for place, number in enumerate(numbers):
            site.stage(_scene(number, (numbers[place - 1], numbers[(place + 1) % len(numbers)]), lang))
        for key in keys:
            race = duel(key)
            site.stage(Stage("race", f"rule-{key}", lang, OPTIMIZERS[key].title, race))


def _scene(number: int, around: tuple[int, int], lang: Language) -> Stage:
    """A scene on the page that shows it best."""
    signs = zip(around, ("previous", "next"), "‹›", strict=True)
    strip = "".join(
        f'<a href="{_name(to)}.html" aria-label="{SITE[word][lang]}">{sign}</a>' for to, word, sign in signs
    )
    told = {"name": _name(number), "title": SCENES[number].preset.title[lang], "strip": strip}
    kinds = {"noise": site_pages.noise, "schedules": site_pages.schedules}
    race, page = races()[number], SCENES[number].page
    return kinds[page](race, lang, **told) if page in kinds else Stage(page, lang=lang, config=race, **told)


def _name(number: int) -> str:
    return f"scene-{number + 1:02d}"


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
    return f'<main class="front"><h1>Descent</h1>{told}{"".join(parts)}</main>'


def _languages() -> str:
    links = "".join(f'<a href="{lang}/index.html" lang="{lang}">{called}</a>' for lang, called in LANGUAGES.items())
    return f'<main><p class="languages">{links}</p></main>'


if __name__ == "__main__":
    main()
