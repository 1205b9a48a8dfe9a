"""One rule or one schedule of the reference page as HTML."""

from html import escape
from typing import Any
from urllib.parse import quote

from engine.spec.hyper import Hyper, defaults, hypers
from engine.spec.optimizer import Framework, Optimizer
from engine.spec.schedule import Schedule
from engine.spec.text import Language
from engine.trace.state_cost import memory
from figures.number import exact
from figures.sparkline import HEIGHT, WIDTH, path
from ui.text.markup import dotted, plain, symbol, word
from ui.text.words import WORDS

LIBRARIES = ("PyTorch", "Keras", "Optax")


def head(key: str, cls: type[Optimizer], relative: type[Optimizer] | None, race: str, say: Language) -> str:
    """Name, year, summary, what it was made from, memory, paper, and a link to a race."""
    facts = {"memory": _memory(cls, say), "paper": _paper(cls), "race_it": race}
    if relative and cls.differs:
        origin = f'<a href="#{escape(str(cls.relative))}" lang="en">{escape(relative.title)}</a>'
        facts = {"differs": f"{origin}<br>{plain(cls.differs, say)}"} | facts
    rows = "".join(f"<dt>{word(name, say)}</dt><dd>{fact}</dd>" for name, fact in facts.items())
    title = f'<h3 id="{escape(key)}"><span lang="en">{escape(cls.title)}</span> <small>{cls.year}</small></h3>'
    return f'<div class="sheet-head">{title}<p>{plain(cls.summary, say)}</p><dl>{rows}</dl></div>'


def _paper(cls: type[Optimizer]) -> str:
    paper = cls.paper
    title = f'<cite lang="en">{escape(paper.title)}</cite>'
    link = f'<a href="{escape(paper.url)}" target="_blank" rel="noreferrer">{title}</a>'
    return f'{link}<br><span lang="en">{escape(paper.authors)}, {paper.year}</span>'


def _memory(cls: type[Optimizer], say: Language) -> str:
    found = memory(cls())
    if found is None:
        return word("memory_unknown", say)
    vectors, hessian = found
    count = {0: "memory_none", 1: "memory_one"}.get(len(vectors), "memory_many")
    names = ", ".join(f"<code>{escape(name)}</code>" for name in vectors)
    text = word(count, say, count=len(vectors)) + (f": {names}" if names else "")
    return f"{text}. {word('memory_hessian', say)}" if hessian else text


def table(cls: type[Optimizer], say: Language) -> str:
    """One row per setting: symbol, name, meaning, its default here and in each library; then what differs there."""
    known = {library.name: library for library in cls.frameworks}
    columns = "".join(_column(name, known.get(name), say) for name in LIBRARIES)
    header = f"<thead><tr><th>{word('setting', say)}</th><th>{word('here', say)}</th>{columns}</tr></thead>"
    rows = "".join(_row(name, term, cls, known, say) for name, term in hypers(cls).items())
    notes = "".join(
        f'<p class="note"><b lang="en">{escape(library.name)}</b> {plain(library.note, say)}</p>'
        for library in cls.frameworks
        if library.note
    )
    return f'<div class="sheet-table"><table>{header}<tbody>{rows}</tbody></table>{notes}</div>'


def _column(name: str, library: Framework | None, say: Language) -> str:
    call = dotted(library.call) if library else f"<em>{word('absent', say)}</em>"
    return f'<th><span lang="en">{name}</span>{call}</th>'


def _row(name: str, term: Hyper, cls: type[Optimizer], known: dict[str, Framework], say: Language) -> str:
    cells = _cell(WORDS["here"][say], defaults(cls)[name], say)
    for library in LIBRARIES:
        cells += _cell(library, known[library].defaults.get(name) if library in known else None, say)
    what = f'<i lang="en">{symbol(term.symbol)}</i><b>{plain(term.title, say)}</b><span>{plain(term.help, say)}</span>'
    return f"<tr><td><div>{what}</div></td>{cells}</tr>"


def _cell(label: str, value: Any, say: Language) -> str:
    if isinstance(value, bool):
        text = word("on" if value else "off", say)
    else:
        text = "–" if value is None else escape(value) if isinstance(value, str) else exact(value)
    return f'<td data-label="{escape(label)}">{text}</td>'


def schedule(anchor: str, cls: type[Schedule], say: Language) -> str:
    """Name, summary and the curve of a schedule."""
    # As a picture: Streamlit takes SVG elements out of HTML. The style inside follows the page's theme.
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" fill="none">'
        "<style>path{stroke:#161A20}.axis{stroke:#E3E8ED}"
        "@media(prefers-color-scheme:dark){path{stroke:#E9EDF2}.axis{stroke:#333C48}}</style>"
        f'<path class="axis" d="M3 {HEIGHT - 3:g}H{WIDTH - 3:g}"/>'
        f'<path stroke-width="1.75" stroke-linejoin="round" d="{path(cls())}"/></svg>'
    )
    curve = f'<img alt="{escape(WORDS["curve"][say])}" src="data:image/svg+xml,{quote(drawing)}">'
    title = f'<h3 id="{escape(anchor)}">{plain(cls.title, say)}</h3>'
    return f'<div class="sheet-head">{title}<p>{plain(cls.summary, say)}</p>{curve}</div>'
