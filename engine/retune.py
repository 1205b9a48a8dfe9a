"""Learning rates that follow a race: where a runner had the rate that suits it, it gets the one that suits it now.

On the surface of the default race the textbook's rates belong to the rules that have one: who comes there with rates
that suited elsewhere finds them, and who leaves with them finds tuned ones. They stand too where a surface of one's own
has no minimum, for which no rate can be found.
"""

from dataclasses import replace

from engine.config import TEXTBOOK, Entry, RunConfig, default_race, fresh, with_rate
from engine.fields import own, untuned
from engine.spec.optimizer import Optimizer
from engine.spec.registry import key
from engine.tuning.rates import Tuned, known, suitable


def followed(before: RunConfig, after: RunConfig) -> RunConfig:
    """`after`, another surface under the same runners, with suitable rates for those that had one in `before`.

    A rate of the table that is not in force, because of a schedule, noise or another start, becomes the new table's:
    schedules that are compared stay at one rate. A surface of one's own has, in place of a table, the rates that a new
    runner gets. Any other rate was chosen, and stays; as all do where only the rows change that a step sees, which is
    chance and no other surface.
    """
    if before.surface.exact() == after.surface.exact():
        return after
    left, there = textbook(before), textbook(after)
    look = suitable if untuned(before.surface) else known  # nobody may have looked since the link was opened
    into = untuned(after.surface)
    entries = []
    for entry in after.entries:
        rule, name = entry.optimizer, key(entry.optimizer)
        was, new = look(rule, entry.schedule, before.place), _declared(after, rule)
        suited = was is not None and rule.rate == was.rate
        declared = rule.rate in (_declared(before, rule), left.get(name))
        rate: float | None = None
        if name in there and (suited or declared):
            rate = there[name]
        elif declared and not suited and new is not None and (entry.schedule or not into):
            rate = new
        elif suited or (declared and (into or untuned(before.surface) or rule.rate == left.get(name))):
            found = suitable(rule, entry.schedule, after.place)
            rate = found.rate if found else new if into else None
        entries.append(replace(entry, optimizer=with_rate(rule, rate)) if rate is not None else entry)
    return replace(after, entries=tuple(entries))


def textbook(race: RunConfig) -> dict[str, float]:
    """The textbook's rates where they belong."""
    floorless = own(race.surface) and not race.surface.minima
    return TEXTBOOK if floorless or race.surface.exact() == default_race().surface else {}


def _declared(race: RunConfig, rule: Optimizer) -> float | None:
    """The rate of the table, or of a new runner on a surface of one's own."""
    surface, name = race.surface.exact(), key(rule)
    return fresh(name, surface).rate if untuned(surface) else surface.tuned.get(name)


def tuned(race: RunConfig) -> RunConfig:
    """The race with every runner at the rate that suits it; who has none keeps its own."""
    return replace(
        race,
        entries=tuple(_at(entry, suitable(entry.optimizer, entry.schedule, race.place)) for entry in race.entries),
    )


def _at(entry: Entry, found: Tuned | None) -> Entry:
    return replace(entry, optimizer=with_rate(entry.optimizer, found.rate)) if found else entry
