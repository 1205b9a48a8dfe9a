"""What stands on the page Maps while a visitor has no race of his own and has chosen nothing there."""

from dataclasses import replace
from functools import cache

from engine.config import MOST, Entry, RunConfig, fresh
from engine.link import decode
from engine.page_settings.basins import Basins
from engine.page_settings.maps import Maps
from engine.spec.registry import key
from engine.spec.text import Language
from engine.sweeps.axis_range import pair
from stage.basins_plan import shown
from ui.maps.words import WORDS
from ui.session.example import own, untouched
from ui.session.state import visit
from ui.widgets.offer import instead

EXAMPLES = {
    # momentum in a ravine: the edge of stability, critical damping, and the fastest setting where they meet
    "numbers": "surface=ellipse~condition:25&start=-4,1.6&steps=80&run=momentum~learning_rate:0.05",
    # four minima, and rates that leave every one of them a piece of the plane
    "basins": "surface=himmelblau&start=0.55,1.6&steps=300&run=gd~learning_rate:0.005&run=momentum~learning_rate:0.005"
    "&run=adam~learning_rate:0.1",
}


@cache
def race_of(picture: str) -> RunConfig:
    """The race of an example."""
    return decode(EXAMPLES[picture])[0]


def example() -> RunConfig | None:
    """The example of the picture that is open, if there is one; None where the visitor has chosen what he sees."""
    maps = own().settings(Maps)
    looked = maps != Maps(picture=maps.picture) or own().settings(Basins) != Basins()
    return race_of(maps.picture) if untouched() and not looked and maps.picture in EXAMPLES else None


def momentum(race: RunConfig) -> RunConfig:
    """The race with a map of its Momentum, which joins it where it is not there; in a full race the last one goes."""
    there = next((i for i, entry in enumerate(race.entries) if key(entry.optimizer) == "momentum"), None)
    if there is None:
        kept = race.entries[: MOST - 1]
        race, there = replace(race, entries=(*kept, Entry(fresh("momentum", race.surface)))), len(kept)
    return race.with_settings(replace(race.settings(Maps), runner=there, x=Maps().x, y=Maps().y))


def of_own() -> RunConfig:
    """The visitor's race with the picture that is open, said in so many words: then no example stands there."""
    race = own()
    if race.settings(Maps).picture == "basins":
        return race.with_settings(Basins(shown(race)))
    first = next((i for i, entry in enumerate(race.entries) if pair(entry.optimizer, "", "")), 0)
    return race.with_settings(replace(race.settings(Maps), runner=first))


def note(say: Language) -> None:
    """What stands here, where it is an example, and the way to the visitor's own race."""
    if visit().example:
        instead(WORDS["map_own"], of_own, say)
