"""Learning rates that follow a race: where a runner had the rate that suits it, it gets the one that suits it now.

On the surface of the default race the textbook's rates belong to the rules that have one: who comes there with rates
that suited elsewhere finds them, and who leaves with them finds tuned ones.
"""

from dataclasses import replace

from engine.config import TEXTBOOK, Entry, RunConfig, default_race, with_rate
from engine.spec.registry import key
from engine.tuning.rates import Tuned, known, suitable


def followed(before: RunConfig, after: RunConfig) -> RunConfig:
    """`after`, another surface under the same runners, with suitable rates for those that had one in `before`.

    A rate of the table that is not in force, because of a schedule, noise or another start, becomes the new table's:
    schedules that are compared stay at one rate. Any other rate was chosen, and stays; as all do where only the rows
    change that a step sees, which is chance and no other surface.
    """
    if before.surface.exact() == after.surface.exact():
        return after
    old, new = before.surface.exact().tuned, after.surface.exact().tuned
    left, there = _textbook(before), _textbook(after)
    entries = []
    for entry in after.entries:
        rule, name = entry.optimizer, key(entry.optimizer)
        was = known(rule, entry.schedule, before.place)
        suited, declared = was is not None and rule.rate == was.rate, rule.rate in (old.get(name), left.get(name))
        if name in there and (suited or declared):
            entry = replace(entry, optimizer=with_rate(rule, there[name]))
        elif declared and name in new and not suited:
            entry = replace(entry, optimizer=with_rate(rule, new[name]))
        elif suited or rule.rate == left.get(name):
            entry = _at(entry, suitable(rule, entry.schedule, after.place))
        entries.append(entry)
    return replace(after, entries=tuple(entries))


def _textbook(race: RunConfig) -> dict[str, float]:
    """The textbook's rates where they belong."""
    return TEXTBOOK if race.surface.exact() == default_race().surface else {}


def tuned(race: RunConfig) -> RunConfig:
    """The race with every runner at the rate that suits it; who has none keeps its own."""
    return replace(
        race,
        entries=tuple(_at(entry, suitable(entry.optimizer, entry.schedule, race.place)) for entry in race.entries),
    )


def _at(entry: Entry, found: Tuned | None) -> Entry:
    return replace(entry, optimizer=with_rate(entry.optimizer, found.rate)) if found else entry
