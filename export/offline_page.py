"""A race as one HTML file that stays alive without a server and without a network."""

import re
import zlib
from base64 import b64encode
from dataclasses import replace
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from engine.config import RunConfig
from engine.edits import Runner
from engine.fields import typed
from engine.link import encode
from engine.query import in_language
from engine.run import race
from engine.slots import deal
from engine.spec.hyper import hypers
from engine.spec.parse import write_value
from engine.spec.text import Language
from export.bundle import STATIC, data_url, import_map, modules
from export.words_page import NO_ADDRESS, PAGE
from optimizers import OPTIMIZERS
from scenes import SCENES, scene_of
from stage.catalog import catalog, name_of
from stage.race_message import pack
from stage.schema import SceneMark
from stage.wire import pack as packed
from stage.wire import unpack

MAIN = "offline/offline.js"
STAND_INS = ("stage/assets.js", "offline/assets.js")
LOOKS = ("stage", "cards", "parts", "plot", "panel", "space")  # of static/stage/, as stage/assets.js has them
LENGTH = 1000  # steps for which chance is drawn beforehand: a race may be made so long without Python
FONT = re.compile(r"SourceSansVF-Upright\..*\.woff2")
# Nothing outside is ever asked for, whatever a race is called. Who opens the page with a tool may look into it by eval.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; style-src 'unsafe-inline'; "
    "connect-src data: blob:; img-src data: blob:; media-src data: blob:; font-src data:"
)
HALF = (
    '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7"/><path d="M10 3a7 7 0 0 0 0 14z"/></svg>'
)


def page(config: RunConfig, lang: Language, address: str = "") -> str:
    """The race as a file of its own: opened from disk, with the network off, it plays and follows the hand.

    Its first paths are NumPy's; a change is run by the interpreter of static/core/ in the reader's browser.

    Args:
        config: the race.
        lang: the language of every sentence.
        address: where the app is served; without one there is no link to it, and the settings can be copied.

    Raises:
        ValueError: a rule, surface or schedule is in no registry, so that no link can say it.
    """
    home = address if urlsplit(address).scheme in ("http", "https") else ""
    link = encode(config)
    share = f"{home}?{in_language(link, lang)}" if home else ""
    slots = deal([type(entry.optimizer) for entry in config.entries])
    runners = tuple(Runner(f"r{i}", slots[i], entry) for i, entry in enumerate(config.entries))
    message = pack(config, runners, race(config), lang, link, share, session="file", scene=_scene(config, lang))
    blocks = {
        "page": packed({"address": home, "lang": lang, "words": _words(lang)}),
        "race": message,
        "catalog": _catalog(config, lang, bool(home)),
    }
    title = title_of(config)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{lang}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f"<title>{escape(title)} · Descent</title>",
            f'<link rel="icon" href="{data_url("icon.svg")}">',
            f"<style>{_looks()}</style>",
            f'<script type="importmap">{import_map(modules(MAIN, STAND_INS))}</script>',
            "</head><body>",
            _body(config, lang, share),
            *(_block(name, content) for name, content in blocks.items()),
            f'<script type="module">import "descent/{MAIN}";</script>',
            _block("plotly", _plotly()),
            "</body></html>\n",
        ]
    )


def _body(config: RunConfig, lang: Language, share: str) -> str:
    """What is around the stage: title, caption, the way back, light or dark, and what the file can do."""
    say = {name: escape(text[lang]) for name, text in PAGE.items()}
    caption = escape(caption_of(config, lang))
    saved = f"<details><summary>{say['settings']}</summary><code>{escape(encode(config))}</code></details>"
    saved = f'<p><a href="{escape(share)}">{say["open"]}</a></p>' if share else saved
    return (
        f'<header><h1>{escape(title_of(config))}</h1><p data-testid="caption">{caption}</p>'
        f'<button type="button" data-offline="again" data-testid="again" data-help="{say["again_help"]}" hidden>'
        f"{say['again']}</button>"
        f'<button type="button" class="theme" data-offline="theme" data-testid="theme" aria-label="{say["theme"]}">'
        f"{HALF}</button></header>"
        '<p class="told" role="status" data-offline="told" data-testid="told" hidden></p>'
        f"<main data-offline='stage'></main><noscript><p>{say['no_script']}</p></noscript>"
        f"<footer><p>{say['about']}</p>{saved}</footer>"
    )


def title_of(config: RunConfig) -> str:
    """The name of the surface; of a typed formula its text."""
    text: str = getattr(config.surface, "text", "") if typed(config.surface) else ""
    return f"f(x, y) = {text}" if text else config.surface.title


def caption_of(config: RunConfig, lang: Language) -> str:
    """The settings of a race that its runners have in common, in one line."""
    x, y = map(write_value, config.start)
    said = [PAGE["caption"][lang].format(x=x, y=y, steps=config.steps, seed=config.seed).replace("-", "−")]
    if config.noise:
        said.append(PAGE["noise"][lang].format(scale=write_value(config.noise.scale)))
    return " · ".join(said)


def _words(lang: Language) -> dict[str, object]:
    """What the modules say by themselves."""
    terms = {name: term for rule in OPTIMIZERS.values() for name, term in hypers(rule).items()}
    off = {name: term.off[lang] for name, term in terms.items() if term.off}
    return {"unable": PAGE["unable"][lang], "without": PAGE["without"][lang], "off": off}


def _catalog(config: RunConfig, lang: Language, known: bool) -> bytes:
    """The catalog that the race names, with chance for a longer one; without an address the link has another name."""
    header, _ = unpack(catalog(replace(config, steps=max(config.steps, LENGTH)), lang))
    header["name"] = name_of(config, lang)
    header["words"] |= {} if known else {name: text[lang] for name, text in NO_ADDRESS.items()}
    return packed(header, compress=True)


def _scene(config: RunConfig, lang: Language) -> SceneMark | None:
    """What to watch, where the race is a scene."""
    number = scene_of(config)
    if number is None:
        return None
    preset = SCENES[number].preset
    return {"number": number, "changed": False, "title": preset.title[lang], "watch": preset.watch[lang]}


def _block(name: str, content: bytes) -> str:
    """Bytes for static/offline/blocks.js: base64 has no letter that means anything in markup."""
    return f'<script type="text/plain" id="{name}">{b64encode(content).decode()}</script>'


@cache
def _looks() -> str:
    """The stage's looks, and the letters for which its columns are measured, where Streamlit brings them."""
    sheets = ["offline/offline.css", *(f"stage/{name}.css" for name in LOOKS)]
    faces = [font for font in (files("streamlit") / "static/static/media").iterdir() if FONT.fullmatch(font.name)]
    letters = [
        f'@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url("data:font/woff2;base64,{code}"); }}'
        for code in (b64encode(font.read_bytes()).decode() for font in faces)
    ]
    return "\n".join([*letters, *((STATIC / sheet).read_text(encoding="utf-8") for sheet in sheets)])


@cache
def _plotly() -> bytes:
    """Plotly of the installed package, as one zlib stream: a third of its size."""
    return zlib.compress((files("plotly") / "package_data" / "plotly.min.js").read_bytes(), 9)
