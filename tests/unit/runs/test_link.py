"""The link: exact, tolerant, and silent about what it did not understand."""

from urllib.parse import quote

import numpy as np
import pytest

from engine.config import Entry, RunConfig, default_race
from engine.link import LONGEST, decode, encode, language
from engine.query import joined, parsed
from engine.run import race
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from optimizers import OPTIMIZERS
from surfaces import SURFACES

BEALE = SURFACES["beale"]()
ADAM = OPTIMIZERS["adam"]


def entries(text: str) -> tuple[Entry, ...]:
    config, notices = decode(text)
    assert notices == []
    return config.entries


def test_a_link_is_readable_and_complete() -> None:
    config = RunConfig(BEALE, (1.0, 1.5), 200, 7, Noise("heavy", 0.5), (Entry(ADAM(learning_rate=0.1)),))
    assert encode(config, "ko") == (
        "v=1&surface=beale&start=1,1.5&steps=200&seed=7&noise=heavy~scale:0.5"
        "&run=adam~learning_rate:0.1~beta1:0.9~beta2:0.999~epsilon:1e-08&lang=ko"
    )
    assert decode(encode(config, "ko")) == (config, [])
    assert language(encode(config, "ko")) == "ko"


@pytest.mark.parametrize("text", ["", "?", "utm_source=mail", "&&&", "=", "%", "v=1", "?v=1&fbclid=1"])
def test_a_missing_part_is_the_default_one(text: str) -> None:
    assert decode(text) == (default_race(), [])
    assert language(text) is None


def test_what_a_page_remembers_alone_leaves_the_default_race() -> None:
    race, notices = decode("maps=colour:loss&lang=ko")
    assert not notices and race == default_race(race.page_settings) and len(race.page_settings) == 1


def test_a_link_that_names_a_part_of_a_race_opens_the_one_it_always_opened() -> None:
    assert decode("surface=beale")[0] == decode("start=1,1.5")[0] == decode("steps=300")[0] == RunConfig(BEALE)
    assert [entry.optimizer.rate for entry in RunConfig(BEALE).entries] == [0.027, 0.0032, 0.0037, 0.1, 0.42]


def test_a_hyperparameter_that_is_not_named_has_its_default() -> None:
    assert entries("run=adam~learning_rate:0.1~beta1:0.8") == (Entry(ADAM(learning_rate=0.1, beta1=0.8)),)
    assert entries("run=adam&run=adam") == (Entry(ADAM()), Entry(ADAM()))


def test_rules_and_schedules_nest_by_dotted_names() -> None:
    lookahead, cosine = OPTIMIZERS["lookahead"], SCHEDULES["cosine"]
    expected = Entry(lookahead(k=7, alpha=0.25, inner=OPTIMIZERS["nag"](learning_rate=0.1)), cosine(T_max=200))
    text = "lookahead~k:7~alpha:0.25~inner:nag~inner.learning_rate:0.1~schedule:cosine~schedule.T_max:200"
    assert entries(f"run={text}") == (expected,)
    assert entries(f"run={quote(text, safe='')}") == (expected,)
    warm = SCHEDULES["warmup"](warmup_steps=9, then=SCHEDULES["multistep"](milestones=(3, 9, 9)))
    assert entries(
        "run=gd~schedule:warmup~schedule.warmup_steps:9~schedule.then:multistep~schedule.then.milestones:3,9,9"
    ) == (Entry(OPTIMIZERS["gd"](), warm),)


def test_every_schedule_every_rule_and_every_surface_has_a_link() -> None:
    for cls in OPTIMIZERS.values():
        for schedule in (None, *SCHEDULES.values()):
            config = RunConfig(BEALE, entries=(Entry(cls(), schedule and schedule()),))
            assert decode(encode(config)) == (config, [])
    for surface in SURFACES.values():
        config = RunConfig(surface())
        assert decode(encode(config)) == (config, [])


def test_nobody_runs_where_nobody_is_wanted() -> None:
    config = RunConfig(BEALE, entries=())
    assert encode(config).endswith("&run=none")
    assert decode(encode(config)) == (config, [])


def test_of_a_repeated_key_the_last_counts() -> None:
    config, notices = decode("steps=5&start=9,9&steps=zz&start=2,3&steps=17")
    assert (config.steps, config.start, notices) == (17, (2.0, 3.0), [])


@pytest.mark.parametrize(
    "part",
    [
        "v=2", "v=", "lang=xx", "lang=", "surface=nowhere", "surface=", "surface=formula&f=__import__('os')",
        "start=", "start=1", "start=1,2,3", "start=nan,1", "start=inf,1", "start=１,2", "start=1_0,2",
        "start=1%0D%0A2", "start=1;2", "start=1e7,0", "start=1e999,0",
        "steps=0", "steps=-5", "steps=1e99", "steps=99999999999999999999999", "steps=1.5", "steps=true", "steps=",
        "seed=-1", "seed=4294967296", "seed=x", "noise=pink", "noise=", "noise=heavy~scale:-1", "noise=heavy~scale:nan",
        "noise=heavy~colour:red", "run=", "run=sgdd", "run=adam~beta1:2", "run=adam~beta1:", "run=adam~beta1",
        "run=adam~", "run=adam~gamma:1", "run=adam~beta1.x:1", "run=adam~.:1", "run=adam~bias_correction:maybe",
        "run=adam~schedule:moon", "run=adam~schedule.T_max:5", "run=adam~inner:gd", "run=lookahead~inner:moon",
        "run=lookahead~k:0", "run=lookahead~inner.beta1:9", "run=__class__", "run=none&run=adam",
        "run=gd~schedule:multistep~schedule.milestones:1,x", "run=gd~schedule:multistep~schedule.milestones:1,-1",
        "run=gd~schedule:one_cycle~schedule.anneal_strategy:sin", "run=%F0%9F%98%80", "run=%FF%FE",
        "&".join(["run=gd"] * 13), "run=gd~schedule:multistep~schedule.milestones:" + ",".join(["1"] * 21),
    ],
)  # fmt: skip
def test_a_part_that_cannot_be_taken_costs_one_plain_notice(part: str) -> None:
    config, notices = decode(part)
    assert len(notices) == 1 and str(notices[0]) == notices[0].en
    assert decode(encode(config)) == (config, [])


SENT = "v=1&surface=himmelblau&start=-1,0.5&steps=50&seed=7&run=adam~learning_rate:1e-3~beta1:0.8&run=gd"


@pytest.mark.parametrize(
    "mailed",
    [
        "?" + SENT,
        SENT.replace("&", "&amp;"),
        SENT.replace("&", "&AMP;"),
        SENT.replace("&", "&amp;amp;"),
        SENT.replace("&", "&amp%3B"),
        SENT.replace("&", "%26"),
        SENT.replace("&", "%26amp%3B"),
        quote(SENT, safe=""),
        quote(SENT, safe="=&"),
        *(SENT + end for end in (".", ",", ")", ").", ">", ";", "!", "?", "]", "\u201d", "%3E", "%E3%80%82", "\n")),
        SENT.replace("surface", "surf\r\nace").replace("0.5", "0.\n5").replace("adam", "ad\u00adam"),
        SENT.replace("learning_rate", "learning%0D%0A_rate").replace("beta1", "%C2%ADbeta1%E2%80%8B"),
        SENT.replace("1e-3", "1e\u22123").replace("-1", "\u20131"),
        SENT.replace("0.5", "+0.5").replace("50", "5e+1"),
        SENT.replace("&steps", "&utm_source=mail&steps"),
        *(SENT.replace("&", escape) for escape in ("&#38;", "&#x26;", "&#X26;", "&#038;", "&amp;#38;")),
        SENT.replace("&", "%26%2338%3B"),
    ],
)
def test_what_a_mail_program_does_to_a_link_is_undone(mailed: str) -> None:
    assert decode(mailed) == decode(SENT)
    assert decode(SENT)[1] == []


def test_a_formula_keeps_what_other_values_do_not_mean() -> None:
    for text in ("x + y", "(x+1)*(y-1)", "sin(x)", "a&b=c"):
        pairs, whole = parsed(joined([("surface", "formula"), ("f", text)]), LONGEST)
        assert (dict(pairs)["f"], whole) == (text, True)
    assert dict(parsed("f=sin(x)).", LONGEST)[0])["f"] == "sin(x)"


def test_what_is_escaped_takes_no_more_room() -> None:
    long = "run=" + "~".join(["adam", *["beta1:0.9"] * 390])
    assert len(long) < LONGEST < len(quote(long, safe="="))
    assert decode(quote(long, safe="=")) == decode(long)
    assert decode(long)[1] == []


def test_what_is_out_of_range_is_clamped() -> None:
    config, notices = decode("steps=1e9&start=-2e6,2&seed=-3&run=adam~beta1:1~learning_rate:-4")
    assert (config.steps, config.start, config.seed) == (100_000, (BEALE.view.x0, BEALE.view.y1), 0)
    assert config.entries == (Entry(ADAM(beta1=1 - 2.0**-53, learning_rate=1e-300)),)
    assert len(notices) == 5


@pytest.mark.parametrize("rate", ["0", "0.0", "-0", "5e-324", "1e-310", "1e-400", "-1"])
@pytest.mark.parametrize("rule", ["adam", "lookahead~inner:gd~inner."])
def test_a_rate_of_nothing_is_clamped_to_the_smallest(rate: str, rule: str) -> None:
    config, notices = decode(f"run={rule}{'' if rule.endswith('.') else '~'}learning_rate:{rate}")
    assert config.entries[0].optimizer.rate == 1e-300
    assert len(notices) == 1


@pytest.mark.parametrize(
    "part", ["noise=gaussian~scale:1e-400", "run=adam~epsilon:1e-400", "start=1e-400,1", "seed=1e-400"]
)
def test_a_number_that_vanishes_is_said_to_be_changed(part: str) -> None:
    config, notices = decode(part)
    assert len(notices) == 1 and decode(encode(config)) == (config, [])


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("start", ["1e300,1", "-1e300,1e300", "1,-1e300", "2e6,2e6", "1e999,-1e999"])
def test_a_start_from_nowhere_is_brought_into_the_picture(surface: str, start: str) -> None:
    config, notices = decode(f"surface={surface}&start={start}&steps=20&run=adam")
    view = config.surface.view
    assert view.x0 <= config.start[0] <= view.x1 and view.y0 <= config.start[1] <= view.y1
    assert len(notices) == 1 and decode(encode(config)) == (config, [])
    (run,) = race(config)
    assert run.status.kind != "diverged" and np.isfinite(run.theta).all()


def test_a_start_far_outside_is_still_one() -> None:
    assert decode("start=1e6,-1e6")[0].start == (1e6, -1e6)


def test_a_notice_never_repeats_what_it_read() -> None:
    evil = "<script>alert(1)</script>![x](http://e.vil/x.png)"
    keys = ("v", "surface", "start", "steps", "seed", "noise", "run", "lang", "f")
    for value in (evil, f"adam~{evil}:1", f"adam~beta1:{evil}", f"gd~schedule:{evil}", f"heavy~scale:{evil}"):
        _, notices = decode("&".join(f"{name}={quote(value)}" for name in keys))
        assert notices
        for said in [t for notice in notices for t in (notice.en, notice.ko)]:
            assert not any(mark in said for mark in "<>[]!&") and "e.vil" not in said


def test_rules_nest_only_so_deep() -> None:
    deep = "".join(f"~{'inner.' * i}inner:lookahead" for i in range(30))
    config, notices = decode(f"run=lookahead{deep}")
    assert notices and decode(encode(config)) == (config, [])


def test_a_link_ends_at_its_limit() -> None:
    config, notices = decode("steps=12&junk=" + "x" * 10_000 + "&steps=13")
    assert config.steps == 12 and len(notices) == 1
    inner = ("learning_rate", "epsilon", "beta1", "beta2", "momentum_decay", "weight_decay")
    long = "run=lookahead~inner:nadam" + "".join(f"~inner.{name}:.12345678901234567" for name in inner)
    long += "~schedule:one_cycle~schedule.max_lr:.12345678901234567"
    assert len("&".join([long] * 12)) < LONGEST
    config, notices = decode("&".join([long] * 12))
    assert notices and len(encode(config)) <= LONGEST and decode(encode(config)) == (config, [])


def test_what_cannot_be_said_in_a_link_is_an_error_for_the_writer() -> None:
    class Mine(SURFACES["beale"]):  # type: ignore[misc,name-defined]
        pass

    with pytest.raises(ValueError, match="registry"):
        encode(RunConfig(Mine()))
