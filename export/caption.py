"""What an exported file says of itself: which race it is, how each runner ended, and the link that opens it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from engine.config import Entry, RunConfig
from engine.fields import terms, walk
from engine.link import encode
from engine.outcome.status import Status
from engine.spec.parse import write_value
from engine.spec.registry import key

CAUSES = {
    "overshot": "its steps grew ever longer",
    "unbounded": "the loss falls without end there",
    "undefined": "the loss is no number there",
    "outside": "it left for good",
    "saddle": "at a saddle point",
    "plateau": "on a plateau",
    "maximum": "at a maximum",
}
KINDS = {"diverged": "diverged", "converged": "came to rest at a minimum", "stuck": "came to rest", "moving": "moving"}


class Caption(NamedTuple):
    """Settings as pairs of a name and a plain text, in the order in which a reader wants them."""

    settings: tuple[tuple[str, str], ...]
    runners: tuple[str, ...]  # one line each


def caption(race: RunConfig) -> Caption:
    """The settings of a race and of its runners; no line holds a line break."""
    surface = race.surface
    settings = [("surface", one_line(getattr(surface, "text", surface.title)))]
    own = numbers(surface)
    settings += [("settings of the surface", own)] if own else []
    settings += [
        ("start", f"{race.start[0]!r}, {race.start[1]!r}"),
        ("steps", str(race.steps)),
        ("seed", str(race.seed)),
        ("noise", f"{race.noise.kind}, scale {race.noise.scale!r}" if race.noise else "none"),
        ("link", link(race)),
    ]
    return Caption(tuple(settings), tuple(map(described, names(race.entries), race.entries)))


def link(race: RunConfig) -> str:
    """The query string that opens the race; what cannot be said in one says so."""
    try:
        return f"?{encode(race)}"
    except ValueError as why:
        return f"none: {one_line(str(why))}"


def names(entries: Sequence[Entry]) -> list[str]:
    """What each runner is called: its rule, and a number where there are several of it."""
    drawn: Counter[str] = Counter()
    found = []
    for entry in entries:
        title = one_line(entry.optimizer.title)
        drawn[title] += 1
        found.append(title if drawn[title] == 1 else f"{title} ({drawn[title]})")
    return found


def described(name: str, entry: Entry) -> str:
    """A runner in one line: its name, its numbers, its schedule."""
    return ", ".join(part for part in (f"{name}: {numbers(entry.optimizer)}", _schedule(entry)) if part)


def _schedule(entry: Entry) -> str:
    schedule = entry.schedule
    return one_line(f"schedule {schedule.title.en}: {numbers(schedule)}") if schedule else ""


def numbers(thing: object) -> str:
    """The settings of a rule, a surface or a schedule as "learning_rate = 0.1, beta1 = 0.9"; of one inside it too."""
    found = []
    for prefix, owner, _ in walk(thing):
        found += [f"{prefix[:-1]} = {key(owner)}"] if prefix else []
        found += [f"{prefix}{name} = {write_value(getattr(owner, name))}" for name in terms(owner)]
    return one_line(", ".join(found))


def ended(status: Status) -> str:
    """How a run ended, in words."""
    since = {"moving": f"still moving at step {status.step}", "diverged": f"diverged at step {status.step}"}
    text = since.get(status.kind, f"{KINDS[status.kind]} at step {status.step}")
    return f"{text}: {CAUSES[status.cause]}" if status.cause in CAUSES else text


def one_line(text: str) -> str:
    """The text without line breaks and other characters that are not seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
