"""What each runner is called: its rule, and what tells it from another runner with the same rule."""

from collections import Counter
from collections.abc import Sequence

from engine.config import Entry
from engine.spec.parse import write_value
from engine.spec.schedule import Schedule
from engine.spec.text import Language, Text
from stage.card_schema import Param, params

WITHOUT = Text(en="no {what}", ko="{what} 없음")


def names(entries: tuple[Entry, ...], language: Language) -> list[str]:
    """One distinct name per entry: "Adam", or "Adam, β₁ 0.5" beside another Adam."""
    titles = [entry.optimizer.title for entry in entries]
    crowd = Counter(titles)
    drawn: Counter[str] = Counter()
    found = []
    for entry, title in zip(entries, titles, strict=True):
        rivals = [other for other in entries if other.optimizer.title == title]
        name = title if crowd[title] == 1 else ", ".join([title, *_marks(entry, rivals, language)])
        drawn[name] += 1
        found.append(name if drawn[name] == 1 else f"{name} ({drawn[name]})")
    return found


def _marks(entry: Entry, rivals: list[Entry], language: Language) -> list[str]:
    """The settings in which an entry differs from its rivals, as "β₁ 0.5"; of a switch only what is not usual."""
    others = [{param.name: param.value for param in params(rival.optimizer)} for rival in rivals]
    marks = [
        _said(param, language)
        for param in params(entry.optimizer)
        if any(other[param.name] != param.value for other in others if param.name in other) and _told(param)
    ]
    schedule = entry.schedule
    if any(rival.schedule != schedule for rival in rivals) and schedule:
        twins = [rival.schedule for rival in rivals if type(rival.schedule) is type(schedule)]
        title = schedule.title[language]
        same = all(twin == schedule for twin in twins)
        marks.append(title if same else f"{title} {_difference(schedule, twins, language)}".rstrip())
    return marks[:2]


def _difference(schedule: Schedule, twins: Sequence[Schedule | None], language: Language) -> str:
    """The first setting in which a schedule differs from others of its kind, as "γ 0.5"."""
    for param in params(schedule):
        if any(getattr(twin, param.name, param.value) != param.value for twin in twins) and _told(param):
            return _said(param, language)
    return ""


def _told(param: Param) -> bool:
    """Whether a name says it: every number, and a switch where it is not as usual."""
    return not isinstance(param.value, bool) or param.value != param.default


def _said(param: Param, language: Language) -> str:
    term, value = param.term, param.value
    if not isinstance(value, bool):
        return f"{term.symbol} {write_value(value)}"
    title = term.title[language]
    return title if value else term.off[language] if term.off else WITHOUT[language].format(what=title)
