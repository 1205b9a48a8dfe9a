"""All that the stage needs once per surface and language: words, what can be added, and every program.

With it the browser adds, tunes and runs any runner by itself; a race then only says who runs.
"""

from functools import lru_cache
from hashlib import sha256
from typing import Any

import numpy as np

from engine.config import MOST, RunConfig, fresh
from engine.fields import in_teaching_order, own, untuned
from engine.outcome.cause import CAUSES
from engine.outcome.cause import programs as endings
from engine.outcome.score import REACH
from engine.outcome.status import REST, TOLERANCE, bound
from engine.schedules import SCHEDULES
from engine.slots import order, usual_slot
from engine.spec.families import FAMILIES
from engine.spec.noise import Noisy
from engine.spec.optimizer import Optimizer
from engine.spec.registry import key
from engine.spec.surface import Surface
from engine.spec.text import Language, Text
from engine.trace.inputs import fed
from engine.trace.schedule_program import seen_loss
from stage.anatomy.arrows import letters, memories
from stage.card_schema import lift, params, say
from stage.catalog_schema import Catalog, CatalogContent, Offer, RulePrograms, ScheduleOffer, ShownView
from stage.compiled_rules import fixed, fixed_plan, kind, on_server, rule, schedule, structural, structure_key, variants
from stage.numbered import as_told
from stage.shown_surface import adjustable
from stage.wire import pack
from stage.words import WORDS
from stage.words_own import OWN

NAME = 12  # letters of the name of a catalog
EXACT = Text(en="exact gradient", ko="정확한 기울기")
ON_SERVER = Text(en="runs on the server", ko="서버에서 실행")
MANY = 500_000  # numbers of chance that are worth sending: beyond, the browser waits for NumPy's run


def catalog(config: RunConfig, language: Language, alone: bool = False) -> bytes:
    """The catalog of a race as one message, with its name in it.

    On a page that is `alone`, without Python, the rate of every rule is found before.
    """
    return _catalog(config.surface, seen_surface(config), config.steps, config.seed, language, alone)[1]


def name_of(config: RunConfig, language: Language, alone: bool = False) -> str:
    """The name of that catalog, by what stands in it."""
    return _catalog(config.surface, seen_surface(config), config.steps, config.seed, language, alone)[0]


def seen_surface(config: RunConfig) -> Surface:
    """The surface as the race is set to show it, before a rule chooses what it sees of it."""
    return Noisy(config.surface, config.noise) if config.noise else config.surface


@lru_cache(maxsize=32)
def _catalog(
    surface: Surface, seen: Surface, steps: int, seed: int, language: Language, alone: bool
) -> tuple[str, bytes]:
    views: list[Surface] = []
    begun = [fresh(name, surface, search=alone) for name in in_teaching_order()]
    offers = [offer(each, surface, seen, language) for each in begun]
    if untuned(surface) and not alone:
        for each in offers:
            each["seeks"] = True
    schedules = [schedule_offer(SCHEDULES[name](), language) for name in SCHEDULES]
    every = [each for rule in begun for each in variants(rule)]
    rules = [ruled(each, seen, views) for each in every if not on_server(each, seen)]
    ends = {name: program.pack() for name, program in endings().items()}
    content: CatalogContent = {
        "lang": language,
        "words": {name: text[language] for name, text in (WORDS | (OWN if own(surface) else {})).items()},
        "reach": REACH,
        "tolerance": TOLERANCE,
        "ends": {
            "causes": CAUSES.tolist(),
            "rest": REST,
            "steepest": ends["steepest"],
            "lying": ends["lying"],
            "valley": ends["valley"],
            "leaving": ends["leaving"],
        },
        "limit": MOST,
        "slots": order(),
        "bound": bound(surface),
        "surface": adjustable(surface, language),
        "terms": lift([*offers, *schedules]),
        "optimizers": offers,
        "schedules": schedules,
        "rules": rules,
        "plans": [schedule(each) for name in SCHEDULES for each in variants(SCHEDULES[name]())],
        "views": [view(each, steps, seed) for each in views],
    }
    name = sha256(pack(content)).hexdigest()[:NAME]
    found: Catalog = {"name": name, **content}
    return name, pack(found, compress=True)


@lru_cache(maxsize=64)
def structure_keys(surface: Surface, seen: Surface) -> frozenset[tuple[Any, ...]]:
    """The cache keys of all rules and schedules of the catalog."""
    rules = [each for name in in_teaching_order() for each in variants(fresh(name, surface, search=False))]
    schedules = [each for name in SCHEDULES for each in variants(SCHEDULES[name]())]
    keys = [structure_key(kind(each), fixed(each, seen)) for each in rules]
    return frozenset(keys + [structure_key(kind(each), fixed_plan(each)) for each in schedules])


def ruled(optimizer: Optimizer, surface: Surface, views: list[Surface]) -> RulePrograms:
    """The programs of a rule; what it is shown is added to `views` where it is not there yet."""
    view_of = optimizer.data(surface)
    if view_of not in views:
        views.append(view_of)
    return rule(optimizer, *as_told(surface), views.index(view_of))


def view(surface: Surface, steps: int, seed: int) -> ShownView:
    """What a rule is shown: the numbers that chance adds to each step, and the loss as they show it."""
    few = surface.feeds * steps <= MANY
    numbers = fed(surface, None, steps, seed).ravel() if few else np.empty(0)
    told, last = as_told(surface)
    return {"feeds": surface.feeds, "numbers": numbers, "loss": seen_loss(told).ending(last).pack()}


def offer(optimizer: Optimizer, surface: Surface, seen: Surface, language: Language) -> Offer:
    """A rule as "Add a runner" and its card show it."""
    name = key(optimizer)
    tuned, frozen = surface.tuned.get(name), structural(optimizer, seen)
    found: Offer = {
        "kind": kind(optimizer),
        "key": name,
        "title": optimizer.title,
        "slot": usual_slot(type(optimizer)),
        "family": FAMILIES[optimizer.family][language],
        "params": [say(param, tuned, param.name in frozen, language) for param in params(optimizer)],
        "sees": sees(seen, optimizer, language),
    }
    if remembered := memories(optimizer, language):
        found["memories"] = remembered
    if known := letters(optimizer):
        found["letters"] = known
    return found


def schedule_offer(entry: Any, language: Language) -> ScheduleOffer:
    """A schedule as a card offers it."""
    found = params(entry, "schedule.")
    return {
        "kind": kind(entry),
        "key": key(entry),
        "title": entry.title[language],
        "replaces": f"schedule.{entry.replaces}" if entry.replaces else None,
        "params": [say(param, None, False, language) for param in found],
    }


def sees(surface: Surface, optimizer: Any, language: Language) -> str | None:
    """What a card says of a runner beside its name.

    What the rule is shown where that is not what the race is set to: one row, all rows, the exact gradient; and that
    it runs on the server where the browser cannot run it.
    """
    seen, said = optimizer.data(surface), []
    if seen != surface:
        said.append(seen.randomness or EXACT)
    if on_server(optimizer, surface):
        said.append(ON_SERVER)
    return " · ".join(text[language] for text in said) or None
