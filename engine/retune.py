"""Learning rates that follow a race: where a runner had the rate that suits it, it gets the one that suits it now."""

from dataclasses import replace

from engine.config import Entry, RunConfig, with_rate
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
    entries = []
    for entry in after.entries:
        rule, name = entry.optimizer, key(entry.optimizer)
        was = known(rule, entry.schedule, before.place)
        if was is not None and rule.rate == was.rate:
            now = suitable(rule, entry.schedule, after.place)
            entry = _at(entry, now)
        elif rule.rate == old.get(name) and name in new:
            entry = replace(entry, optimizer=with_rate(rule, new[name]))
        entries.append(entry)
    return replace(after, entries=tuple(entries))


def tuned(race: RunConfig) -> RunConfig:
    """The race with every runner at the rate that suits it; who has none keeps its own."""
    return replace(
        race,
        entries=tuple(_at(entry, suitable(entry.optimizer, entry.schedule, race.place)) for entry in race.entries),
    )


def _at(entry: Entry, found: Tuned | None) -> Entry:
    return replace(entry, optimizer=with_rate(entry.optimizer, found.rate)) if found else entry
