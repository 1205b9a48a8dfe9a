"""What stands on a page of a race without a server: title, caption, the stage's place, and the bytes it is made of."""

from base64 import b64encode
from dataclasses import replace
from html import escape
from urllib.parse import urlsplit

from engine.config import RunConfig
from engine.edits import Runner
from engine.link import encode
from engine.query import in_language
from engine.run import race
from engine.slots import deal
from engine.spec.hyper import hypers
from engine.spec.parse import write_value
from engine.spec.text import Language
from export.words_page import NO_ADDRESS, PAGE
from export.words_site import SITE
from optimizers import OPTIMIZERS
from scenes import SCENES, scene_of
from stage.catalog import catalog, name_of
from stage.race_message import pack
from stage.schema import SceneMark
from stage.wire import pack as packed
from stage.wire import unpack
from surfaces.formula import Formula

LENGTH = 1000  # steps for which chance is drawn beforehand: a race may be made so long without Python
TOLD = '<p class="told" role="status" data-offline="told" data-testid="told" hidden></p>'
ADJUST = '<div class="adjust" data-offline="adjust"></div>'
HALF = (
    '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7"/><path d="M10 3a7 7 0 0 0 0 14z"/></svg>'
)


def body(config: RunConfig, lang: Language, address: str = "", maps: bytes = b"") -> str:
    """The inside of the body of a file, for static/offline/offline.js.

    Args:
        config: the race.
        lang: the language of every sentence.
        address: where the app is served; without one there is no link to it, and the settings can be copied.
        maps: the message of export/map_body.py; without one there are none.
    """
    home = address if urlsplit(address).scheme in ("http", "https") else ""
    share = f"{home}?{in_language(encode(config), lang)}" if home else ""
    say = {name: escape(text[lang]) for name, text in PAGE.items()}
    saved = f'<p><a href="{escape(share)}">{say["open"]}</a></p>' if share else settings(config, lang)
    parts = [
        f"<header>{heading(config, lang)}{again(lang)}{theme_button(lang)}</header>",
        sliders(config),
        TOLD,
        f'<main data-offline="stage"></main><noscript><p>{say["no_script"]}</p></noscript>',
        _maps(maps, lang),
        f"<footer><p>{escape(PAGE['about'][lang])}</p>{saved}</footer>",
        block("page", page_of(lang, home)),
        block("race", message_of(config, lang, share)),
        block("catalog", catalog_of(config, lang, bool(home))),
    ]
    return "\n".join(parts)


def message_of(config: RunConfig, lang: Language, share: str = "") -> bytes:
    """The race as the page confirms it first: NumPy's paths."""
    scene = _scene(config, lang)
    return pack(config, cast_of(config), race(config), lang, encode(config), share, session="file", scene=scene)


def page_of(lang: Language, home: str = "", site: bool = False) -> bytes:
    """What static/offline/answers.js needs besides: the address of an app, and words; of a page of a site its own."""
    unable = SITE["unable"] if site else PAGE["unable"]
    return packed({"address": home, "lang": lang, "words": {"unable": unable[lang], **_words(lang)}})


def sliders(config: RunConfig) -> str:
    """The place of the sliders for the surface's own numbers, where it has any."""
    return ADJUST if config.surface.sliders else ""


def heading(config: RunConfig, lang: Language, title: str = "") -> str:
    """What the race is called, else its surface, and its settings for as long as they are those of the page."""
    caption = f'<p data-offline="caption" data-testid="caption">{escape(caption_of(config, lang))}</p>'
    return f"<h1>{escape(title or title_of(config))}</h1>{caption}"


def again(lang: Language) -> str:
    """Back to the race of the page, once it is another one."""
    named = f'data-offline="again" data-testid="again" data-help="{escape(PAGE["again_help"][lang])}"'
    return f'<button type="button" {named} hidden>{escape(PAGE["again"][lang])}</button>'


def settings(config: RunConfig, lang: Language) -> str:
    """The link of the race where nobody knows an app."""
    title = escape(PAGE["settings"][lang])
    return f"<details><summary>{title}</summary><code>{escape(encode(config))}</code></details>"


def cast_of(config: RunConfig) -> tuple[Runner, ...]:
    """Who runs, under the ids that the page gives them, in the usual slots."""
    slots = deal([type(entry.optimizer) for entry in config.entries])
    return tuple(Runner(f"r{i}", slots[i], entry) for i, entry in enumerate(config.entries))


def theme_button(lang: Language) -> str:
    """Light or dark."""
    label = escape(PAGE["theme"][lang])
    named = f'class="theme" data-offline="theme" data-testid="theme" aria-label="{label}"'
    return f'<button type="button" {named}>{HALF}</button>'


def _maps(message: bytes, lang: Language) -> str:
    """The place of the map, which is run once it is opened."""
    if not message:
        return ""
    title, none = (escape(PAGE[name][lang]) for name in ("map", "map_none"))
    place = f'<p hidden data-offline="unmapped">{none}</p><div class="numbers" data-offline="map"></div>'
    opened = f'<details class="map" data-offline="maps" data-testid="maps"><summary>{title}</summary>{place}</details>'
    return f"{opened}{block('maps', message)}"


def title_of(config: RunConfig) -> str:
    """The name of the surface; of a typed formula its text."""
    surface = config.surface
    return f"f(x, y) = {surface.text}" if isinstance(surface, Formula) else surface.title


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
    return {"without": PAGE["without"][lang], "off": off}


def catalog_of(config: RunConfig, lang: Language, known: bool) -> bytes:
    """The catalog that the race names, with chance for a longer one; without an address the link has another name."""
    header, _ = unpack(catalog(replace(config, steps=max(config.steps, LENGTH)), lang, alone=True))
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


def block(name: str, content: bytes) -> str:
    """Bytes for static/offline/blocks.js: base64 has no letter that means anything in markup."""
    return f'<script type="text/plain" id="{name}">{b64encode(content).decode()}</script>'
