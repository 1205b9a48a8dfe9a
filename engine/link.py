"""The query string of a share link: its only writer and its only reader. Reading never raises."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from engine.config import MOST, SEED, START, STEPS, Entry, RunConfig, default_race
from engine.fields import amend, registered, registry, write
from engine.link_notices import LONGEST, OTHER_LANGUAGE, OTHER_VERSION, RACE, TOO_LONG, TOO_MANY
from engine.link_surface import read_surface, split, written_surface
from engine.query import in_language, joined, parsed
from engine.spec.noise import Noise
from engine.spec.optimizer import Optimizer
from engine.spec.page_settings import PageSettings
from engine.spec.parse import clamped, read_value, unknown, unusable, write_value
from engine.spec.surface import Surface
from engine.spec.text import LANGUAGES, Language, Text

VERSION = "1"
NOTHING: Mapping[str, Any] = MappingProxyType({})
NOBODY = "none"  # run=none is a race without runners


def encode(config: RunConfig, lang: Language | None = None) -> str:
    """The link of a race: the query string without "?", every float in full precision.

    Args:
        config: the race.
        lang: a language that the link asks for; None leaves it to the reader's browser.

    Returns:
        `v=1&surface=…&start=x,y&steps=…&seed=…&run=…`, at most 4000 characters.

    Raises:
        ValueError: a rule, surface or schedule is in no registry, or the link would be too long.

    Example:
        >>> from optimizers import OPTIMIZERS
        >>> from surfaces import SURFACES
        >>> encode(RunConfig(SURFACES["booth"](), steps=50, entries=(Entry(OPTIMIZERS["gd"](0.1)),)))
        'v=1&surface=booth&start=-6,7&steps=50&seed=0&run=gd~learning_rate:0.1'
    """
    noise = config.noise
    pairs = [("v", VERSION), *written_surface(config.surface)]
    pairs += [(name, write_value(getattr(config, name))) for name in ("start", "steps", "seed")]
    pairs += [("noise", "~".join(write(noise)).removeprefix("kind:"))] if noise else []
    pairs += [("run", _run(entry)) for entry in config.entries] or [("run", NOBODY)]
    pairs += [(registered(settings), "~".join(write(settings))) for settings in config.page_settings]
    text = in_language(joined(pairs), lang)
    if len(text) > LONGEST:
        raise ValueError(f"a link has at most {LONGEST} characters; this race would need {len(text)}")
    return text


def _run(entry: Entry) -> str:
    return "~".join(line.removeprefix("optimizer.").removeprefix("optimizer:") for line in write(entry))


def written(config: RunConfig) -> str | None:
    """The link of a race without a language; None if it would not fit into a link in every language."""
    try:
        text = encode(config)
    except ValueError:
        return None
    return text if max(len(in_language(text, lang)) for lang in LANGUAGES) <= LONGEST else None


def fits(config: RunConfig) -> bool:
    """Whether the race fits into a link, whatever language the link asks for."""
    return written(config) is not None


def decode(text: str, kept: Mapping[str, Any] = NOTHING) -> tuple[RunConfig, list[Text]]:
    """The race of a link. Never raises: what cannot be used is dropped or clamped, with a notice.

    Args:
        text: a query string, with or without "?"; from anyone.
        kept: rows of data that are here, by the name that a link has for those it does not hold.

    Returns:
        The race, and one sentence for each part that could not be taken as it stands; no encoded race has such parts.

    Example:
        >>> decode("v=1&surface=booth&steps=-5&run=newton")[0].steps
        1
    """
    notices: list[Text] = []
    found, runs = _pairs(text, notices)
    if not runs and found.keys().isdisjoint(("surface", "start", "steps", "seed", "noise")):
        return default_race(_page_settings(found, notices)), notices
    surface = read_surface(found, kept, notices)
    start = read_start(found["start"].split(","), surface, notices) if "start" in found else None
    race: dict[str, Any] = {"start": start}
    for name, term in (("steps", STEPS), ("seed", SEED)):
        value, problem = read_value(term, found[name]) if name in found else (None, None)
        race |= {} if value is None else {name: value}
        if problem:
            notices.append(unusable(RACE, term) if value is None else clamped(RACE, term, value))
    race["noise"] = _noise(found, notices)
    race["entries"] = _entries(runs, notices)
    race["page_settings"] = _page_settings(found, notices)
    config = RunConfig(surface, **race)
    while not fits(config):
        config = RunConfig(surface, **race | {"entries": config.entries[:-1]})
        notices += [TOO_LONG] if TOO_LONG not in notices else []
    return config, notices


def language(text: str) -> Language | None:
    """The language that a link asks for, if it is one of ours."""
    return next((known for known in LANGUAGES if known == _pairs(text, [])[0].get("lang")), None)


def _pairs(text: str, notices: list[Text]) -> tuple[dict[str, str], list[str]]:
    """Key -> last value, and every `run` in order."""
    pairs, whole = parsed(text, LONGEST)
    notices += [] if whole else [TOO_LONG]
    found = dict(pairs)
    notices += [OTHER_VERSION] if found.get("v", VERSION) != VERSION else []
    notices += [OTHER_LANGUAGE] if found.get("lang", "en") not in LANGUAGES else []
    return found, [value for name, value in pairs if name == "run"]


def read_start(raw: object, surface: Surface, notices: list[Text]) -> tuple[float, float] | None:
    """A start from two numbers from outside; None where they are none.

    From farther away than a start may lie no race can be seen: it goes to the nearest point of the picture.
    """
    readings = [read_value(START, x) for x in raw[:3]] if isinstance(raw, (list, tuple)) else []
    values = [float(reading.value) for reading in readings if reading.value is not None]
    if len(readings) != 2 or len(values) != 2:
        notices.append(unusable(RACE, START))
        return None
    x, y = values
    if any(reading.problem for reading in readings):
        view = surface.view
        x, y = min(max(x, view.x0), view.x1), min(max(y, view.y0), view.y1)
        notices.append(clamped(RACE, START, (x, y)))
    return x, y


def _noise(found: dict[str, str], notices: list[Text]) -> Noise | None:
    if "noise" not in found:
        return None
    head, given = split(found["noise"])
    noise, more = amend(Noise(), given | {"kind": head}, Text(en="Noise", ko="잡음"))
    notices += more
    return noise if noise.kind == head else None


def _page_settings(found: dict[str, str], notices: list[Text]) -> tuple[PageSettings, ...]:
    page_settings = []
    for name, kind in registry(PageSettings).items():
        if name in found:
            settings, more = amend(kind(), split(f"~{found[name]}")[1], kind.title)
            page_settings.append(settings)
            notices += more
    return tuple(page_settings)


def _entries(runs: list[str], notices: list[Text]) -> tuple[Entry, ...] | None:
    if runs == [NOBODY]:
        return ()
    entries: list[Entry] = []
    for i, run in enumerate(runs[:MOST], start=1):
        owner = Text(en=f"Runner {i}", ko=f"{i}번 주자")
        head, given = split(run)
        if head not in registry(Optimizer):
            notices.append(unknown(owner))
            continue
        dotted = {n if n.partition(".")[0] == "schedule" else f"optimizer.{n}": v for n, v in given.items()}
        entry, more = amend(Entry(registry(Optimizer)[head]()), dotted, owner)
        entries.append(entry)
        notices += more
    if len(runs) > MOST:
        notices.append(TOO_MANY)
    return tuple(entries) or None
