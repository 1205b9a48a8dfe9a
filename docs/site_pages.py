"""The pages of the site beside the race: Anatomy, Maps, Noise, Schedules, with what Python says of their pictures."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from docs.site_frame import Panel, Stage
from engine.config import Entry, RunConfig, default_race, fresh
from engine.page_settings.ensemble import Ensemble
from engine.page_settings.maps import PICTURE
from engine.run import race as run
from engine.schedules import SCHEDULES
from engine.schedules.one_cycle import OneCycle
from engine.spec.text import Language
from engine.sweeps.axis_range import pair
from export.map_body import maps
from export.race_body import cast_of
from export.words_site import SITE
from optimizers import OPTIMIZERS
from scenes import schedules as schedule_scenes
from stage.anatomy.lines import pack as anatomy_of
from stage.catalog import seen_surface
from stage.compiled_rules import fixed, on_server, variants
from stage.rate_curves import suited
from stage.wire import pack, unpack
from surfaces.regression import Regression
from ui.anatomy.panel import MARKUP, RICH
from ui.maps import basins, rates
from ui.maps.examples import race_of
from ui.maps.words_basins import GOOD, SOLVED
from ui.noise import data, ensemble
from ui.noise.examples import race as noisy_race
from ui.schedules import panels
from ui.schedules.words import WORDS as SCHEDULE_WORDS

MAPS = ("numbers", "basins", "rates")
SEEDS = 30  # runs of each runner
USUAL = "momentum"  # whose map is shown first
SAID = ("lowest", "trembles", "level", "level_many", "where", "calms", "noisy", "quiet", "none")


def pages(lang: Language, keys: list[str]) -> Iterator[Stage]:
    """All of them in one language, with those of the rules `keys`."""
    yield from _anatomy(lang, keys)
    yield from _maps(lang, keys)
    yield noise(noisy_race(), lang, name="noise", title=SITE["noisy"][lang])
    first = schedule_scenes.SCENES[0]
    yield schedules(schedule_scenes.races()[0], lang, name="schedules", title=first.title[lang])


def _anatomy(lang: Language, keys: list[str]) -> Iterator[Stage]:
    """A page a rule; the one that has the most to show is the first."""
    usual = default_race()
    able = [key for key in keys if not on_server(fresh(key, usual.surface), usual.surface)]
    for key in able:
        rule = fresh(key, usual.surface)
        message = pack({"views": list(_views(rule, usual, lang))}, compress=True)
        strip = _list({name: _at("anatomy", name, RICH) for name in able}, key, lang)
        panel = Panel("anatomy", message, MARKUP)
        race = replace(usual, entries=(Entry(rule),))
        yield Stage(
            "anatomy", _at("anatomy", key, RICH), lang, OPTIMIZERS[key].title, race, strip, "anatomy",
            after=panel.place(), panels=(panel,), sheets=("panels/anatomy/anatomy.css",), about="about_anatomy",
        )  # fmt: skip


def _views(rule: Any, race: RunConfig, lang: Language) -> Iterator[dict[str, Any]]:
    """The lines of a rule for each of its switches: without a schedule, with one, and where one moves its momentum."""
    for each in variants(rule):
        plans = [(None, False), (SCHEDULES["cosine"](), False), (OneCycle(cycle_momentum=True), True)]
        for plan, moves in plans:
            told = {"fixed": fixed(each, race.surface), "scheduled": plan is not None, "moves": moves}
            yield told | {"data": anatomy_of(Entry(each, plan), "r0", lang)}


def _maps(lang: Language, keys: list[str]) -> Iterator[Stage]:
    ground = race_of("numbers")
    seen = seen_surface(ground)
    able = [
        key
        for key in keys
        if pair(fresh(key, ground.surface), "learning_rate", "") and not on_server(fresh(key, ground.surface), seen)
    ]
    for key in able:
        race = ground if key == USUAL else replace(ground, entries=(Entry(fresh(key, ground.surface)),))
        frame = unpack(maps(race, cast_of(race), lang))[0]["maps"]["r0"].tobytes()
        strip = _pictures("numbers", lang) + _list({name: _at("maps", name, USUAL) for name in able}, key, lang)
        panel = Panel("numbers", frame)
        yield Stage(
            "maps", _at("maps", key, USUAL), lang, OPTIMIZERS[key].title, race, strip, "maps",
            after=panel.place(), panels=(panel,), sheets=("css/maps.css", "css/link.css"), about="about_maps",
        )  # fmt: skip
    race = race_of("basins")
    panel = Panel("basins", pack(basins.packed(race, cast_of(race), lang, 0), compress=True))
    yield Stage(
        "maps", "maps-basins", lang, SITE["basins"][lang], race, _pictures("basins", lang), "basins",
        before=panel.place(), panels=(panel,), sheets=("panels/basins/basins.css",), about="about_maps",
    )  # fmt: skip
    race = default_race()
    told = rates.packed(race, cast_of(race), suited(race), lang, 0)
    panel = Panel("rates", pack(told, compress=True), looks="rates sweep")
    foot = f'<p class="st-key-rates-foot" data-help="{escape(SOLVED[lang])}">{escape(GOOD[lang])}</p>'
    yield Stage(
        "maps", "maps-rates", lang, SITE["rates"][lang], race, _pictures("rates", lang), "rates",
        before=f"<style>.st-key-rates {{ --curves: {len(race.entries)} }}</style>{panel.place()}<div>{foot}</div>",
        panels=(panel,), sheets=("panels/rates/rates.css",), about="about_maps",
    )  # fmt: skip


def noise(race: RunConfig, lang: Language, **page: Any) -> Stage:
    """A race with chance: its data where it has any, and the same race with other seeds."""
    runners, ran = cast_of(race), run(race)
    many = ensemble.data(race, Ensemble(seeds=SEEDS), range(len(runners)), runners, ran, lang, 0)
    found = [Panel("ensemble", pack(many, compress=True), instead=SITE["no_ensemble"][lang])]
    if isinstance(race.surface, Regression):
        rows = data.packed(race, race.surface, lang, 0)
        found.insert(0, Panel("data", pack(rows, compress=True)))
    *beside, seeds = (panel.place() for panel in found)
    return Stage(
        page="noise", lang=lang, config=race, key="chance", panels=tuple(found), about="about_noise",
        after=f'{"".join(beside)}<div class="st-key-ensemble">{seeds}</div>',
        sheets=("panels/data/data.css", "panels/ensemble/ensemble.css"), **page,
    )  # fmt: skip


def schedules(race: RunConfig, lang: Language, **page: Any) -> Stage:
    """A race of schedules under their curves."""
    told = panels.pack(race, cast_of(race), run(race), lang)
    told |= {"says": {key: SCHEDULE_WORDS[key][lang] for key in SAID}, "noisy": race.noise is not None}
    panel = Panel("schedules", pack(told, compress=True))
    return Stage(
        page="schedules", lang=lang, config=race, key="schedules", before=panel.place(), panels=(panel,),
        sheets=("panels/schedules/schedules.css",), **page,
    )  # fmt: skip


def _at(page: str, key: str, first: str) -> str:
    return page if key == first else f"{page}-{key}"


def _list(names: dict[str, str], chosen: str, lang: Language) -> str:
    """Rules to choose from, a page each."""
    options = "".join(
        f'<option value="{name}.html"{" selected" if key == chosen else ""}>{escape(OPTIMIZERS[key].title)}</option>'
        for key, name in names.items()
    )
    return f'<select data-offline="pages" aria-label="{escape(SITE["rule"][lang])}" lang="en">{options}</select>'


def _pictures(chosen: str, lang: Language) -> str:
    """The three maps, a page each."""
    here = ' aria-current="true"'
    files = {name: "maps" if name == "numbers" else f"maps-{name}" for name in MAPS}
    links = "".join(
        f'<a href="{files[name]}.html"{here if name == chosen else ""}>{escape(PICTURE.call(name, lang))}</a>'
        for name in MAPS
    )
    return f'<div class="pictures">{links}</div>'
