"""Any race survives its link bit by bit; no text, however broken, breaks the reader."""

import dataclasses
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.config import SEED, START, STEPS, Entry, RunConfig
from engine.edits import apply_edits
from engine.fields import DEEPEST, kinds, parts, registry
from engine.link import LONGEST, decode, encode, fits, language
from engine.schedules import SCHEDULES
from engine.spec.hyper import Hyper, hypers
from engine.spec.noise import Noise
from engine.spec.optimizer import Optimizer
from engine.spec.page_settings import PageSettings
from engine.spec.schedule import Schedule
from engine.spec.text import LANGUAGES
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from surfaces.painted import MOST, Painted, Shape, parse
from surfaces.painted.shape import TERMS
from tests.property.examples import examples

quick = settings(max_examples=examples(60), deadline=None)
KEYS = ["v", "surface", "start", "steps", "seed", "noise", "run", "f", "p", "lang", "utm", *registry(PageSettings)]
PLAIN = [name for name in SURFACES if name != "formula"]


def values(term: Hyper) -> st.SearchStrategy[Any]:
    """Any legal value of one hyperparameter."""
    if term.scale == "switch":
        return st.booleans()
    if term.scale == "choice":
        return st.sampled_from(term.choices)
    if term.scale == "name":
        return st.sampled_from(["", "learning_rate", "inner.beta1", "schedule.gamma"])
    if term.scale == "integer":
        return st.integers(int(term.minimum), int(term.maximum))
    return st.floats(term.minimum, term.maximum, allow_nan=False)


def things(cls: Any, depth: int = 1) -> st.SearchStrategy[Any]:
    """Any instance of a rule, a schedule or a surface with legal values."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for name, term in hypers(cls).items() if dataclasses.is_dataclass(cls) else ():
        one = values(term)
        many = isinstance(getattr(cls, name), tuple)
        fields[name] = st.lists(one, max_size=5).map(tuple) if many else one
        if type(None) in kinds(cls)[name]:
            fields[name] = st.none() | fields[name]
    for name, base in parts(cls).items():
        optional = type(None) in kinds(cls)[name]
        found = [c for c in registry(base).values() if depth + 1 < DEEPEST or not parts(c)]
        inside = st.deferred(lambda found=found: st.one_of([things(c, depth + 1) for c in found]))
        fields[name] = st.none() | inside if optional else inside
    return st.builds(cls, **fields)


ENTRIES = st.builds(
    Entry,
    st.sampled_from(list(OPTIMIZERS.values())).flatmap(things),
    st.none() | st.sampled_from(list(SCHEDULES.values())).flatmap(things),
)
SHAPES = st.builds(Shape, *map(values, TERMS.values())) | st.builds(
    lambda shape: shape._replace(length=shape.width), st.builds(Shape, *map(values, TERMS.values()))
)
PAINTED = st.builds(Painted, st.lists(SHAPES, max_size=MOST).map(tuple), values(hypers(Painted)["bowl"]))
RACES = st.builds(
    RunConfig,
    surface=st.sampled_from(PLAIN).flatmap(lambda name: things(SURFACES[name])) | PAINTED,
    start=st.tuples(values(START), values(START)),
    steps=values(STEPS),
    seed=values(SEED),
    noise=st.none() | things(Noise),
    entries=st.lists(ENTRIES, max_size=4).map(tuple),
    page_settings=st.tuples(*map(things, registry(PageSettings).values())),
)
TEXT = st.text(max_size=60) | st.text("~:,.=&%+0123456789aeinx_-", max_size=60)


def settled(text: str) -> None:
    """Reading never raises, and what was read is a race with a link of its own."""
    config, notices = decode(text)
    link = encode(config)
    assert len(link) <= LONGEST and decode(link) == (config, []) and encode(decode(link)[0]) == link
    assert all(notice.en and notice.ko and len(str(notice)) < 300 for notice in notices)
    assert language(text) in (None, *LANGUAGES)


@quick
@example(RunConfig(SURFACES["rosenbrock"](a=0.0, b=0.5)), None)  # its rates are found by runs: one slope has no factor
@given(RACES, st.none() | st.sampled_from(list(LANGUAGES)))
def test_any_race_comes_back_from_its_link(config: RunConfig, lang: Any) -> None:
    if not fits(config):
        return
    link = encode(config, lang)
    back, notices = decode(link)
    assert (back, notices) == (config, []) and encode(back, lang) == link and language(link) == lang
    assert not link.startswith("?") and link.isascii() and not set(link) & set(' +"<>#')


@quick
@given(RACES, st.lists(st.tuples(st.integers(0, 4000), st.sampled_from(["drop", "put", "swap"]), TEXT), max_size=6))
def test_a_damaged_link_is_read_as_far_as_it_goes(config: RunConfig, cuts: list[tuple[int, str, str]]) -> None:
    if not fits(config):
        return
    link = encode(config)
    for place, how, text in cuts:
        at = place % (len(link) + 1)
        link = link[:at] + ("" if how == "drop" else text) + link[at + (0 if how == "put" else 1 + place % 7) :]
    settled(link)


@quick
@example("v=1&surface=ackley&run=sgd&basins=runners:20,x")  # a number too large, and one that is none
@given(TEXT | st.text() | st.lists(st.tuples(st.sampled_from(KEYS), TEXT)).map(lambda p: "&".join(map("=".join, p))))
def test_any_text_is_read(text: str) -> None:
    settled(text)


@quick
@example("1,2,3,4~1,2")
@given(st.lists(TEXT | st.lists(st.floats().map(str) | TEXT, max_size=7).map(",".join)).map("~".join))
def test_any_landscape_is_read(text: str) -> None:
    settled(f"surface=painted&p={text}")
    surface, notices = parse(text)
    assert parse(surface.text) == (surface, []) and len(notices) <= 6 * MOST + 1


@quick
@given(st.sampled_from(list(OPTIMIZERS)), st.lists(TEXT, max_size=5), st.sampled_from(list(SCHEDULES)))
def test_any_runner_is_read(key: str, parts: list[str], schedule: str) -> None:
    settled(f"run={key}~schedule:{schedule}~" + "~".join(parts))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
NAMES = ["learning_rate", "beta1", "inner.beta1", "inner", "k", "momentum", "schedule"]
RUNNERS = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["r1", "b1", "b2"]) | JSON,
        "slot": st.integers(0, 11) | JSON,
        "key": st.sampled_from(list(OPTIMIZERS)) | JSON,
        "values": st.dictionaries(st.sampled_from(NAMES) | TEXT, st.floats() | JSON, max_size=4) | JSON,
    },
)


@quick
@given(st.fixed_dictionaries({}, optional={"start": JSON, "runners": st.lists(RUNNERS, max_size=14) | JSON}) | JSON)
def test_any_message_is_read(message: Any) -> None:
    kept = {"r1": Entry(OPTIMIZERS["adam"](), SCHEDULES["step"]())}
    before = RunConfig(SURFACES["beale"](), entries=tuple(kept.values()))
    config, notices, runners = apply_edits(before, message, kept)
    assert decode(encode(config)) == (config, [])
    assert tuple(runner.entry for runner in runners) == config.entries
    assert len({runner.slot for runner in runners}) == len({runner.id for runner in runners}) == len(runners)
    assert all(notice.en and notice.ko for notice in notices)


def test_the_strategies_reach_every_kind() -> None:
    assert {Optimizer, Schedule} == {base for cls in (Entry, *OPTIMIZERS.values()) for base in parts(cls).values()}
