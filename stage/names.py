"""What each runner is called: its rule, and what tells it from another runner with the same rule."""

from collections import Counter

from engine.config import Entry
from engine.reading import write_value
from engine.text import Language
from stage.params import params


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
    """The settings in which an entry differs from its rivals, as "β₁ 0.5"."""
    others = [{param.name: param.value for param in params(rival.optimizer)} for rival in rivals]
    marks = [
        f"{param.term.symbol} {write_value(param.value)}"
        for param in params(entry.optimizer)
        if any(other[param.name] != param.value for other in others if param.name in other)
    ]
    if any(rival.schedule != entry.schedule for rival in rivals) and entry.schedule:
        marks.append(entry.schedule.title[language])
    return marks[:2]
