"""A race as one HTML file that stays alive without a server and without a network."""

import re
import zlib
from base64 import b64encode
from functools import cache
from html import escape
from importlib.resources import files

from engine.config import RunConfig
from engine.spec.text import Language
from export.bundle import STATIC, data_url, import_map, modules
from export.map_body import maps
from export.race_body import block, body, cast_of, title_of

MAIN = "offline/offline.js"
STAND_INS = ("stage/assets.js", "offline/assets.js")
LOOKS = ("stage", "cards", "parts", "plot", "panel", "space")  # of static/stage/, as stage/assets.js has them
ADJUST_LOOKS = "panels/adjust/adjust.css"
FONT = re.compile(r"SourceSansVF-Upright\..*\.woff2")
# Nothing outside is ever asked for, whatever a race is called. Who opens the page with a tool may look into it by eval.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; style-src 'unsafe-inline'; "
    "connect-src data: blob:; img-src data: blob:; media-src data: blob:; font-src data:"
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
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{lang}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f"<title>{escape(title_of(config))} · Descent</title>",
            f'<link rel="icon" href="{data_url("icon.svg")}">',
            f"<style>{_looks()}</style>",
            f'<script type="importmap">{import_map(modules(MAIN, STAND_INS))}</script>',
            "</head><body>",
            body(config, lang, address, maps=maps(config, cast_of(config), lang)),
            f'<script type="module">import "descent/{MAIN}";</script>',
            block("plotly", _packed_plotly()),
            "</body></html>\n",
        ]
    )


@cache
def _looks() -> str:
    """The stage's looks, and the letters for which its columns are measured, where Streamlit brings them."""
    sheets = [
        "offline/offline.css",
        "css/maps.css",
        "css/link.css",
        *(f"stage/{name}.css" for name in LOOKS),
        ADJUST_LOOKS,
    ]
    source = f"data:font/woff2;base64,{b64encode(letters()).decode()}"
    face = f'@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url("{source}"); }}'
    found = [face] if letters() else []
    return "\n".join([*found, *((STATIC / sheet).read_text(encoding="utf-8") for sheet in sheets)])


@cache
def letters() -> bytes:
    """The app's font, which Streamlit brings; nothing where another version calls it otherwise."""
    fonts = (files("streamlit") / "static/static/media").iterdir()
    return next((font.read_bytes() for font in fonts if FONT.fullmatch(font.name)), b"")


@cache
def plotly() -> bytes:
    """The code of Plotly, as the installed package has it."""
    return (files("plotly") / "package_data" / "plotly.min.js").read_bytes()


@cache
def _packed_plotly() -> bytes:
    """The same as one zlib stream: a third of its size."""
    return zlib.compress(plotly(), 9)
