"""The reference page of the static site: every rule and schedule in one document, formulas as MathML."""

from collections.abc import Collection
from dataclasses import replace
from html import escape

from engine.config import Entry, RunConfig, default_race, fresh
from engine.fields import in_teaching_order
from engine.formula.letters import Letters
from engine.formula.lines import anatomy
from engine.formula.mathml import Printer, document
from engine.schedules import SCHEDULES
from engine.spec.families import FAMILIES
from engine.spec.text import Language
from optimizers import OPTIMIZERS
from ui.reference.panel import lineage
from ui.text.markup import plain, word
from ui.widgets import rule_sheet as sheet


def duel(key: str) -> RunConfig:
    """A race of a rule against the one it was made from."""
    usual = default_race()
    names = lineage(key)[1::-1]
    return replace(usual, entries=tuple(Entry(fresh(name, usual.surface)) for name in names))


def reference(lang: Language, raced: Collection[str] = OPTIMIZERS) -> str:
    """What stands below the bar; of the rules `raced` there are pages."""
    families: dict[str, list[str]] = {}
    for key, cls in in_teaching_order().items():
        families.setdefault(cls.family, []).append(key)
    contents = [
        (
            plain(FAMILIES[family], lang),
            [f'<a href="#{key}" lang="en">{escape(OPTIMIZERS[key].title)}</a>' for key in keys],
        )
        for family, keys in families.items()
    ]
    named = [f'<a href="#{key}-schedule">{plain(cls.title, lang)}</a>' for key, cls in SCHEDULES.items()]
    contents.append((word("schedules", lang), named))
    listed = "".join(f"<h2>{name}</h2><p>{' '.join(links)}</p>" for name, links in contents)
    rules = "".join(
        f"<h2>{plain(FAMILIES[family], lang)}</h2>" + "".join(_rule(key, lang, key in raced) for key in keys)
        for family, keys in families.items()
    )
    curves = "".join(
        f'<div class="st-key-sheet-{key}">{sheet.schedule(f"{key}-schedule", cls, lang)}</div>'
        for key, cls in SCHEDULES.items()
    )
    heading = f"<h1>{word('reference_title', lang)}</h1><p>{word('reference_lead', lang)}</p>"
    schedules = f"<h2>{word('schedules', lang)}</h2><p>{word('schedules_lead', lang)}</p>"
    return (
        f'<main><div class="st-key-heading" lang="{lang}">{heading}</div><div class="st-key-reference">'
        f'<nav class="contents" aria-label="{word("contents", lang)}">{listed}</nav>'
        f'<div class="st-key-sheets">{rules}{schedules}<div class="st-key-schedules">{curves}</div></div></div></main>'
    )


def _rule(key: str, lang: Language, raced: bool) -> str:
    cls = OPTIMIZERS[key]
    names = ", ".join(OPTIMIZERS[name].title for name in lineage(key)[1::-1])
    race = f'<a href="rule-{key}.html" lang="en">{escape(names)}</a>' if raced else escape(names)
    head = sheet.head(key, cls, OPTIMIZERS.get(cls.relative or ""), race, lang)
    formulas = f'<div class="lines" tabindex="0">{_lines(key)}</div>'
    return f'<div class="st-key-rule-{key}">{head}{formulas}{sheet.table(cls, lang)}</div>'


def _lines(key: str) -> str:
    """The rule as it is computed, line by line."""
    rule = OPTIMIZERS[key]()
    letters = Letters(rule, set())
    printer = Printer(letters)
    return "".join(
        f"<div>{document(f'{letters.markup(line.name)}<mo>=</mo>{printer.print(line.formula)}')}</div>"
        for line in anatomy(rule).lines
        if not line.counts
    )
